package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.PrefixTrie;
import dev.landbridge.routing.table.DerivedIds;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A VPC seen from one address in it: the subnet that holds the address, the table that serves the
 * subnet, and the peering connections that leave the VPC.
 */
record Place(
    AccountId account,
    VpcId vpcId,
    List<CidrBlock> cidrBlocks,
    IpAddress address,
    Optional<SubnetId> subnet,
    RouteTableId table,
    List<PathRoute> routes,
    List<Link> links) {
  Place {
    cidrBlocks = List.copyOf(cidrBlocks);
    routes = List.copyOf(routes);
    links = List.copyOf(links);
  }

  boolean holds(IpAddress other) {
    return cidrBlocks.stream().anyMatch(block -> block.contains(other));
  }

  /** The local route that wins for an address of the own VPC. */
  Optional<PathRoute> localRouteTo(IpAddress other) {
    return cidrBlocks.stream()
        .filter(block -> block.contains(other))
        .findFirst()
        .map(
            block ->
                new PathRoute(
                    DerivedIds.localRouteOf(table, block),
                    block,
                    NextHop.LOCAL,
                    RouteStatus.ACTIVE));
  }

  /** The stored routes that match, the longest prefix first. */
  List<PathRoute> routesTo(IpAddress other) {
    return PrefixTrie.of(routes, PathRoute::destination).matches(other);
  }

  Optional<Link> link(NextHop nextHop) {
    return links.stream().filter(link -> link.nextHop().equals(nextHop)).findFirst();
  }

  /** The connection that leads to whoever holds the address: an active one if there is any. */
  Optional<Link> linkTowards(IpAddress other) {
    return links.stream()
        .filter(link -> link.reaches(other))
        .min(Comparator.comparingInt(Link::usefulness));
  }

  /** The connection to whoever holds the address: that of the winning route, else the best one. */
  Optional<Link> heading(IpAddress other) {
    return routesTo(other).stream()
        .findFirst()
        .flatMap(route -> link(route.nextHop()))
        .filter(link -> link.reaches(other))
        .or(() -> linkTowards(other));
  }

  /** The best connection with another VPC. */
  Optional<Link> linkWith(VpcId other) {
    return links.stream()
        .filter(link -> link.peerVpc().equals(other))
        .min(Comparator.comparingInt(Link::usefulness));
  }
}
