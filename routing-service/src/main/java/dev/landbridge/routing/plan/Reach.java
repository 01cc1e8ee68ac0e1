package dev.landbridge.routing.plan;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.table.NextHopFacts;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where one table sends the packets to a whole CIDR block, exactly: no address is left out. */
public final class Reach {
  private final Network network;

  public Reach(Network network) {
    this.network = network;
  }

  /** Whether all packets to the block take the connection and get to the other VPC. */
  public boolean leads(Table table, CidrBlock to, Connection connection) {
    return fates(table, to, connection).equals(Set.of(Fate.THROUGH));
  }

  /** All that happens to packets to some part of the block. */
  public Set<Fate> fates(Table table, CidrBlock to, Connection connection) {
    var own = ownBlocks(table);
    var edges =
        Stream.concat(own.stream(), enabled(table).map(Route::destination)).distinct().toList();
    var fates = EnumSet.noneOf(Fate.class);
    parts(to, edges)
        .forEach(part -> fates.add(fate(table, own, to, part.firstAddress(), connection)));
    return fates;
  }

  /**
   * Whether a route to the whole block decides nothing, however it leads: local routes or narrower
   * ones win for every part of it.
   */
  public boolean isDecided(Table table, CidrBlock whole) {
    var narrower = enabled(table).map(Route::destination).filter(to -> isInside(to, whole));
    var winners = Stream.concat(ownBlocks(table).stream(), narrower).distinct().toList();
    return !winners.isEmpty()
        && parts(whole, winners)
            .allMatch(part -> winners.stream().anyMatch(winner -> winner.contains(part)));
  }

  /** The narrower routes that win for some part of the block and take it elsewhere, or nowhere. */
  Stream<Route> inTheWay(Table table, CidrBlock whole, Connection connection) {
    return parts(whole, enabled(table).map(Route::destination).distinct().toList())
        .flatMap(part -> chosen(table, part.firstAddress()).stream())
        .distinct()
        .filter(route -> isInside(route.destination(), whole))
        .filter(
            route ->
                !route.nextHop().equals(connection.nextHop()) || !carries(route, table.vpcId()));
  }

  /** Those with the longest prefix; several share the traffic. */
  private static List<Route> chosen(Table table, IpAddress address) {
    var matches = table.routes().matches(address);
    return matches.stream()
        .filter(route -> route.destination().equals(matches.getFirst().destination()))
        .toList();
  }

  private Fate fate(
      Table table, List<CidrBlock> own, CidrBlock to, IpAddress address, Connection connection) {
    if (own.stream().anyMatch(block -> block.contains(address))) {
      return Fate.ELSEWHERE; // local routes win
    }
    var chosen = chosen(table, address);
    if (chosen.isEmpty()) {
      return Fate.NO_ROUTE;
    }
    if (chosen.stream().anyMatch(route -> !carries(route, table.vpcId()))) {
      return Fate.BLACKHOLE;
    }
    if (chosen.stream().allMatch(route -> isStray(route, to))) {
      return Fate.STRAY;
    }
    return chosen.stream().allMatch(route -> route.nextHop().equals(connection.nextHop()))
        ? Fate.THROUGH
        : Fate.ELSEWHERE;
  }

  /** A default route to a NAT gateway holds every peer, and was written for none. */
  private static boolean isStray(Route route, CidrBlock to) {
    return isInside(to, route.destination())
        && NextHopFacts.declared(route.nextHop()) instanceof NextHopFacts.Declared;
  }

  /** Whether the route is worth anything: what is not ours is believed to carry. */
  public boolean carries(Route route, VpcId from) {
    if (route.nextHop().type() == NextHopType.INSTANCE) {
      var server = IpAddress.parse(route.nextHop().id());
      return network.vpc(from).filter(vpc -> vpc.holds(server)).isPresent();
    }
    if (route.nextHop().type() != NextHopType.PEERING_CONNECTION) {
      return route.nextHop().type() != NextHopType.BLACKHOLE;
    }
    return network
        .connection(route.nextHop(), from)
        .filter(Connection::isActive)
        .flatMap(connection -> connection.peerOf(from))
        .filter(peer -> network.reaches(peer, route.destination()))
        .isPresent();
  }

  public List<CidrBlock> ownBlocks(Table table) {
    return network.vpc(table.vpcId()).map(Vpc::cidrBlocks).orElse(List.of());
  }

  public static Stream<Route> enabled(Table table) {
    return table.routes().stream().filter(Route::enabled);
  }

  /** The fewest blocks that make up the whole and have no edge within: each is decided alike. */
  public static Stream<CidrBlock> parts(CidrBlock whole, Collection<CidrBlock> edges) {
    var inside = edges.stream().filter(edge -> isInside(edge, whole)).toList();
    return inside.isEmpty()
        ? Stream.of(whole)
        : whole.halves().stream().flatMap(half -> parts(half, inside));
  }

  /** Whether it is a smaller part of the other. */
  public static boolean isInside(CidrBlock inner, CidrBlock outer) {
    return inner.prefixLength() > outer.prefixLength() && outer.contains(inner);
  }
}
