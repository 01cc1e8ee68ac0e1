package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpAddress;
import java.util.Optional;

/** Says what is wrong and who must act; of another account's side never more than that. */
final class Blockers {
  private final AccountId viewer;

  Blockers(AccountId viewer) {
    this.viewer = viewer;
  }

  Blocker noSubnet(Place place) {
    return new Blocker(
        BlockerCode.NO_SUCH_SUBNET,
        place.account(),
        place.vpcId().text(),
        "Create a subnet of " + place.vpcId() + " that holds " + place.address() + ".");
  }

  /** No VPC of the viewer holds the source address. */
  Blocker noVpc(IpAddress source) {
    return new Blocker(
        BlockerCode.NO_SUCH_SUBNET,
        viewer,
        source.text(),
        "Choose a source address that lies in a subnet of account " + viewer + ".");
  }

  Blocker unknown(IpAddress address) {
    return new Blocker(
        BlockerCode.INSUFFICIENT_INFORMATION,
        viewer,
        address.text(),
        "Connect the VPC of the source with the VPC that holds " + address + ".");
  }

  /** A connection that waits for somebody comes first: without it no route would help. */
  Blocker noRoute(Place from, IpAddress address, Optional<Place> to) {
    var link = to.flatMap(p -> from.linkWith(p.vpcId())).or(() -> from.linkTowards(address));
    if (link.filter(known -> known.status().mayBecomeActive()).isPresent()) {
      return notActive(link.get());
    }
    return new Blocker(
        BlockerCode.NO_ROUTE_TO_DESTINATION,
        from.account(),
        isVisible(from) ? from.table().text() : from.vpcId().text(),
        link.filter(Link::isActive)
            .map(known -> addRoute(from, address, known))
            .orElseGet(() -> connect(from, address)));
  }

  private String addRoute(Place from, IpAddress address, Link link) {
    return "Account %s must add a route that holds %s with next hop %s to %s."
        .formatted(
            from.account(),
            address,
            link.id(),
            isVisible(from)
                ? "route table " + from.table()
                : "the route table of the subnet in " + from.vpcId());
  }

  private static String connect(Place from, IpAddress address) {
    return "Request a peering connection of %s with the VPC that holds %s, then add a route."
        .formatted(from.vpcId(), address);
  }

  Blocker notActive(Link link) {
    return new Blocker(
        BlockerCode.CONNECTION_NOT_ACTIVE, link.mustAct(), link.id().text(), link.fix());
  }

  Blocker blackhole(PathRoute chosen, Place from, IpAddress address) {
    return new Blocker(
        BlockerCode.BLACKHOLE_ROUTE,
        from.account(),
        object(chosen, from),
        from.linkTowards(address)
            .filter(Link::isActive)
            .map(link -> "Let " + route(chosen, from, address) + " lead to " + link.id() + ".")
            .orElseGet(
                () ->
                    "Remove " + route(chosen, from, address) + ", or give it a next hop in use."));
  }

  Blocker outside(PathRoute chosen, Link link, Place from) {
    return new Blocker(
        BlockerCode.DESTINATION_OUTSIDE_PEER_CIDR,
        from.account(),
        object(chosen, from),
        "%s no longer holds %s: replace the route by one to a CIDR block that it has."
            .formatted(link.peerVpc(), isVisible(from) ? chosen.destination() : "the destination"));
  }

  Blocker elsewhere(PathRoute chosen, Place from, IpAddress address) {
    return new Blocker(
        BlockerCode.LEADS_TO_ANOTHER_VPC,
        from.account(),
        object(chosen, from),
        "Let " + route(chosen, from, address) + " lead to the VPC that holds " + address + ".");
  }

  private String object(PathRoute chosen, Place from) {
    return isVisible(from) ? chosen.id().text() : from.vpcId().text();
  }

  private String route(PathRoute chosen, Place from, IpAddress address) {
    return Optional.of("route " + chosen.id())
        .filter(_ -> isVisible(from))
        .orElseGet(() -> "the route of " + from.vpcId() + " to " + address);
  }

  private boolean isVisible(Place place) {
    return place.account().equals(viewer);
  }
}
