package dev.landbridge.peering.guard;

import dev.landbridge.events.peering.GuardEvent;
import dev.landbridge.peering.guard.GuardCommand.AddAcceptanceRule;
import dev.landbridge.peering.guard.GuardCommand.ChoosePolicy;
import dev.landbridge.peering.guard.GuardCommand.ListRequester;
import dev.landbridge.peering.guard.GuardCommand.RemoveAcceptanceRule;
import dev.landbridge.peering.guard.GuardCommand.UnlistRequester;
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

/** The Axon edge of an account's guard; it exists from its first change on. */
public class GuardAggregate {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private Guard state = new Guard.None();

  GuardAggregate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Versioned<Guard> handle(ChoosePolicy command, GuardRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Versioned<Guard> handle(ListRequester command, GuardRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Versioned<Guard> handle(UnlistRequester command, GuardRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Versioned<Guard> handle(AddAcceptanceRule command, GuardRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  Versioned<Guard> handle(RemoveAcceptanceRule command, GuardRegister register) {
    return decide(command, register);
  }

  private Versioned<Guard> decide(GuardCommand command, GuardRegister register) {
    var decision = GuardDecider.decide(command, state);
    register.keep(decision);
    return Deciding.apply(decision, () -> state);
  }

  @EventSourcingHandler
  void on(GuardEvent event, @Timestamp Instant at) {
    id = event.id().text();
    state = GuardDecider.evolve(state, event, at.truncatedTo(ChronoUnit.MILLIS));
  }
}
