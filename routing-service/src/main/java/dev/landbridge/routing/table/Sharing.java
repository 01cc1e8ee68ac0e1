package dev.landbridge.routing.table;

import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostLimitExceeded;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostNotAllowed;
import dev.landbridge.routing.table.RouteTableRejection.PrimaryBackupNotOffered;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which routes may lead to one destination side by side, at equal cost. */
final class Sharing {
  static final int MOST = 8;

  /** Any two of them could be primary and backup, if that were offered. */
  private static final Set<NextHopType> WITH_BACKUP =
      Set.of(
          NextHopType.INSTANCE,
          NextHopType.CCN,
          NextHopType.VPN_GATEWAY,
          NextHopType.DIRECT_CONNECT_GATEWAY,
          NextHopType.HAVIP);

  private Sharing() {}

  /** Types with the same group share a destination; those without share it with none. */
  static Optional<String> groupOf(NextHopType type) {
    return switch (type) {
      case NAT_GATEWAY, INSTANCE -> Optional.of("nat-and-instances");
      case HAVIP -> Optional.of("havip");
      case VPN_GATEWAY -> Optional.of("vpn-gateways");
      case LOCAL,
          PEERING_CONNECTION,
          BLACKHOLE,
          VCPE,
          NETWORK_INTERFACE,
          DIRECT_CONNECT_GATEWAY,
          CCN ->
          Optional.empty();
    };
  }

  /**
   * Why a route of this type may not join the others.
   *
   * @param others the enabled routes to the same destination
   */
  static Optional<RouteTableRejection> refusal(List<Route> others, NextHopType type) {
    var foreign = others.stream().filter(other -> !mayShare(other.nextHop().type(), type));
    return foreign
        .findFirst()
        .map(other -> refusal(other, type))
        .or(
            () ->
                others.size() < MOST
                    ? Optional.empty()
                    : Optional.of(
                        new EqualCostLimitExceeded(others.getFirst().destination(), MOST)));
  }

  private static RouteTableRejection refusal(Route other, NextHopType type) {
    var there = other.nextHop().type();
    return there != type && WITH_BACKUP.contains(there) && WITH_BACKUP.contains(type)
        ? new PrimaryBackupNotOffered(other.destination(), other.id())
        : new EqualCostNotAllowed(other.destination(), other.id());
  }

  private static boolean mayShare(NextHopType one, NextHopType other) {
    return groupOf(one).isPresent() && groupOf(one).equals(groupOf(other));
  }
}
