package dev.landbridge.routing.model;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteTableId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * VPCs, subnets, tables and peering connections at one moment, as far as a question needs them;
 * immutable, so that a change not yet made is another network.
 */
public final class Network {
  private final Map<VpcId, Vpc> vpcs;
  private final Map<SubnetId, Subnet> subnets;
  private final Map<RouteTableId, Table> tables;
  private final Map<PeeringConnectionId, Connection> connections;
  private final Map<VpcId, List<Subnet>> subnetsByVpc;
  private final Map<VpcId, List<Table>> tablesByVpc;
  private final Map<VpcId, List<Connection>> connectionsByVpc;
  private final Map<VpcId, Set<CidrBlock>> toldBlocks;

  private Network(
      Map<VpcId, Vpc> vpcs,
      Map<SubnetId, Subnet> subnets,
      Map<RouteTableId, Table> tables,
      Map<PeeringConnectionId, Connection> connections,
      Map<VpcId, Set<CidrBlock>> toldBlocks) {
    this.vpcs = vpcs;
    this.subnets = subnets;
    this.tables = tables;
    this.connections = connections;
    this.toldBlocks = toldBlocks;
    this.subnetsByVpc = subnets.values().stream().collect(groupingBy(Subnet::vpcId));
    this.tablesByVpc = tables.values().stream().collect(groupingBy(Table::vpcId));
    this.connectionsByVpc =
        connections.values().stream()
            .flatMap(c -> Stream.of(c.requester(), c.accepter()).map(end -> Map.entry(end, c)))
            .collect(
                groupingBy(
                    entry -> entry.getKey().vpcId(),
                    java.util.stream.Collectors.mapping(
                        Map.Entry::getValue, java.util.stream.Collectors.toList())));
  }

  /**
   * @param toldBlocks the CIDR blocks that a VPC itself ever spoke of, present or not
   */
  public static Network of(
      Collection<Vpc> vpcs,
      Collection<Subnet> subnets,
      Collection<Table> tables,
      Collection<Connection> connections,
      Map<VpcId, Set<CidrBlock>> toldBlocks) {
    return new Network(
        index(vpcs, Vpc::id),
        index(subnets, Subnet::id),
        index(tables, Table::id),
        index(connections, Connection::id),
        Map.copyOf(toldBlocks));
  }

  private static <K, V> Map<K, V> index(Collection<V> values, Function<V, K> key) {
    return values.stream()
        .collect(toMap(key, Function.identity(), (a, _) -> a, LinkedHashMap::new));
  }

  public Optional<Vpc> vpc(VpcId id) {
    return Optional.ofNullable(vpcs.get(id));
  }

  public Collection<Vpc> vpcs() {
    return vpcs.values();
  }

  public List<Vpc> vpcsOf(AccountId owner) {
    return vpcs.values().stream().filter(vpc -> vpc.owner().equals(owner)).toList();
  }

  public Optional<Subnet> subnet(SubnetId id) {
    return Optional.ofNullable(subnets.get(id));
  }

  public List<Subnet> subnetsOf(VpcId vpc) {
    return subnetsByVpc.getOrDefault(vpc, List.of());
  }

  public Optional<Subnet> subnetHolding(VpcId vpc, IpAddress address) {
    return subnetsOf(vpc).stream()
        .filter(subnet -> subnet.cidrBlock().contains(address))
        .findFirst();
  }

  public Optional<Table> table(RouteTableId id) {
    return Optional.ofNullable(tables.get(id));
  }

  public List<Table> tablesOf(VpcId vpc) {
    return tablesByVpc.getOrDefault(vpc, List.of());
  }

  public List<Subnet> subnetsServedBy(Table table) {
    return subnetsOf(table.vpcId()).stream()
        .filter(subnet -> subnet.table().equals(table.id()))
        .toList();
  }

  public Optional<Connection> connection(PeeringConnectionId id) {
    return Optional.ofNullable(connections.get(id));
  }

  public Collection<Connection> connections() {
    return connections.values();
  }

  /** All that have the VPC as an end, ended ones too. */
  public List<Connection> connectionsOf(VpcId vpc) {
    return connectionsByVpc.getOrDefault(vpc, List.of());
  }

  /** The connection that a next hop names, if the VPC is one of its ends. */
  public Optional<Connection> connection(NextHop nextHop, VpcId from) {
    return nextHop.type() == NextHopType.PEERING_CONNECTION
        ? connectionsOf(from).stream().filter(c -> c.nextHop().equals(nextHop)).findFirst()
        : Optional.empty();
  }

  /**
   * The CIDR blocks of an end as they are. The VPC's own word counts; a block that only the
   * connection named is believed until the VPC speaks of it, since the two streams have no order.
   */
  public List<CidrBlock> blocksOf(VpcEnd end) {
    var own = vpc(end.vpcId()).map(Vpc::cidrBlocks).orElse(List.of());
    var told = toldBlocks.getOrDefault(end.vpcId(), Set.of());
    var believed = end.cidrBlocks().stream().filter(block -> !told.contains(block));
    return Stream.concat(own.stream(), believed).distinct().toList();
  }

  public boolean reaches(VpcEnd end, IpAddress address) {
    return blocksOf(end).stream().anyMatch(block -> block.contains(address));
  }

  public boolean reaches(VpcEnd end, CidrBlock destination) {
    return blocksOf(end).stream().anyMatch(block -> block.contains(destination));
  }

  public Network with(Vpc vpc) {
    return new Network(put(vpcs, vpc.id(), vpc), subnets, tables, connections, toldBlocks);
  }

  public Network with(Subnet subnet) {
    return new Network(vpcs, put(subnets, subnet.id(), subnet), tables, connections, toldBlocks);
  }

  public Network with(Table table) {
    return new Network(vpcs, subnets, put(tables, table.id(), table), connections, toldBlocks);
  }

  public Network with(Connection connection) {
    return new Network(
        vpcs, subnets, tables, put(connections, connection.id(), connection), toldBlocks);
  }

  private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
    var copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }
}
