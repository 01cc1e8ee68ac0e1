package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
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
import java.util.Set;

/** The guide's network, to be changed step by step: RED is ALICE's, BLUE and GREEN are BOB's. */
record Scene(Network network) {
  static final AccountId ALICE = AccountId.parse("100000000001");
  static final AccountId BOB = AccountId.parse("100000000002");
  static final VpcId RED = VpcId.parse("vpc-0000000000000000a");
  static final VpcId BLUE = VpcId.parse("vpc-0000000000000000b");
  static final VpcId GREEN = VpcId.parse("vpc-0000000000000000c");
  static final SubnetId SUBNET_A = SubnetId.parse("subnet-0000000000000000a");
  static final SubnetId SUBNET_B = SubnetId.parse("subnet-0000000000000000b");
  static final SubnetId SUBNET_C = SubnetId.parse("subnet-0000000000000000c");
  static final IpAddress A = IpAddress.parse("192.168.1.5");
  static final IpAddress B = IpAddress.parse("10.0.1.5");
  static final IpAddress C = IpAddress.parse("172.16.1.5");
  static final PeeringConnectionId PCX = PeeringConnectionId.parse("pcx-0000000000000000a");
  static final PeeringConnectionId OTHER = PeeringConnectionId.parse("pcx-0000000000000000b");
  static final Route TO_B = route(1, "10.0.1.0/24", NextHop.through(PCX));
  static final Route TO_A = route(2, "192.168.1.0/24", NextHop.through(PCX));
  private static final Region REGION = Region.parse("ap-guangzhou");

  /** RED and BLUE are joined and have no routes; GREEN is alone. */
  static Scene joined() {
    var network =
        Network.of(List.of(), List.of(), List.of(), List.of(), Map.<VpcId, Set<CidrBlock>>of());
    return new Scene(network)
        .vpc(RED, ALICE, "192.168.0.0/16", SUBNET_A, "192.168.1.0/24")
        .vpc(BLUE, BOB, "10.0.0.0/16", SUBNET_B, "10.0.1.0/24")
        .vpc(GREEN, BOB, "172.16.0.0/16", SUBNET_C, "172.16.1.0/24")
        .connected(PCX, RED, BLUE);
  }

  /** With a route on each side. */
  static Scene working() {
    return joined().routed(RED, TO_B).routed(BLUE, TO_A);
  }

  static Route route(int number, String destination, NextHop nextHop) {
    return new Route(
        RouteId.parse("rti-%017x".formatted(number)), CidrBlock.parse(destination), nextHop, true);
  }

  private Scene vpc(VpcId id, AccountId owner, String block, SubnetId subnet, String part) {
    var table = DerivedIds.mainTableOf(id);
    return new Scene(
        network
            .with(new Vpc(id, owner, REGION, List.of(CidrBlock.parse(block))))
            .with(new Subnet(subnet, id, CidrBlock.parse(part), table))
            .with(new Table(table, id, owner, true, "", RouteSet.EMPTY)));
  }

  Scene ownedBy(AccountId owner, VpcId id) {
    var vpc = network.vpc(id).orElseThrow();
    var table = network.table(DerivedIds.mainTableOf(id)).orElseThrow();
    var changed =
        network
            .with(new Vpc(id, owner, REGION, vpc.cidrBlocks()))
            .with(new Table(table.id(), id, owner, true, "", table.routes()));
    for (var connection : network.connectionsOf(id)) {
      var scene = new Scene(changed);
      changed =
          changed.with(
              new Connection(
                  connection.id(),
                  connection.status(),
                  scene.end(connection.requester().vpcId()),
                  scene.end(connection.accepter().vpcId()),
                  100,
                  Instant.EPOCH));
    }
    return new Scene(changed);
  }

  Scene connected(PeeringConnectionId id, VpcId requester, VpcId accepter) {
    return new Scene(
        network.with(
            new Connection(
                id, ConnectionStatus.ACTIVE, end(requester), end(accepter), 100, Instant.EPOCH)));
  }

  private VpcEnd end(VpcId id) {
    var vpc = network.vpc(id).orElseThrow();
    return new VpcEnd(vpc.owner(), id, REGION, vpc.cidrBlocks());
  }

  Scene in(ConnectionStatus status) {
    return in(PCX, status);
  }

  Scene in(PeeringConnectionId id, ConnectionStatus status) {
    var connection = network.connection(id).orElseThrow();
    return new Scene(network.with(connection.moved(status, Instant.EPOCH)));
  }

  /** BLUE lies in a region as the connection tells. */
  Scene acrossTo(String region) {
    var known = network.connection(PCX).orElseThrow();
    var there = known.accepter();
    var moved =
        new VpcEnd(there.account(), there.vpcId(), Region.parse(region), there.cidrBlocks());
    return new Scene(
        network.with(
            new Connection(PCX, known.status(), known.requester(), moved, 100, Instant.EPOCH)));
  }

  Scene routed(VpcId vpc, Route... routes) {
    var table = network.table(DerivedIds.mainTableOf(vpc)).orElseThrow();
    var set = table.routes();
    for (var route : routes) {
      set = set.with(route);
    }
    return new Scene(network.with(table.with(set)));
  }

  Scene removed(VpcId vpc, Route route) {
    var table = network.table(DerivedIds.mainTableOf(vpc)).orElseThrow();
    return new Scene(network.with(table.with(table.routes().without(route.id()))));
  }

  Scene subnet(SubnetId id, VpcId vpc, String block) {
    return new Scene(
        network.with(new Subnet(id, vpc, CidrBlock.parse(block), DerivedIds.mainTableOf(vpc))));
  }

  PathAnalysis ask(AccountId who, IpAddress from, IpAddress to) {
    return new Analyst(network, who, false)
        .answer(new Endpoint(null, null, null, from), new Endpoint(null, null, null, to));
  }
}
