package dev.landbridge.routing.plan;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.model.Vpc;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the removal of a CIDR block would do to routes. Nothing is changed.
 *
 * @param primary whether it is the primary block, which cannot be removed
 * @param subnetIds subnets in the block, which must go before it
 * @param invalid own routes that would become blackholes
 * @param uncovered own routes that the local route wins over now, and no longer then
 * @param peers what would become invalid at other accounts: how many, never which
 */
record RemovalPreview(
    VpcId vpcId,
    CidrBlock cidrBlock,
    boolean primary,
    List<SubnetId> subnetIds,
    List<Affected> invalid,
    List<Affected> uncovered,
    List<PeerEffect> peers) {

  /** An own route. */
  record Affected(RouteTableId routeTableId, RouteId routeId, CidrBlock destination) {
    private static Affected of(Table table, Route route) {
      return new Affected(table.id(), route.id(), route.destination());
    }

    /** Of all tables of a VPC, those that serve no subnet too. */
    static Stream<Affected> of(Network network, VpcId vpc, Predicate<Route> which) {
      return network.tablesOf(vpc).stream()
          .sorted(Comparator.comparing(table -> table.id().text()))
          .flatMap(
              table ->
                  table.routes().stream()
                      .filter(which)
                      .sorted(Comparator.comparing(Route::destination))
                      .map(route -> of(table, route)));
    }
  }

  /** Another account's routes. */
  record PeerEffect(
      PeeringConnectionId peeringConnectionId, AccountId accountId, VpcId vpcId, long routes) {}

  static RemovalPreview of(Network network, Vpc vpc, CidrBlock block) {
    var usable = network.connectionsOf(vpc.id()).stream().filter(c -> !c.hasEnded()).toList();
    return new RemovalPreview(
        vpc.id(),
        block,
        vpc.cidrBlocks().getFirst().equals(block),
        network.subnetsOf(vpc.id()).stream()
            .filter(subnet -> block.contains(subnet.cidrBlock()))
            .map(Subnet::id)
            .toList(),
        Stream.concat(
                Affected.of(network, vpc.id(), route -> leadsToServerIn(block, route)),
                usable.stream()
                    .filter(c -> peer(c, vpc).account().equals(vpc.owner()))
                    .flatMap(c -> into(network, peer(c, vpc), c, block)))
            .toList(),
        Affected.of(network, vpc.id(), route -> route.destination().overlaps(block)).toList(),
        usable.stream()
            .filter(c -> c.isActive() && !peer(c, vpc).account().equals(vpc.owner()))
            .map(c -> effect(network, peer(c, vpc), c, block))
            .filter(effect -> effect.routes() > 0)
            .toList());
  }

  private static boolean leadsToServerIn(CidrBlock block, Route route) {
    return route.nextHop().type() == NextHopType.INSTANCE
        && block.contains(IpAddress.parse(route.nextHop().id()));
  }

  private static VpcEnd peer(Connection connection, Vpc vpc) {
    return connection.peerOf(vpc.id()).orElseThrow();
  }

  private static PeerEffect effect(
      Network network, VpcEnd peer, Connection connection, CidrBlock block) {
    long routes = into(network, peer, connection, block).count();
    return new PeerEffect(connection.id(), peer.account(), peer.vpcId(), routes);
  }

  private static Stream<Affected> into(
      Network network, VpcEnd peer, Connection connection, CidrBlock block) {
    return Affected.of(
        network,
        peer.vpcId(),
        route ->
            route.nextHop().equals(connection.nextHop()) && block.contains(route.destination()));
  }
}
