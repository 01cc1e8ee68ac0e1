package dev.landbridge.routing;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.RouteSet;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.table.DerivedIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Pictures of the network for tests of what reasons about them. */
public final class Pictures {
  public static final Instant THEN = Instant.parse("2026-01-15T08:00:00Z");
  public static final Region HERE = Region.parse("ap-guangzhou");

  private Pictures() {}

  /** Nothing yet. */
  public static Network empty() {
    return Network.of(List.of(), List.of(), List.of(), List.of(), Map.of());
  }

  /** The guide's two VPCs, a subnet each on the main tables, and the connection in a status. */
  public static Network guide(Cast cast, ConnectionStatus status) {
    var red = new VpcEnd(cast.alice(), cast.red(), HERE, List.of(Cast.RED_BLOCK));
    var blue = new VpcEnd(cast.bob(), cast.blue(), HERE, List.of(Cast.BLUE_BLOCK));
    return vpc(vpc(empty(), red), blue)
        .with(subnet(cast.subnetA(), cast.red(), Cast.A_BLOCK))
        .with(subnet(cast.subnetB(), cast.blue(), Cast.B_BLOCK))
        .with(new Connection(cast.pcx(), status, red, blue, 100, THEN));
  }

  /** With its main table. */
  public static Network vpc(Network network, VpcEnd end) {
    return network
        .with(new Vpc(end.vpcId(), end.account(), end.region(), end.cidrBlocks()))
        .with(table(DerivedIds.mainTableOf(end.vpcId()), end.vpcId(), end.account(), true));
  }

  public static Table table(RouteTableId id, VpcId vpc, AccountId owner, boolean main) {
    return new Table(id, vpc, owner, main, main ? "main" : "custom", RouteSet.EMPTY);
  }

  /** On the main table. */
  public static Subnet subnet(SubnetId id, VpcId vpc, CidrBlock block) {
    return new Subnet(id, vpc, block, DerivedIds.mainTableOf(vpc));
  }

  public static Network route(
      Network network, RouteTableId table, String destination, NextHop nextHop) {
    return route(network, table, new Route(newId(), CidrBlock.parse(destination), nextHop, true));
  }

  public static Network route(Network network, RouteTableId table, Route route) {
    var old = network.table(table).orElseThrow();
    return network.with(old.with(old.routes().with(route)));
  }

  public static RouteId newId() {
    return RouteId.parse(Cast.id(RouteId.PREFIX, Cast.next()));
  }

  /** A connection that nobody knows. */
  public static NextHop gone() {
    return NextHop.through(
        PeeringConnectionId.parse(Cast.id(PeeringConnectionId.PREFIX, Cast.next() + 7)));
  }
}
