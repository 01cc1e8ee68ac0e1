package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.RouteStatus;
import java.util.Optional;

/**
 * Follows packets from one place to another, as far as one account may see it. A peering connection
 * is not transitive, so a path has two VPCs at most.
 */
final class PathFinder {
  private final AccountId viewer;
  private final Blockers blockers;

  PathFinder(AccountId viewer) {
    this.viewer = viewer;
    this.blockers = new Blockers(viewer);
  }

  /**
   * Both ways between the source and an address.
   *
   * @param destination empty when nothing is known of who holds the address
   */
  PathAnalysis analyse(Place source, IpAddress address, Optional<Place> destination) {
    var forward = find(source, address, destination);
    var back =
        destination
            .map(place -> answer(place, source))
            .orElseGet(() -> Direction.blocked(blockers.unknown(address)));
    return PathAnalysis.of(forward, back);
  }

  /** Another account's side is looked at only once it has agreed to be connected. */
  private Direction answer(Place destination, Place source) {
    var link = destination.linkWith(source.vpcId());
    if (isVisible(destination) || link.filter(Link::isActive).isPresent()) {
      return find(destination, source.address(), Optional.of(source));
    }
    return Direction.blocked(
        link.map(blockers::notActive).orElseGet(() -> blockers.unknown(destination.address())));
  }

  private Direction find(Place from, IpAddress address, Optional<Place> to) {
    if (from.subnet().isEmpty()) {
      return Direction.blocked(blockers.noSubnet(from));
    }
    var local = from.localRouteTo(address);
    if (local.isPresent()) {
      return arrive(local.get(), from, address, to.filter(p -> p.vpcId().equals(from.vpcId())));
    }
    var routes = from.routesTo(address);
    if (routes.isEmpty()) {
      var hop = isVisible(from) ? Hop.withoutRoute(from) : Hop.hidden(from);
      return Direction.blocked(blockers.noRoute(from, address, to), hop);
    }
    return follow(routes.getFirst(), from, address, to);
  }

  private Direction follow(PathRoute chosen, Place from, IpAddress address, Optional<Place> to) {
    var known = from.link(chosen.nextHop());
    var next = to.filter(p -> known.filter(l -> l.peerVpc().equals(p.vpcId())).isPresent());
    if (!isVisible(from) && next.isEmpty()) {
      return Direction.blocked(blockers.elsewhere(chosen, from, address), Hop.hidden(from));
    }
    return blockerOn(chosen, known, from, address)
        .map(blocker -> Direction.blocked(blocker, hop(chosen, from, address)))
        .orElseGet(() -> arrive(chosen, from, address, next));
  }

  private Optional<Blocker> blockerOn(
      PathRoute chosen, Optional<Link> known, Place from, IpAddress address) {
    if (known.isEmpty() || known.get().hasEnded()) {
      return Optional.of(blockers.blackhole(chosen, from, address));
    }
    var link = known.get();
    if (!link.isActive()) {
      return Optional.of(blockers.notActive(link));
    }
    return chosen.status() == RouteStatus.BLACKHOLE || !link.reaches(address)
        ? Optional.of(blockers.outside(chosen, link, from))
        : Optional.empty();
  }

  private Direction arrive(PathRoute chosen, Place from, IpAddress address, Optional<Place> to) {
    var hop = hop(chosen, from, address);
    if (to.isEmpty()) {
      return Direction.blocked(blockers.elsewhere(chosen, from, address), hop);
    }
    var arrival = isVisible(to.get()) ? Hop.arrival(to.get()) : Hop.hidden(to.get());
    return to.get().subnet().isEmpty()
        ? Direction.blocked(blockers.noSubnet(to.get()), hop, arrival)
        : Direction.open(hop, arrival);
  }

  private Hop hop(PathRoute chosen, Place from, IpAddress address) {
    if (!isVisible(from)) {
      return Hop.hidden(from);
    }
    var others = from.routesTo(address).stream().filter(route -> !route.equals(chosen)).toList();
    return Hop.through(chosen, from, others);
  }

  private boolean isVisible(Place place) {
    return place.account().equals(viewer);
  }
}
