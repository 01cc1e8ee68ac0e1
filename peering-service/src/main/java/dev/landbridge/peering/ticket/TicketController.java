package dev.landbridge.peering.ticket;

import static dev.landbridge.platform.access.Verb.CHANGE;
import static dev.landbridge.platform.access.Verb.OPERATE;
import static dev.landbridge.platform.access.Verb.READ;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.peering.FreeText;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.ticket.TicketCommand.ApproveTicket;
import dev.landbridge.peering.ticket.TicketCommand.RefuseTicket;
import dev.landbridge.peering.ticket.TicketCommand.WithdrawTicket;
import dev.landbridge.peering.ticket.TicketQueries.TicketFilter;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.platform.web.ProblemException;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What accounts ask of the operator, and the answers. */
@RestController
@RequestMapping(TicketController.PATH)
class TicketController {
  static final String PATH = "/v1/tickets";

  private final Commands commands;
  private final TicketRegister register;
  private final TicketQueries queries;
  private final TicketSubjects subjects;
  private final TicketEffects effects;
  private final IdSource ids;

  TicketController(
      Commands commands,
      TicketRegister register,
      TicketQueries queries,
      TicketSubjects subjects,
      TicketEffects effects,
      IdSource ids) {
    this.commands = commands;
    this.register = register;
    this.queries = queries;
    this.subjects = subjects;
    this.effects = effects;
    this.ids = ids;
  }

  record OpenRequest(
      @NotNull TicketKind kind,
      @Nullable PeeringConnectionId connectionId,
      @Nullable Integer bandwidthMbps,
      @Nullable Quota quota,
      @Nullable Integer limit,
      @Nullable Region localRegion,
      @Nullable Region remoteRegion,
      @NotNull FreeText reason) {}

  record ApproveRequest(@Nullable FreeText note) {}

  record RefuseRequest(@NotNull FreeText reason) {}

  @Needs(CHANGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<TicketResource> open(@RequestBody OpenRequest body, Caller caller) {
    var account = caller.requireAccount();
    var id = ids.next(TicketId::parse, TicketId.PREFIX);
    Versioned<Ticket> opened = commands.send(subjects.opening(id, account, body));
    return Answers.created(
        PATH + "/" + id, TicketResource.of(opened.state(), opened.version()), opened.version());
  }

  @Needs(READ)
  @GetMapping
  Page<TicketResource> list(@ParameterObject TicketFilter filter, PageRequest page, Caller caller) {
    return Page.of(queries.list(filter, scope(caller), page), page, Positioned::position)
        .map(Positioned::item);
  }

  @Needs(READ)
  @GetMapping("/{id}")
  ResponseEntity<TicketResource> get(@PathVariable TicketId id, Caller caller) {
    var ticket =
        queries.find(id, scope(caller)).orElseThrow(() -> ProblemException.noSuch("ticket", id));
    return Answers.ok(ticket, ticket.version());
  }

  @Needs(OPERATE)
  @PostMapping("/{id}/approve")
  ResponseEntity<TicketResource> approve(
      @PathVariable TicketId id,
      @RequestBody(required = false) @Nullable ApproveRequest body,
      Caller caller) {
    var wasOpen = held(id).open();
    var note = Optional.ofNullable(body).map(ApproveRequest::note).orElse(FreeText.NONE);
    Versioned<Ticket> approved = commands.send(new ApproveTicket(id, note.text()));
    approved.state().known().ifPresent(wasOpen ? effects::of : effects::found);
    return answer(approved);
  }

  @Needs(OPERATE)
  @PostMapping("/{id}/refuse")
  ResponseEntity<TicketResource> refuse(
      @PathVariable TicketId id, @RequestBody RefuseRequest body, Caller caller) {
    held(id);
    return answer(commands.send(new RefuseTicket(id, body.reason().text())));
  }

  @Needs(CHANGE)
  @PostMapping("/{id}/withdraw")
  ResponseEntity<TicketResource> withdraw(@PathVariable TicketId id, Caller caller) {
    var account = caller.requireAccount();
    if (!register.hold(id, account)) {
      throw ProblemException.noSuch("ticket", id);
    }
    return answer(commands.send(new WithdrawTicket(id, account)));
  }

  private TicketRegister.Entry held(TicketId id) {
    return register.hold(id).orElseThrow(() -> ProblemException.noSuch("ticket", id));
  }

  /** An operator who names no account reads those of everybody. */
  private static Optional<AccountId> scope(Caller caller) {
    return caller.isOperator() ? caller.account() : Optional.of(caller.requireAccount());
  }

  private static ResponseEntity<TicketResource> answer(Versioned<Ticket> decided) {
    return Answers.ok(TicketResource.of(decided.state(), decided.version()), decided.version());
  }
}
