package dev.landbridge.peering.ticket;

import dev.landbridge.events.peering.TicketEvent;
import dev.landbridge.peering.ticket.TicketCommand.ApproveTicket;
import dev.landbridge.peering.ticket.TicketCommand.OpenTicket;
import dev.landbridge.peering.ticket.TicketCommand.RefuseTicket;
import dev.landbridge.peering.ticket.TicketCommand.WithdrawTicket;
import dev.landbridge.platform.command.Deciding;
import dev.landbridge.platform.command.Versioned;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The Axon edge of a ticket. */
public class TicketAggregate {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private Ticket state = new Ticket.None();

  TicketAggregate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  Versioned<Ticket> handle(OpenTicket command, TicketRegister register) {
    return decide(command, register, command.limit());
  }

  @CommandHandler
  Versioned<Ticket> handle(ApproveTicket command, TicketRegister register) {
    return decide(command, register, 0);
  }

  @CommandHandler
  Versioned<Ticket> handle(RefuseTicket command, TicketRegister register) {
    return decide(command, register, 0);
  }

  @CommandHandler
  Versioned<Ticket> handle(WithdrawTicket command, TicketRegister register) {
    return decide(command, register, 0);
  }

  private Versioned<Ticket> decide(TicketCommand command, TicketRegister register, int limit) {
    var decision = TicketDecider.decide(command, state);
    register.keep(decision, limit);
    return Deciding.apply(decision, () -> state);
  }

  @EventSourcingHandler
  void on(TicketEvent event, @Timestamp Instant at) {
    id = event.id().text();
    state = TicketDecider.evolve(state, event, at.truncatedTo(ChronoUnit.MILLIS));
  }
}
