package dev.landbridge.routing;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
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
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.table.DerivedIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Small networks at random, and the dumbest possible answer to where a packet goes. Every prefix is
 * at most two bits longer than a subnet's, so four addresses stand for a whole subnet.
 */
public final class RandomNetworks {
  public static final AccountId ALICE = AccountId.parse("100000000001");
  public static final AccountId BOB = AccountId.parse("100000000002");

  private final RandomGenerator random;
  private Network network = Pictures.empty();
  private final List<VpcEnd> ends = new ArrayList<>();
  private int next;

  private RandomNetworks(RandomGenerator random) {
    this.random = random;
  }

  public static Network next(RandomGenerator random) {
    return new RandomNetworks(random).build();
  }

  private Network build() {
    int vpcs = 2 + random.nextInt(3);
    for (int i = 0; i < vpcs; i++) {
      vpc(i);
    }
    for (int i = 0; i < vpcs; i++) {
      for (int j = i + 1; j < vpcs; j++) {
        if (random.nextInt(3) > 0) {
          connect(ends.get(i), ends.get(j));
        }
      }
    }
    ends.forEach(end -> network.tablesOf(end.vpcId()).forEach(table -> routes(end, table)));
    return network;
  }

  private String id(String prefix) {
    return prefix + "%017x".formatted(++next);
  }

  private void vpc(int i) {
    var v4 = CidrBlock.parse("10.%d.0.0/16".formatted(i));
    var v6 = CidrBlock.parse("fd00:0:%d::/48".formatted(i + 1));
    var blocks = random.nextBoolean() ? List.of(v4) : List.of(v4, v6);
    var owner = random.nextBoolean() ? ALICE : BOB;
    var end = new VpcEnd(owner, VpcId.parse(id(VpcId.PREFIX)), Pictures.HERE, blocks);
    ends.add(end);
    network = Pictures.vpc(network, end);
    var custom = RouteTableId.parse(id(RouteTableId.PREFIX));
    network = network.with(Pictures.table(custom, end.vpcId(), owner, false));
    int subnets = random.nextInt(4);
    for (int s = 0; s < subnets; s++) {
      var table = random.nextBoolean() ? custom : DerivedIds.mainTableOf(end.vpcId());
      var block =
          s == 2 && blocks.size() == 2
              ? CidrBlock.parse("fd00:0:%d:1::/64".formatted(i + 1))
              : CidrBlock.parse("10.%d.%d.0/24".formatted(i, s));
      network =
          network.with(new Subnet(SubnetId.parse(id(SubnetId.PREFIX)), end.vpcId(), block, table));
    }
  }

  private void connect(VpcEnd one, VpcEnd other) {
    var status = random.nextInt(4) > 0 ? ConnectionStatus.ACTIVE : anyStatus();
    var id = PeeringConnectionId.parse(id(PeeringConnectionId.PREFIX));
    network = network.with(new Connection(id, status, one, other, 100, Pictures.THEN));
  }

  private ConnectionStatus anyStatus() {
    var all = ConnectionStatus.values();
    return all[random.nextInt(all.length)];
  }

  private void routes(VpcEnd end, Table table) {
    int routes = random.nextInt(6);
    for (int r = 0; r < routes; r++) {
      var other = ends.get(random.nextInt(ends.size()));
      var to = destination(other);
      boolean free =
          end.cidrBlocks().stream().noneMatch(to::overlaps)
              && network.table(table.id()).orElseThrow().routes().stream()
                  .noneMatch(route -> route.destination().equals(to));
      if (free) {
        var id = RouteId.parse(id(RouteId.PREFIX));
        var route = new Route(id, to, hop(end), random.nextInt(5) > 0);
        network = Pictures.route(network, table.id(), route);
      }
    }
  }

  private NextHop hop(VpcEnd end) {
    var known = network.connectionsOf(end.vpcId());
    return known.isEmpty() || random.nextInt(8) == 0
        ? Pictures.gone()
        : known.get(random.nextInt(known.size())).nextHop();
  }

  private CidrBlock destination(VpcEnd end) {
    var subnets = network.subnetsOf(end.vpcId());
    if (subnets.isEmpty() || random.nextInt(3) == 0) {
      return end.cidrBlocks().get(random.nextInt(end.cidrBlocks().size()));
    }
    var block = subnets.get(random.nextInt(subnets.size())).cidrBlock();
    int halvings = random.nextInt(3);
    for (int i = 0; i < halvings; i++) {
      block = block.halves().get(random.nextInt(2));
    }
    return block;
  }

  /** The first address of each quarter. */
  public static List<IpAddress> quarters(CidrBlock block) {
    return block.halves().stream()
        .flatMap(half -> half.halves().stream())
        .map(CidrBlock::firstAddress)
        .toList();
  }

  /** Whether every packet from the subnet to the block gets to the other VPC. */
  public static boolean leads(Network network, Subnet from, CidrBlock to, Connection connection) {
    var peer = connection.peerOf(from.vpcId()).orElseThrow();
    return connection.isActive()
        && quarters(to).stream()
            .allMatch(
                address ->
                    chosen(network.table(from.table()).orElseThrow(), address)
                        .filter(route -> route.nextHop().equals(connection.nextHop()))
                        .filter(route -> network.reaches(peer, route.destination()))
                        .isPresent());
  }

  /** By the longest prefix. */
  public static Optional<Route> chosen(Table table, IpAddress address) {
    return IntStream.iterate(128, length -> length >= 0, length -> length - 1)
        .boxed()
        .flatMap(
            length ->
                table.routes().stream()
                    .filter(Route::enabled)
                    .filter(route -> route.destination().prefixLength() == length)
                    .filter(route -> route.destination().contains(address)))
        .findFirst();
  }

  /** Pairs of a subnet of one VPC and one of the other that can exchange packets at all. */
  public static Stream<Subnet[]> pairs(Network network, VpcEnd from, VpcEnd to) {
    return network.subnetsOf(from.vpcId()).stream()
        .flatMap(
            here ->
                network.subnetsOf(to.vpcId()).stream()
                    .filter(there -> there.cidrBlock().family() == here.cidrBlock().family())
                    .map(there -> new Subnet[] {here, there}));
  }
}
