package dev.landbridge.gateway.account;

import static dev.landbridge.platform.access.Verb.ADMINISTER;
import static dev.landbridge.platform.access.Verb.ASK;
import static dev.landbridge.platform.access.Verb.OPERATE;
import static dev.landbridge.platform.access.Verb.READ;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.gateway.account.AccountCommand.OpenAccount;
import dev.landbridge.gateway.account.AccountCommand.RenameAccount;
import dev.landbridge.gateway.account.AccountCommand.ResumeAccount;
import dev.landbridge.gateway.account.AccountCommand.SuspendAccount;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts: opened, suspended and resumed by the operator, seen and renamed by their owners. */
@RestController
@RequestMapping(AccountController.PATH)
class AccountController {
  static final String PATH = "/v1/accounts";

  private final Commands commands;
  private final AccountQueries accounts;
  private final AccountIds ids;

  AccountController(Commands commands, AccountQueries accounts, AccountIds ids) {
    this.commands = commands;
    this.accounts = accounts;
    this.ids = ids;
  }

  record OpenRequest(@Nullable AccountId id, @NotBlank @Size(max = 60) String name) {}

  record RenameRequest(@NotBlank @Size(max = 60) String name) {}

  record SuspendRequest(@NotNull @Size(max = 255) String reason) {}

  @Needs(OPERATE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<AccountResource> open(@Valid @RequestBody OpenRequest body) {
    var id = Optional.ofNullable(body.id()).orElseGet(ids::next);
    commands.send(new OpenAccount(id, body.name()));
    var account = get(id);
    return Answers.created(PATH + "/" + id, account, account.version());
  }

  @Needs(OPERATE)
  @GetMapping
  Page<AccountResource> list(PageRequest page) {
    return accounts.page(page);
  }

  @Needs(ASK)
  @GetMapping("/self")
  ResponseEntity<AccountResource> self(Caller caller) {
    return ok(caller.requireAccount());
  }

  @Needs(READ)
  @GetMapping("/{id}")
  ResponseEntity<AccountResource> describe(Caller caller, @PathVariable AccountId id) {
    AccountAccess.see(caller, id);
    return ok(id);
  }

  @Needs(ADMINISTER)
  @PatchMapping("/{id}")
  ResponseEntity<AccountResource> rename(
      Caller caller, @PathVariable AccountId id, @Valid @RequestBody RenameRequest body) {
    AccountAccess.see(caller, id);
    get(id);
    commands.send(new RenameAccount(id, body.name()));
    return ok(id);
  }

  @Needs(OPERATE)
  @PostMapping("/{id}/suspend")
  ResponseEntity<AccountResource> suspend(
      @PathVariable AccountId id, @Valid @RequestBody SuspendRequest body) {
    get(id);
    commands.send(new SuspendAccount(id, body.reason()));
    return ok(id);
  }

  @Needs(OPERATE)
  @PostMapping("/{id}/resume")
  ResponseEntity<AccountResource> resume(@PathVariable AccountId id) {
    get(id);
    commands.send(new ResumeAccount(id));
    return ok(id);
  }

  private ResponseEntity<AccountResource> ok(AccountId id) {
    var account = get(id);
    return Answers.ok(account, account.version());
  }

  private AccountResource get(AccountId id) {
    return accounts.find(id).orElseThrow(() -> AccountAccess.noSuchAccount(id));
  }
}
