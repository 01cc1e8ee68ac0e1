package dev.landbridge.peering.classic;

import dev.landbridge.events.peering.ClassicInterconnectEvent;
import dev.landbridge.peering.classic.ClassicCommand.CloseInterconnect;
import dev.landbridge.peering.classic.ClassicCommand.OpenInterconnect;
import dev.landbridge.platform.command.Deciding;
import dev.landbridge.platform.command.Versioned;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The Axon edge of a classic interconnect. */
public class ClassicInterconnectAggregate {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private ClassicInterconnect state = new ClassicInterconnect.None();

  ClassicInterconnectAggregate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  Versioned<ClassicInterconnect> handle(OpenInterconnect command, ClassicRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<ClassicInterconnect> handle(CloseInterconnect command, ClassicRegister register) {
    return decide(command, register);
  }

  private Versioned<ClassicInterconnect> decide(ClassicCommand command, ClassicRegister register) {
    var decision = ClassicDecider.decide(command, state);
    register.keep(decision);
    return Deciding.apply(decision, () -> state);
  }

  @EventSourcingHandler
  void on(ClassicInterconnectEvent event) {
    id = event.id().text();
    state = ClassicDecider.evolve(state, event);
  }
}
