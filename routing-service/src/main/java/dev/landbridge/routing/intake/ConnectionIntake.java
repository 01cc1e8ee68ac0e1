package dev.landbridge.routing.intake;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringBandwidthChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringChargeTypeChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringDeleted;
import dev.landbridge.events.peering.PeeringEvent.PeeringDescribed;
import dev.landbridge.events.peering.PeeringEvent.PeeringExpired;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRejected;
import dev.landbridge.events.peering.PeeringEvent.PeeringRenamed;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.PeeringEvent.PeeringRestored;
import dev.landbridge.events.peering.PeeringEvent.PeeringServiceLevelChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringTagged;
import dev.landbridge.events.peering.PeeringEvent.PeeringWithdrawn;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.platform.log.EventEnvelope;
import dev.landbridge.routing.network.Connection;
import dev.landbridge.routing.network.ConnectionQueries;
import dev.landbridge.routing.network.ConnectionRegister;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.network.LockRegister;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What a peering connection's events mean here: routes through it carry, or do not. */
@Component
class ConnectionIntake {
  private final LockRegister locks;
  private final ConnectionRegister register;
  private final ConnectionQueries connections;
  private final NextHopFollower follower;

  ConnectionIntake(
      LockRegister locks,
      ConnectionRegister register,
      ConnectionQueries connections,
      NextHopFollower follower) {
    this.locks = locks;
    this.register = register;
    this.connections = connections;
    this.follower = follower;
  }

  void on(PeeringEvent event, EventEnvelope told) {
    switch (event) {
      case PeeringRequested e -> requested(e, told);
      case PeeringAccepted e -> moved(e.id(), ConnectionStatus.ACTIVE, told);
      case PeeringRejected e -> moved(e.id(), ConnectionStatus.REJECTED, told);
      case PeeringExpired e -> moved(e.id(), ConnectionStatus.EXPIRED, told);
      case PeeringReactivated e -> moved(e.id(), ConnectionStatus.PENDING, told);
      case PeeringWithdrawn e ->
          move(
              e.id(),
              ConnectionStatus.WITHDRAWN,
              told,
              connection -> dispose(connection, e.routes(), e.withdrawnBy()));
      case PeeringIsolated e -> moved(e.id(), ConnectionStatus.ISOLATED, told);
      case PeeringRestored e -> moved(e.id(), ConnectionStatus.ACTIVE, told);
      case PeeringDeleted e ->
          move(
              e.id(),
              ConnectionStatus.DELETED,
              told,
              connection -> dispose(connection, e.routes(), e.deletedBy()));
      case PeeringRenamed _,
          PeeringDescribed _,
          PeeringTagged _,
          PeeringBandwidthChanged _,
          PeeringChargeTypeChanged _,
          PeeringServiceLevelChanged _ -> {} // carry no fact of routing
    }
  }

  private void requested(PeeringRequested event, EventEnvelope told) {
    locks.lock(event.id(), event.requester().vpcId(), event.accepter().vpcId());
    register.requested(event, told);
  }

  private void moved(PeeringConnectionId id, ConnectionStatus status, EventEnvelope told) {
    move(id, status, told, follower::follow);
  }

  private void dispose(Connection ended, RouteDisposal routes, AccountId by) {
    switch (routes) {
      case KEEP -> follower.follow(ended);
      case REMOVE -> follower.removeRoutes(ended, by::equals);
      case REMOVE_ALL -> follower.removeRoutes(ended, _ -> true);
    }
  }

  private void move(
      PeeringConnectionId id,
      ConnectionStatus status,
      EventEnvelope told,
      Consumer<Connection> then) {
    var known = known(id);
    locks.lock(id, known.requester().vpcId(), known.accepter().vpcId());
    if (register.moved(id, status, told)) {
      then.accept(known(id));
    }
  }

  /** Nobody told of the request: a message out of order, which must not be lost. */
  private Connection known(PeeringConnectionId id) {
    return connections
        .find(id)
        .orElseThrow(
            () -> new IllegalStateException("Expected to know " + id + ", but nobody told of it"));
  }
}
