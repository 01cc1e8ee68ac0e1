package dev.landbridge.routing.path;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Table;
import java.util.Comparator;
import java.util.List;

/**
 * The routes of a table that hold an address.
 *
 * @param chosen those with the longest prefix; several share the traffic
 * @param shorter the enabled ones behind them, the longest first
 * @param disabled those that do not apply, the longest first
 */
record Choice(List<Route> chosen, List<Route> shorter, List<Route> disabled) {

  static Choice of(Table table, IpAddress address) {
    var matches = table.routes().matches(address);
    int longest = matches.isEmpty() ? 0 : matches.getFirst().destination().prefixLength();
    int count =
        (int) matches.stream().filter(r -> r.destination().prefixLength() == longest).count();
    var disabled =
        table.routes().stream()
            .filter(route -> !route.enabled() && route.destination().contains(address))
            .sorted(Comparator.comparingInt(route -> -route.destination().prefixLength()))
            .toList();
    return new Choice(matches.subList(0, count), matches.subList(count, matches.size()), disabled);
  }

  /** What would be chosen without those that are. */
  List<Route> next() {
    return shorter.stream()
        .filter(
            r -> r.destination().prefixLength() == shorter.getFirst().destination().prefixLength())
        .toList();
  }

  HopReason reason() {
    if (chosen.size() > 1) {
      return HopReason.EQUAL_COST;
    }
    return shorter.isEmpty() ? HopReason.ONLY_ROUTE : HopReason.LONGEST_PREFIX;
  }
}
