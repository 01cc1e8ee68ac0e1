package dev.landbridge.routing.table;

import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostLimitExceeded;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostNotAllowed;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostWithLearnedRoute;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostWithUserRoute;
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

  /** One of these may join what was learned from a cloud connect network before. */
  private static final Set<NextHopType> BESIDE_LEARNED =
      Set.of(NextHopType.DIRECT_CONNECT_GATEWAY, NextHopType.PEERING_CONNECTION);

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

  /** What the register can tell: it takes for equals all that may join a learned route. */
  static Optional<String> registeredGroupOf(NextHopType type, RouteOrigin origin) {
    boolean learned = type == NextHopType.CCN && origin == RouteOrigin.LEARNED;
    return learned || BESIDE_LEARNED.contains(type) ? Optional.of("ccn-and-one") : groupOf(type);
  }

  /**
   * Why a route of this type may not join the others.
   *
   * @param others the enabled routes to the same destination
   */
  static Optional<RouteTableRejection> refusal(
      List<Route> others, NextHopType type, RouteOrigin origin) {
    if (type == NextHopType.CCN && origin == RouteOrigin.LEARNED) {
      return others.stream().findFirst().map(Sharing::refusalOfLearned);
    }
    if (BESIDE_LEARNED.contains(type)) {
      return others.stream()
          .filter(other -> !other.isLearnedFromCcn())
          .findFirst()
          .map(other -> refusal(other, type));
    }
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

  /** What is learned comes first, or not at all. */
  private static RouteTableRejection refusalOfLearned(Route other) {
    return other.isOfUser()
        ? new EqualCostWithUserRoute(other.destination(), other.id())
        : new EqualCostNotAllowed(other.destination(), other.id());
  }

  private static RouteTableRejection refusal(Route other, NextHopType type) {
    var there = other.nextHop().type();
    if (there != type && WITH_BACKUP.contains(there) && WITH_BACKUP.contains(type)) {
      return new PrimaryBackupNotOffered(other.destination(), other.id());
    }
    return other.isLearnedFromCcn()
        ? new EqualCostWithLearnedRoute(other.destination(), other.id())
        : new EqualCostNotAllowed(other.destination(), other.id());
  }

  private static boolean mayShare(NextHopType one, NextHopType other) {
    return groupOf(one).isPresent() && groupOf(one).equals(groupOf(other));
  }
}
