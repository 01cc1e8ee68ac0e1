package dev.landbridge.routing.plan;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.routing.model.Route;
import java.util.List;
import java.util.stream.Collectors;

/** What a person can do about routes that keep packets from a connection, in words. */
final class WayOut {
  private WayOut() {}

  /** They have one destination, and lead elsewhere or are disabled. */
  static String ofSame(List<Route> same) {
    return wayOutOfSame(same) + beforehand(same);
  }

  private static String wayOutOfSame(List<Route> same) {
    if (same.stream().anyMatch(Route::isLearned)) {
      return "A route beside a learned one only shares the traffic.";
    }
    if (same.size() > 1) {
      return "Leave one of these routes and remove the others: it must lead through the connection"
          + " and be enabled.";
    }
    return same.getFirst().enabled()
        ? "Replace the route's next hop by the connection."
        : "Enable the route: it leads through the connection.";
  }

  /** They are narrower than the destination, and all that its packets meet. */
  static String ofDeciding(List<Route> narrower) {
    return "Narrower routes decide for all of it, so one to the whole would carry nothing: give"
        + " these the connection as next hop, or remove them."
        + beforehand(narrower);
  }

  /** They win for a part of what is right otherwise. */
  static String ofNarrower(List<Route> narrower) {
    return "Narrower routes win for a part: remove or replace them." + beforehand(narrower);
  }

  private static String beforehand(List<Route> routes) {
    return routes.stream()
        .map(route -> route.isLearned() ? ofLearned(route) : route.beforehand())
        .collect(Collectors.joining());
  }

  /** Nobody replaces or removes what was learned, but longer prefixes win over it. */
  private static String ofLearned(Route route) {
    return " Route %s was learned and stays as it is: %slet whoever told it take it back."
        .formatted(route.id(), halves(route.destination()));
  }

  private static String halves(CidrBlock whole) {
    return whole.halves().isEmpty()
        ? ""
        : "add routes to %s through the connection, whose longer prefixes win, or "
            .formatted(
                whole.halves().stream().map(CidrBlock::text).collect(Collectors.joining(" and ")));
  }
}
