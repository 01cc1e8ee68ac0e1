package dev.landbridge.routing.whatif;

import dev.landbridge.events.Decision;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.table.Derivation;
import dev.landbridge.routing.table.DerivedIds;
import dev.landbridge.routing.table.NextHopFacts;
import dev.landbridge.routing.table.RouteTable;
import dev.landbridge.routing.table.RouteTableCommand;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.AssociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.DisableRoute;
import dev.landbridge.routing.table.RouteTableCommand.EnableRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableDecider;
import dev.landbridge.routing.table.RouteTableRejection;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** A change of a route table: the table's own decider says whether it would be made. */
record RouteAttempt(Attempt attempt) {

  Network add() {
    var table = table();
    var destination = attempt.given(attempt.change().destination(), "destination");
    var nextHop = nextHop();
    var id = RouteId.parse(RouteId.PREFIX + "%017x".formatted(attempt.number()));
    ask(
        table,
        new AddRoute(
            table.id(),
            id,
            destination,
            nextHop,
            "",
            ownBlocks(table),
            facts(nextHop, table),
            limit(table),
            true,
            RouteOrigin.USER));
    var route = new Route(id, destination, nextHop, true);
    return attempt.network().with(table.with(table.routes().with(route)));
  }

  Network replace() {
    var table = table();
    var id = routeId();
    var nextHop = nextHop();
    var facts = facts(nextHop, table);
    ask(
        table,
        new ReplaceRoute(
            table.id(), id, derivation(id, table), nextHop, "", facts, ownBlocks(table)));
    return becomes(table, id, route -> route.to(nextHop));
  }

  Network remove() {
    var table = table();
    var id = routeId();
    ask(table, new RemoveRoute(table.id(), id, derivation(id, table)));
    return attempt.network().with(table.with(table.routes().without(id)));
  }

  Network enable() {
    var table = table();
    var id = routeId();
    var facts =
        table
            .routes()
            .find(id)
            .map(route -> facts(route.nextHop(), table))
            .orElseGet(NextHopFacts.Unknown::new);
    ask(
        table,
        new EnableRoute(
            table.id(), id, derivation(id, table), facts, ownBlocks(table), limit(table)));
    return becomes(table, id, route -> route.enabled(true));
  }

  Network disable() {
    var table = table();
    var id = routeId();
    ask(table, new DisableRoute(table.id(), id, derivation(id, table)));
    return becomes(table, id, route -> route.enabled(false));
  }

  Network associate() {
    var table = table();
    var subnet = subnet();
    ask(table, new AssociateSubnet(table.id(), subnet.id(), subnet.vpcId(), subnet.table(), true));
    return attempt.network().with(subnet.servedBy(table.id()));
  }

  private void ask(Table table, RouteTableCommand command) {
    switch (RouteTableDecider.decide(command, state(table))) {
      case Decision.Accepted<RouteTableEvent, RouteTableRejection> _ -> {} // made on the picture
      case Decision.Rejected<RouteTableEvent, RouteTableRejection>(NoSuchRoute absent) ->
          throw new CommandRejected(absent);
      case Decision.Rejected<RouteTableEvent, RouteTableRejection>(var rule) ->
          throw attempt.refused(rule);
    }
  }

  /** As the decider knows it; no rule that is asked here looks at times and descriptions. */
  private static RouteTable.Live state(Table table) {
    return new RouteTable.Live(
        table.id(),
        table.vpcId(),
        table.owner(),
        table.main(),
        table.name(),
        Instant.EPOCH,
        table.routes().stream().map(RouteAttempt::stored).toList(),
        List.of());
  }

  private static dev.landbridge.routing.table.Route stored(Route route) {
    return new dev.landbridge.routing.table.Route(
        route.id(),
        route.destination(),
        route.nextHop(),
        route.enabled() ? RouteStatus.ACTIVE : RouteStatus.DISABLED,
        "",
        route.origin(),
        route.published(),
        Instant.EPOCH);
  }

  private Network becomes(Table table, RouteId id, UnaryOperator<Route> other) {
    var route = table.routes().find(id).orElseThrow(() -> Attempt.absent("route", id));
    return attempt.network().with(table.with(table.routes().with(other.apply(route))));
  }

  private NextHop nextHop() {
    return attempt.given(attempt.change().nextHop().orElse(null), "nextHopType and nextHopId");
  }

  private NextHopFacts facts(NextHop nextHop, Table table) {
    return nextHop.type() == NextHopType.PEERING_CONNECTION
        ? attempt
            .network()
            .connection(nextHop, table.vpcId())
            .map(connection -> facts(connection, table))
            .orElseGet(NextHopFacts.Unknown::new)
        : NextHopFacts.declared(nextHop);
  }

  private NextHopFacts facts(Connection connection, Table table) {
    var peer = connection.peerOf(table.vpcId()).orElseThrow();
    return connection.hasEnded()
        ? new NextHopFacts.Ended()
        : new NextHopFacts.Connection(
            connection.isActive(),
            connection.isActive() ? attempt.network().blocksOf(peer) : peer.cidrBlocks());
  }

  private List<CidrBlock> ownBlocks(Table table) {
    return attempt.network().vpc(table.vpcId()).map(Vpc::cidrBlocks).orElse(List.of());
  }

  /** Routes of probes carry nobody's packets but theirs, and are in no picture. */
  private Derivation derivation(RouteId id, Table table) {
    return ownBlocks(table).stream()
            .anyMatch(block -> DerivedIds.localRouteOf(table.id(), block).equals(id))
        ? Derivation.LOCAL
        : Derivation.NONE;
  }

  private int limit(Table table) {
    return attempt.limit(table.owner(), Quota.ROUTES_PER_TABLE);
  }

  private RouteId routeId() {
    return attempt.given(attempt.change().routeId(), "routeId");
  }

  private Table table() {
    var id = attempt.given(attempt.change().routeTableId(), "routeTableId");
    return attempt
        .network()
        .table(id)
        .filter(table -> table.owner().equals(attempt.account()))
        .orElseThrow(() -> Attempt.absent("route-table", id));
  }

  private Subnet subnet() {
    var id = attempt.given(attempt.change().subnetId(), "subnetId");
    return attempt
        .network()
        .subnet(id)
        .filter(known -> attempt.isOwn(known.vpcId()))
        .orElseThrow(() -> Attempt.absent("subnet", id));
  }
}
