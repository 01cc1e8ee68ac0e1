package dev.landbridge.peering.vpc;

import dev.landbridge.events.peering.VpcEvent;
import dev.landbridge.peering.vpc.VpcCommand.AddCidrBlock;
import dev.landbridge.peering.vpc.VpcCommand.AmendSubnet;
import dev.landbridge.peering.vpc.VpcCommand.AmendVpc;
import dev.landbridge.peering.vpc.VpcCommand.CreateSubnet;
import dev.landbridge.peering.vpc.VpcCommand.CreateVpc;
import dev.landbridge.peering.vpc.VpcCommand.DeleteSubnet;
import dev.landbridge.peering.vpc.VpcCommand.DeleteVpc;
import dev.landbridge.peering.vpc.VpcCommand.RemoveCidrBlock;
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

/** The Axon edge of a VPC. */
public class VpcAggregate {
  @SuppressWarnings("UnusedVariable") // Axon reads it
  @AggregateIdentifier
  private @Nullable String id;

  private Vpc state = new Vpc.None();

  VpcAggregate() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  Versioned<Vpc> handle(CreateVpc command, VpcRegister register) {
    return decide(command, register, command.limit());
  }

  @CommandHandler
  Versioned<Vpc> handle(AmendVpc command, VpcRegister register) {
    return decide(command, register, 0);
  }

  @CommandHandler
  Versioned<Vpc> handle(AddCidrBlock command, VpcRegister register) {
    return decide(command, register, 0);
  }

  @CommandHandler
  Versioned<Vpc> handle(RemoveCidrBlock command, VpcRegister register) {
    return decide(command, register, 0);
  }

  @CommandHandler
  Versioned<Vpc> handle(CreateSubnet command, VpcRegister register) {
    return decide(command, register, 0);
  }

  @CommandHandler
  Versioned<Vpc> handle(AmendSubnet command, VpcRegister register) {
    return decide(command, register, 0);
  }

  @CommandHandler
  Versioned<Vpc> handle(DeleteSubnet command, VpcRegister register) {
    return decide(command, register, 0);
  }

  @CommandHandler
  Versioned<Vpc> handle(DeleteVpc command, VpcRegister register) {
    return decide(command, register, 0);
  }

  private Versioned<Vpc> decide(VpcCommand command, VpcRegister register, int limit) {
    var decision = VpcDecider.decide(command, state);
    register.keep(decision, limit);
    return Deciding.apply(decision, () -> state);
  }

  @EventSourcingHandler
  void on(VpcEvent event, @Timestamp Instant at) {
    id = event.id().text();
    state = VpcDecider.evolve(state, event, at.truncatedTo(ChronoUnit.MILLIS));
  }
}
