package dev.landbridge.peering.guard;

import static dev.landbridge.platform.access.Verb.ASK;
import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.peering.FreeText;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.guard.GuardCommand.ChoosePolicy;
import dev.landbridge.peering.guard.GuardCommand.ListRequester;
import dev.landbridge.peering.guard.GuardCommand.UnlistRequester;
import dev.landbridge.peering.guard.GuardRejection.NotListed;
import dev.landbridge.peering.guard.GuardResource.RequesterResource;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The peering guard of the caller's account: its policy, and whom it allows and denies. */
@RestController
@RequestMapping(GuardController.PATH)
class GuardController {
  static final String PATH = "/v1/peering-guard";

  private final Commands commands;
  private final GuardRegister register;
  private final GuardQueries queries;
  private final QuotaRegister quotas;

  GuardController(
      Commands commands, GuardRegister register, GuardQueries queries, QuotaRegister quotas) {
    this.commands = commands;
    this.register = register;
    this.queries = queries;
    this.quotas = quotas;
  }

  record PolicyRequest(@NotNull GuardPolicy policy) {}

  record ListingRequest(@NotNull Listing listing, @Nullable FreeText note) {}

  @Needs(ASK)
  @GetMapping
  ResponseEntity<GuardResource> get(Caller caller) {
    var account = caller.requireAccount();
    return queries
        .find(account)
        .map(GuardController::answer)
        .orElseGet(
            () -> ResponseEntity.ok(new GuardResource(account, GuardPolicy.OPEN, 0, 0, 0, null)));
  }

  private static ResponseEntity<GuardResource> answer(GuardResource guard) {
    return guard.version() == null ? ResponseEntity.ok(guard) : Answers.ok(guard, guard.version());
  }

  @Needs(CHANGE)
  @PatchMapping
  ResponseEntity<GuardResource> choose(@RequestBody PolicyRequest body, Caller caller) {
    var account = held(caller);
    Versioned<Guard> decided = commands.send(new ChoosePolicy(account, body.policy()));
    return Answers.ok(
        GuardResource.of(account, decided.state(), decided.version()), decided.version());
  }

  @Needs(ASK)
  @GetMapping("/requesters")
  Page<RequesterResource> requesters(
      @RequestParam(required = false) @Nullable Listing listing, PageRequest page, Caller caller) {
    return Page.of(
            queries.requesters(caller.requireAccount(), listing, page), page, Positioned::position)
        .map(Positioned::item);
  }

  @Needs(ASK)
  @GetMapping("/requesters/{accountId}")
  ResponseEntity<RequesterResource> requester(@PathVariable AccountId accountId, Caller caller) {
    var listed =
        queries
            .requester(caller.requireAccount(), accountId)
            .orElseThrow(() -> new CommandRejected(new NotListed(accountId)));
    return Answers.ok(listed, listed.version());
  }

  /** Puts an account on a list, be it from the other one. */
  @Needs(CHANGE)
  @PutMapping("/requesters/{accountId}")
  ResponseEntity<RequesterResource> list(
      @PathVariable AccountId accountId, @RequestBody ListingRequest body, Caller caller) {
    var account = held(caller);
    var note = Optional.ofNullable(body.note()).orElse(FreeText.NONE).text();
    var limit = quotas.limit(account, Quota.LISTED_REQUESTERS_PER_ACCOUNT);
    Versioned<Guard> decided =
        commands.send(new ListRequester(account, accountId, body.listing(), note, limit));
    var listed = decided.state().requester(accountId).orElseThrow();
    return Answers.ok(RequesterResource.of(listed, decided.version()), decided.version());
  }

  @Needs(CHANGE)
  @DeleteMapping("/requesters/{accountId}")
  ResponseEntity<Void> unlist(@PathVariable AccountId accountId, Caller caller) {
    commands.send(new UnlistRequester(held(caller), accountId));
    return Answers.noContent();
  }

  /** The caller's account, of which nobody asks anything until the change is made. */
  private AccountId held(Caller caller) {
    var account = caller.requireAccount();
    register.lock(account);
    return account;
  }
}
