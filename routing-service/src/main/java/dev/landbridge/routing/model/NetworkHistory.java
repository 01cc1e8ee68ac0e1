package dev.landbridge.routing.model;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything this service knows of the network, at every moment since the first event. */
final class NetworkHistory {
  static final Instant NOW = Instant.MAX;

  final Map<VpcId, History<Vpc>> vpcs = new HashMap<>();
  final Map<SubnetId, History<Subnet>> subnets = new HashMap<>();
  final Map<SubnetId, History<RouteTableId>> associations = new HashMap<>();
  final Map<RouteTableId, TableHistory> tables = new HashMap<>();
  final Map<PeeringConnectionId, History<Connection>> connections = new HashMap<>();
  final Map<VpcId, Map<CidrBlock, Instant>> toldBlocks = new HashMap<>();
  final Map<AccountId, Set<VpcId>> vpcsByOwner = new HashMap<>();
  final Map<VpcId, Set<SubnetId>> subnetsByVpc = new HashMap<>();
  final Map<VpcId, Set<RouteTableId>> tablesByVpc = new HashMap<>();
  final Map<VpcId, Set<PeeringConnectionId>> connectionsByVpc = new HashMap<>();

  static <K, V> void index(Map<K, Set<V>> index, K key, V value) {
    index.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value);
  }

  /** The VPCs of an account with all that they are connected with. */
  Network of(AccountId owner, Instant moment) {
    return around(vpcsByOwner.getOrDefault(owner, Set.of()), moment);
  }

  /** One VPC with all that it is connected with. */
  Network around(VpcId vpc, Instant moment) {
    return around(Set.of(vpc), moment);
  }

  Network all(Instant moment) {
    var core = new LinkedHashSet<>(vpcs.keySet());
    core.addAll(connectionsByVpc.keySet()); // a connection may be heard of before its ends
    return picture(core, moment);
  }

  /** Peers in full, since packets come back; of the peers' own peers only that they are there. */
  Network around(Set<VpcId> centre, Instant moment) {
    var core = new LinkedHashSet<>(centre);
    connectionsOf(centre, moment).stream()
        .filter(connection -> !connection.hasEnded())
        .forEach(connection -> core.addAll(ends(connection)));
    return picture(core, moment);
  }

  private Network picture(Set<VpcId> core, Instant moment) {
    var touching = connectionsOf(core, moment);
    var known = new LinkedHashSet<>(core);
    touching.forEach(connection -> known.addAll(ends(connection)));
    var blocks = new HashMap<VpcId, Set<CidrBlock>>();
    known.forEach(vpc -> blocks.put(vpc, toldBlocks(vpc, moment)));
    return Network.of(
        at(known, vpcs, moment),
        at(members(core, subnetsByVpc), subnets, moment).stream()
            .map(subnet -> served(subnet, moment))
            .toList(),
        members(core, tablesByVpc).stream().flatMap(id -> table(id, moment).stream()).toList(),
        touching,
        blocks);
  }

  private Set<CidrBlock> toldBlocks(VpcId vpc, Instant moment) {
    return toldBlocks.getOrDefault(vpc, Map.of()).entrySet().stream()
        .filter(told -> !told.getValue().isAfter(moment))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<VpcId> ends(Connection connection) {
    return Stream.of(connection.requester(), connection.accepter()).map(VpcEnd::vpcId).toList();
  }

  private List<Connection> connectionsOf(Collection<VpcId> of, Instant moment) {
    return at(members(of, connectionsByVpc), connections, moment);
  }

  private static <V> Set<V> members(Collection<VpcId> of, Map<VpcId, Set<V>> index) {
    var all = new LinkedHashSet<V>();
    of.forEach(vpc -> all.addAll(index.getOrDefault(vpc, Set.of())));
    return all;
  }

  /** Without an association the main table serves a subnet. */
  private Subnet served(Subnet subnet, Instant moment) {
    return Optional.ofNullable(associations.get(subnet.id()))
        .flatMap(history -> history.at(moment))
        .map(subnet::servedBy)
        .orElse(subnet);
  }

  private Optional<Table> table(RouteTableId id, Instant moment) {
    return Optional.ofNullable(tables.get(id)).flatMap(history -> history.at(moment));
  }

  private static <K, V> List<V> at(
      Collection<K> keys, Map<K, History<V>> histories, Instant moment) {
    Function<K, Stream<V>> look =
        key ->
            Stream.ofNullable(histories.get(key)).flatMap(history -> history.at(moment).stream());
    return keys.stream().flatMap(look).toList();
  }
}
