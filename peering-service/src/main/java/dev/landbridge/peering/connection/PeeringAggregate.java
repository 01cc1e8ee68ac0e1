package dev.landbridge.peering.connection;

import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.peering.connection.PeeringCommand.AcceptPeering;
import dev.landbridge.peering.connection.PeeringCommand.AmendPeering;
import dev.landbridge.peering.connection.PeeringCommand.DeletePeering;
import dev.landbridge.peering.connection.PeeringCommand.ExpirePeering;
import dev.landbridge.peering.connection.PeeringCommand.IsolatePeering;
import dev.landbridge.peering.connection.PeeringCommand.RaiseBandwidth;
import dev.landbridge.peering.connection.PeeringCommand.ReactivatePeering;
import dev.landbridge.peering.connection.PeeringCommand.RejectPeering;
import dev.landbridge.peering.connection.PeeringCommand.RequestPeering;
import dev.landbridge.peering.connection.PeeringCommand.RestorePeering;
import dev.landbridge.platform.command.Deciding;
import dev.landbridge.platform.command.Versioned;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The Axon edge of a peering connection. */
public class PeeringAggregate {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private PeeringConnection state = new PeeringConnection.None();

  PeeringAggregate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  Versioned<PeeringConnection> handle(RequestPeering command, PeeringRegister register) {
    var decision = PeeringDecider.decide(command, state);
    register.keep(decision, command.facts());
    return Deciding.apply(decision, () -> state);
  }

  @CommandHandler
  Versioned<PeeringConnection> handle(AcceptPeering command, PeeringRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<PeeringConnection> handle(RejectPeering command, PeeringRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<PeeringConnection> handle(ExpirePeering command, PeeringRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<PeeringConnection> handle(ReactivatePeering command, PeeringRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<PeeringConnection> handle(DeletePeering command, PeeringRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<PeeringConnection> handle(IsolatePeering command, PeeringRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<PeeringConnection> handle(RestorePeering command, PeeringRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<PeeringConnection> handle(AmendPeering command, PeeringRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<PeeringConnection> handle(RaiseBandwidth command, PeeringRegister register) {
    return decide(command, register);
  }

  private Versioned<PeeringConnection> decide(PeeringCommand command, PeeringRegister register) {
    var decision = PeeringDecider.decide(command, state);
    register.keep(decision);
    return Deciding.apply(decision, () -> state);
  }

  @EventSourcingHandler
  void on(PeeringEvent event) {
    id = event.id().text();
    state = PeeringHistory.evolve(state, event);
  }
}
