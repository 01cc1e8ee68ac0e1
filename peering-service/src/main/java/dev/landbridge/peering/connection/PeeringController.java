package dev.landbridge.peering.connection;

import static dev.landbridge.platform.access.Verb.CHANGE;
import static dev.landbridge.platform.access.Verb.OPERATE;
import static dev.landbridge.platform.access.Verb.READ;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.FreeText;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.ResourceName;
import dev.landbridge.peering.connection.PeeringCommand.AcceptPeering;
import dev.landbridge.peering.connection.PeeringCommand.AmendPeering;
import dev.landbridge.peering.connection.PeeringCommand.Change;
import dev.landbridge.peering.connection.PeeringCommand.DeletePeering;
import dev.landbridge.peering.connection.PeeringCommand.IsolatePeering;
import dev.landbridge.peering.connection.PeeringCommand.ReactivatePeering;
import dev.landbridge.peering.connection.PeeringCommand.RejectPeering;
import dev.landbridge.peering.connection.PeeringCommand.RequestPeering;
import dev.landbridge.peering.connection.PeeringCommand.RestorePeering;
import dev.landbridge.peering.connection.PeeringCommand.Wish;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.platform.web.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Peering connections, from request to deletion. */
@RestController
@RequestMapping(PeeringController.PATH)
class PeeringController {
  static final String PATH = "/v1/vpc-peering-connections";
  private static final String RESOURCE = "peering-connection";

  private final Commands commands;
  private final PeeringGround ground;
  private final PeeringQueries queries;
  private final IdSource ids;
  private final Clock clock;

  PeeringController(
      Commands commands, PeeringGround ground, PeeringQueries queries, IdSource ids, Clock clock) {
    this.commands = commands;
    this.ground = ground;
    this.queries = queries;
    this.ids = ids;
    this.clock = clock;
  }

  record CreateRequest(
      @NotNull VpcId requesterVpcId,
      @NotNull VpcId accepterVpcId,
      @Nullable AccountId accepterAccountId,
      @Nullable Region accepterRegion,
      @Nullable ResourceName name,
      @Nullable FreeText description,
      @Nullable Integer bandwidthMbps,
      @Nullable ChargeType chargeType,
      @Nullable ServiceLevel serviceLevel,
      @Nullable Tags tags) {
    Wish wish() {
      return new Wish(
          requesterVpcId,
          accepterVpcId,
          accepterAccountId,
          accepterRegion,
          Optional.ofNullable(name).orElse(ResourceName.NONE).text(),
          Optional.ofNullable(description).orElse(FreeText.NONE).text(),
          new Change(bandwidthMbps, chargeType, serviceLevel),
          Optional.ofNullable(tags).orElse(Tags.NONE));
    }
  }

  record AmendRequest(
      @Nullable ResourceName name,
      @Nullable FreeText description,
      @Nullable Integer bandwidthMbps,
      @Nullable ChargeType chargeType,
      @Nullable ServiceLevel serviceLevel,
      @Nullable Tags tags) {
    Change change() {
      return new Change(bandwidthMbps, chargeType, serviceLevel);
    }
  }

  record RejectRequest(@Nullable FreeText reason) {}

  record IsolateRequest(@NotNull FreeText reason) {}

  @Needs(CHANGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<PeeringResource> create(@RequestBody CreateRequest body, Caller caller) {
    var account = caller.requireAccount();
    var wish = body.wish();
    var now = clock.instant();
    var facts = ground.facts(account, wish, now);
    var id = ids.next(PeeringConnectionId::parse, PeeringConnectionId.PREFIX);
    Versioned<PeeringConnection> created =
        commands.send(
            new RequestPeering(
                id, account, wish, facts, ground.access(account, facts), ground.rules(), now));
    return Answers.created(
        PATH + "/" + id, ground.resource(created, caller.account(), facts), created.version());
  }

  @Needs(READ)
  @GetMapping
  Page<PeeringResource> list(
      @ParameterObject PeeringFilter filter, PageRequest page, Caller caller) {
    return Page.of(queries.list(filter, scope(caller), page), page, Positioned::position)
        .map(Positioned::item);
  }

  @Needs(READ)
  @GetMapping("/{id}")
  ResponseEntity<PeeringResource> get(@PathVariable PeeringConnectionId id, Caller caller) {
    var connection =
        queries.find(id, scope(caller)).orElseThrow(() -> ProblemException.noSuch(RESOURCE, id));
    return Answers.ok(connection, connection.version());
  }

  @Needs(CHANGE)
  @PatchMapping("/{id}")
  ResponseEntity<PeeringResource> amend(
      @PathVariable PeeringConnectionId id, @RequestBody AmendRequest body, Caller caller) {
    var party = party(id, caller);
    var name = body.name();
    var description = body.description();
    return send(
        new AmendPeering(
            id,
            party.account(),
            name == null ? null : name.text(),
            description == null ? null : description.text(),
            body.tags(),
            body.change(),
            ground.rules()),
        caller);
  }

  @Needs(CHANGE)
  @PostMapping("/{id}/accept")
  ResponseEntity<PeeringResource> accept(@PathVariable PeeringConnectionId id, Caller caller) {
    var party = party(id, caller);
    var facts = facts(party.entry());
    return send(new AcceptPeering(id, party.account(), facts, clock.instant()), facts, caller);
  }

  @Needs(CHANGE)
  @PostMapping("/{id}/reject")
  ResponseEntity<PeeringResource> reject(
      @PathVariable PeeringConnectionId id,
      @RequestBody(required = false) @Nullable RejectRequest body,
      Caller caller) {
    var party = party(id, caller);
    var reason = Optional.ofNullable(body).map(RejectRequest::reason).orElse(FreeText.NONE);
    return send(new RejectPeering(id, party.account(), reason.text(), clock.instant()), caller);
  }

  @Needs(CHANGE)
  @PostMapping("/{id}/reactivate")
  ResponseEntity<PeeringResource> reactivate(@PathVariable PeeringConnectionId id, Caller caller) {
    var party = party(id, caller);
    var entry = party.entry();
    var now = clock.instant();
    var facts = ground.facts(entry, now);
    return send(
        new ReactivatePeering(
            id,
            party.account(),
            facts,
            ground.access(entry.requester(), facts),
            ground.rules(),
            now),
        facts,
        caller);
  }

  @Needs(CHANGE)
  @DeleteMapping("/{id}")
  ResponseEntity<PeeringResource> delete(
      @PathVariable PeeringConnectionId id,
      @Parameter(
              description =
                  "What becomes of routes through the connection: `keep`, they stay, as blackhole;"
                      + " `remove`, yours go and those of the other account stay; `remove-all`,"
                      + " those of both go.")
          @RequestParam(defaultValue = "keep")
          RouteDisposal routes,
      Caller caller) {
    return send(new DeletePeering(id, party(id, caller).account(), routes), caller);
  }

  @Needs(OPERATE)
  @PostMapping("/{id}/isolate")
  ResponseEntity<PeeringResource> isolate(
      @PathVariable PeeringConnectionId id, @RequestBody IsolateRequest body, Caller caller) {
    known(id);
    return send(new IsolatePeering(id, body.reason().text()), caller);
  }

  @Needs(OPERATE)
  @PostMapping("/{id}/restore")
  ResponseEntity<PeeringResource> restore(@PathVariable PeeringConnectionId id, Caller caller) {
    known(id);
    return send(new RestorePeering(id), caller);
  }

  /** A caller that may act, and what it acts on. */
  private record Party(AccountId account, PeeringRegister.Entry entry) {}

  /** The same answer for foreign and absent. */
  private Party party(PeeringConnectionId id, Caller caller) {
    var account = caller.requireAccount();
    var entry = known(id);
    if (!entry.concerns(account)) {
      throw ProblemException.noSuch(RESOURCE, id);
    }
    return new Party(account, entry);
  }

  private PeeringRegister.Entry known(PeeringConnectionId id) {
    return ground.find(id).orElseThrow(() -> ProblemException.noSuch(RESOURCE, id));
  }

  private PeeringFacts facts(PeeringRegister.Entry entry) {
    return ground.facts(entry.requesterVpc(), entry.accepterVpc());
  }

  private ResponseEntity<PeeringResource> send(PeeringCommand command, Caller caller) {
    Versioned<PeeringConnection> decided = commands.send(command);
    return Answers.ok(ground.resource(decided, caller.account()), decided.version());
  }

  private ResponseEntity<PeeringResource> send(
      PeeringCommand command, PeeringFacts facts, Caller caller) {
    Versioned<PeeringConnection> decided = commands.send(command);
    return Answers.ok(ground.resource(decided, caller.account(), facts), decided.version());
  }

  /** An operator who names no account reads those of everybody. */
  private static Optional<AccountId> scope(Caller caller) {
    return caller.isOperator() ? caller.account() : Optional.of(caller.requireAccount());
  }
}
