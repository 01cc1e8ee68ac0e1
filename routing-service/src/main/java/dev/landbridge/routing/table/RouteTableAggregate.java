package dev.landbridge.routing.table;

import static org.axonframework.modelling.command.AggregateCreationPolicy.ALWAYS;
import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.platform.command.Deciding;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.AssociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.ChangeRoutes;
import dev.landbridge.routing.table.RouteTableCommand.CreateMainTable;
import dev.landbridge.routing.table.RouteTableCommand.CreateRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.DeleteRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.DisableRoute;
import dev.landbridge.routing.table.RouteTableCommand.DisassociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.DropRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.EnableRoute;
import dev.landbridge.routing.table.RouteTableCommand.FollowNextHop;
import dev.landbridge.routing.table.RouteTableCommand.FollowOwnBlocks;
import dev.landbridge.routing.table.RouteTableCommand.LearnRoutes;
import dev.landbridge.routing.table.RouteTableCommand.PublishRoute;
import dev.landbridge.routing.table.RouteTableCommand.ReadRoutes;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoutesThrough;
import dev.landbridge.routing.table.RouteTableCommand.RenameRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceAllRoutes;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableCommand.WithdrawRoute;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** Loads a route table, asks the decider, appends, and writes the register in the same breath. */
public class RouteTableAggregate {
  @AggregateIdentifier @Nullable String id; // set by the first event
  private RouteTable state = new RouteTable.None();

  @SuppressWarnings("unused") // Axon's way in
  private RouteTableAggregate() {}

  @CommandHandler
  @CreationPolicy(CREATE_IF_MISSING)
  Versioned<RouteTable> handle(CreateMainTable command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  @CreationPolicy(ALWAYS)
  Versioned<RouteTable> handle(CreateRouteTable command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(RenameRouteTable command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(DeleteRouteTable command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(DropRouteTable command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(AddRoute command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(ReplaceRoute command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(RemoveRoute command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(EnableRoute command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(DisableRoute command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(PublishRoute command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(WithdrawRoute command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(ChangeRoutes command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(ReplaceAllRoutes command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(LearnRoutes command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(ReadRoutes command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(FollowOwnBlocks command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(FollowNextHop command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(RemoveRoutesThrough command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(AssociateSubnet command, RouteTableRegister register) {
    return decide(command, register);
  }

  @CommandHandler
  Versioned<RouteTable> handle(DisassociateSubnet command, RouteTableRegister register) {
    return decide(command, register);
  }

  private Versioned<RouteTable> decide(RouteTableCommand command, RouteTableRegister register) {
    var decision = RouteTableDecider.decide(command, state);
    var decided = Deciding.apply(decision, () -> state);
    register.keep(decision);
    return decided;
  }

  @EventSourcingHandler
  void on(RouteTableEvent event, @Timestamp Instant at) {
    id = event.id().text();
    state = RouteTableDecider.evolve(state, event, at);
  }
}
