package dev.landbridge.peering.guard;

import static dev.landbridge.platform.access.Verb.ASK;
import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.FreeText;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.UtcTime;
import dev.landbridge.peering.guard.GuardCommand.AddAcceptanceRule;
import dev.landbridge.peering.guard.GuardCommand.RemoveAcceptanceRule;
import dev.landbridge.peering.guard.GuardRejection.NoSuchAcceptanceRule;
import dev.landbridge.peering.guard.GuardResource.RuleResource;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the caller's account accepts before it is asked. */
@RestController
@RequestMapping(AcceptanceRuleController.PATH)
class AcceptanceRuleController {
  static final String PATH = GuardController.PATH + "/acceptance-rules";

  private final Commands commands;
  private final GuardRegister register;
  private final GuardQueries queries;
  private final QuotaRegister quotas;
  private final IdSource ids;
  private final Clock clock;

  AcceptanceRuleController(
      Commands commands,
      GuardRegister register,
      GuardQueries queries,
      QuotaRegister quotas,
      IdSource ids,
      Clock clock) {
    this.commands = commands;
    this.register = register;
    this.queries = queries;
    this.quotas = quotas;
    this.ids = ids;
    this.clock = clock;
  }

  record RuleRequest(
      @NotNull AccountId requesterAccountId,
      @Nullable VpcId requesterVpcId,
      @Nullable @Size(max = 20) List<@NotNull CidrBlock> cidrRanges,
      @Nullable VpcId vpcId,
      @Nullable UtcTime expiresAt,
      @Nullable FreeText note) {
    AcceptanceRule rule(AcceptanceRuleId id) {
      return new AcceptanceRule(
          id,
          requesterAccountId,
          requesterVpcId,
          cidrRanges == null ? List.of() : cidrRanges.stream().sorted().distinct().toList(),
          vpcId,
          expiresAt == null ? null : expiresAt.at(),
          Optional.ofNullable(note).orElse(FreeText.NONE).text());
    }
  }

  /** Pending connections that a rule would have accepted. */
  record PreviewResource(List<PeeringConnectionId> peeringConnectionIds) {}

  @Needs(CHANGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<RuleResource> add(@RequestBody RuleRequest body, Caller caller) {
    var account = held(caller);
    var id = newId();
    var rule = body.rule(id);
    var vpc = rule.vpcId();
    Versioned<Guard> decided =
        commands.send(
            new AddAcceptanceRule(
                account,
                rule,
                vpc == null || register.owns(account, vpc),
                quotas.limit(account, Quota.ACCEPTANCE_RULES_PER_ACCOUNT),
                clock.instant()));
    var added = decided.state().rule(id).orElseThrow();
    return Answers.created(
        PATH + "/" + id, RuleResource.of(added, decided.version()), decided.version());
  }

  /** Changes nothing: which pending connections the rule would have accepted, had it been there. */
  @Needs(ASK)
  @PostMapping("/preview")
  PreviewResource preview(@RequestBody RuleRequest body, Caller caller) {
    var account = caller.requireAccount();
    var rule = body.rule(newId());
    var now = clock.instant();
    return new PreviewResource(
        queries.awaiting(account, rule.requester()).stream()
            .filter(asked -> rule.covers(asked.requester(), asked.accepter(), now))
            .map(GuardQueries.Awaiting::id)
            .toList());
  }

  @Needs(ASK)
  @GetMapping
  Page<RuleResource> list(
      @RequestParam(required = false) @Nullable AccountId requesterAccountId,
      PageRequest page,
      Caller caller) {
    return Page.of(
            queries.rules(caller.requireAccount(), requesterAccountId, page),
            page,
            Positioned::position)
        .map(Positioned::item);
  }

  @Needs(ASK)
  @GetMapping("/{id}")
  ResponseEntity<RuleResource> get(@PathVariable AcceptanceRuleId id, Caller caller) {
    var rule =
        queries
            .rule(caller.requireAccount(), id)
            .orElseThrow(() -> new CommandRejected(new NoSuchAcceptanceRule(id)));
    return Answers.ok(rule, rule.version());
  }

  @Needs(CHANGE)
  @DeleteMapping("/{id}")
  ResponseEntity<Void> remove(@PathVariable AcceptanceRuleId id, Caller caller) {
    commands.send(new RemoveAcceptanceRule(held(caller), id));
    return Answers.noContent();
  }

  private AcceptanceRuleId newId() {
    return ids.next(AcceptanceRuleId::parse, AcceptanceRuleId.PREFIX);
  }

  /** The caller's account, of which nobody asks anything until the change is made. */
  private AccountId held(Caller caller) {
    var account = caller.requireAccount();
    register.lock(account);
    return account;
  }
}
