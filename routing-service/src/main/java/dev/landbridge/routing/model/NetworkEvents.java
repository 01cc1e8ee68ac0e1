package dev.landbridge.routing.model;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.net.CidrBlock;
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
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcEvent.SubnetRenamed;
import dev.landbridge.events.peering.VpcEvent.SubnetTagged;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.peering.VpcEvent.VpcDeleted;
import dev.landbridge.events.peering.VpcEvent.VpcRenamed;
import dev.landbridge.events.peering.VpcEvent.VpcTagged;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteActivated;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RouteBlackholed;
import dev.landbridge.events.routing.RouteTableEvent.RouteDisabled;
import dev.landbridge.events.routing.RouteTableEvent.RouteEnabled;
import dev.landbridge.events.routing.RouteTableEvent.RoutePublished;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableCreated;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableDeleted;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableRenamed;
import dev.landbridge.events.routing.RouteTableEvent.RouteWithdrawn;
import dev.landbridge.events.routing.RouteTableEvent.SubnetAssociated;
import dev.landbridge.events.routing.RouteTableEvent.SubnetDisassociated;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.table.DerivedIds;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes events into the history; one thing's events come in order, those of two things in any. */
record NetworkEvents(NetworkHistory history) {

  void apply(DomainEvent event, Instant at) {
    switch (event) {
      case VpcEvent e -> vpc(e, at);
      case PeeringEvent e -> connection(e, at);
      case RouteTableEvent e -> table(e, at);
      default -> {} // says nothing about the network
    }
  }

  private void vpc(VpcEvent event, Instant at) {
    switch (event) {
      case VpcCreated e -> created(e, at);
      case VpcCidrBlockAdded e -> block(e.id(), e.cidrBlock(), vpc -> vpc.with(e.cidrBlock()), at);
      case VpcCidrBlockRemoved e ->
          block(e.id(), e.cidrBlock(), vpc -> vpc.without(e.cidrBlock()), at);
      case VpcDeleted e -> historyOf(e.id()).become(null, at);
      case SubnetCreated e -> created(e, at);
      case SubnetDeleted e -> historyOf(e.subnetId()).become(null, at);
      case VpcRenamed _, VpcTagged _, SubnetRenamed _, SubnetTagged _ -> {} // no fact of routing
    }
  }

  private void created(VpcCreated e, Instant at) {
    historyOf(e.id()).become(new Vpc(e.id(), e.owner(), e.region(), List.of(e.cidrBlock())), at);
    NetworkHistory.index(history.vpcsByOwner, e.owner(), e.id());
    told(e.id(), e.cidrBlock(), at);
  }

  private void created(SubnetCreated e, Instant at) {
    historyOf(e.subnetId())
        .become(
            new Subnet(e.subnetId(), e.id(), e.cidrBlock(), DerivedIds.mainTableOf(e.id())), at);
    NetworkHistory.index(history.subnetsByVpc, e.id(), e.subnetId());
  }

  private void block(VpcId id, CidrBlock block, UnaryOperator<Vpc> change, Instant at) {
    told(id, block, at);
    historyOf(id).now().ifPresent(vpc -> historyOf(id).become(change.apply(vpc), at));
  }

  private void told(VpcId id, CidrBlock block, Instant at) {
    history.toldBlocks.computeIfAbsent(id, _ -> new HashMap<>()).putIfAbsent(block, at);
  }

  private History<Vpc> historyOf(VpcId id) {
    return history.vpcs.computeIfAbsent(id, _ -> new History<>());
  }

  private History<Subnet> historyOf(SubnetId id) {
    return history.subnets.computeIfAbsent(id, _ -> new History<>());
  }

  private History<Connection> historyOf(PeeringConnectionId id) {
    return history.connections.computeIfAbsent(id, _ -> new History<>());
  }

  private void connection(PeeringEvent event, Instant at) {
    switch (event) {
      case PeeringRequested e -> requested(e, at);
      case PeeringAccepted e -> moved(e.id(), ConnectionStatus.ACTIVE, at);
      case PeeringRejected e -> moved(e.id(), ConnectionStatus.REJECTED, at);
      case PeeringExpired e -> moved(e.id(), ConnectionStatus.EXPIRED, at);
      case PeeringReactivated e -> moved(e.id(), ConnectionStatus.PENDING, at);
      case PeeringWithdrawn e -> moved(e.id(), ConnectionStatus.WITHDRAWN, at);
      case PeeringIsolated e -> moved(e.id(), ConnectionStatus.ISOLATED, at);
      case PeeringRestored e -> moved(e.id(), ConnectionStatus.ACTIVE, at);
      case PeeringDeleted e -> moved(e.id(), ConnectionStatus.DELETED, at);
      case PeeringBandwidthChanged e ->
          change(e.id(), connection -> connection.capped(e.bandwidthMbps()), at);
      case PeeringRenamed _,
          PeeringDescribed _,
          PeeringTagged _,
          PeeringChargeTypeChanged _,
          PeeringServiceLevelChanged _ -> {} // no fact of routing
    }
  }

  private void requested(PeeringRequested e, Instant at) {
    historyOf(e.id())
        .become(
            new Connection(
                e.id(),
                ConnectionStatus.PENDING,
                e.requester(),
                e.accepter(),
                e.bandwidthMbps(),
                at),
            at);
    NetworkHistory.index(history.connectionsByVpc, e.requester().vpcId(), e.id());
    NetworkHistory.index(history.connectionsByVpc, e.accepter().vpcId(), e.id());
  }

  private void moved(PeeringConnectionId id, ConnectionStatus status, Instant at) {
    change(id, connection -> connection.moved(status, at), at);
  }

  private void change(PeeringConnectionId id, UnaryOperator<Connection> change, Instant at) {
    historyOf(id).now().ifPresent(known -> historyOf(id).become(change.apply(known), at));
  }

  private void table(RouteTableEvent event, Instant at) {
    switch (event) {
      case RouteTableCreated e -> created(e, at);
      case RouteTableRenamed e -> historyOf(e.id()).rename(e.name(), at);
      case RouteTableDeleted e -> historyOf(e.id()).become(null, at);
      case RouteAdded e ->
          historyOf(e.id())
              .route(
                  e.routeId(),
                  new Route(
                      e.routeId(),
                      e.destination(),
                      e.nextHop(),
                      e.status() != RouteStatus.DISABLED,
                      e.origin(),
                      false),
                  at);
      case RouteReplaced e ->
          historyOf(e.id()).change(e.routeId(), route -> route.to(e.nextHop()), at);
      case RouteRemoved e -> historyOf(e.id()).route(e.routeId(), null, at);
      case RouteEnabled e ->
          historyOf(e.id()).change(e.routeId(), route -> route.enabled(true), at);
      case RouteDisabled e ->
          historyOf(e.id()).change(e.routeId(), route -> route.enabled(false), at);
      case RoutePublished e ->
          historyOf(e.id()).change(e.routeId(), route -> route.published(true), at);
      case RouteWithdrawn e ->
          historyOf(e.id()).change(e.routeId(), route -> route.published(false), at);
      case RouteActivated _, RouteBlackholed _ -> {} // follows from the network around the route
      case SubnetAssociated e -> associationOf(e.subnetId()).become(e.id(), at);
      case SubnetDisassociated e -> leave(e, at);
    }
  }

  private void created(RouteTableCreated e, Instant at) {
    historyOf(e.id())
        .become(new Table(e.id(), e.vpcId(), e.owner(), e.main(), e.name(), RouteSet.EMPTY), at);
    NetworkHistory.index(history.tablesByVpc, e.vpcId(), e.id());
  }

  private TableHistory historyOf(RouteTableId id) {
    return history.tables.computeIfAbsent(id, _ -> new TableHistory());
  }

  private History<RouteTableId> associationOf(SubnetId id) {
    return history.associations.computeIfAbsent(id, _ -> new History<>());
  }

  /** A subnet that already went to another table stays there. */
  private void leave(SubnetDisassociated e, Instant at) {
    var association = associationOf(e.subnetId());
    association
        .now()
        .filter(table -> table.equals(e.id()))
        .ifPresent(_ -> association.become(null, at));
  }
}
