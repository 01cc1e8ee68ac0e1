package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import java.util.HashSet;
import java.util.List;

/**
 * The routes of one table, found by either kind of name.
 *
 * @param call that asks for them, in whose words it is told that one is missing
 */
record StoredRoutes(RouteTableId table, List<RouteView> routes, Call call) {
  static final String DUPLICATE = "InvalidParameterValue.Duplicate";

  /** For actions that document no duplicates. */
  static final String MALFORMED = "InvalidParameterValue.Malformed";

  StoredRoutes {
    routes = List.copyOf(routes);
  }

  static StoredRoutes of(RouteTableId table, Call call) {
    return new StoredRoutes(table, RouteView.of(table, call), call);
  }

  /**
   * Those that are meant, in their order; each once.
   *
   * @param twice what the action answers where one is meant twice
   */
  List<RouteView> named(List<Route> wanted, String twice) {
    return once(wanted.stream().map(this::named).toList(), twice);
  }

  private RouteView named(Route wanted) {
    var item = Route.given(wanted.routeItemId());
    if (item.isPresent()) {
      return withId(RouteId.parse(item.get()));
    }
    var number = wanted.routeId();
    if (number == null || number == 0) {
      throw new CloudError("MissingParameter", "Expected RouteItemId or RouteId of each route");
    }
    return numbered(number);
  }

  List<RouteView> withIds(List<String> ids, String twice) {
    return once(ids.stream().map(RouteId::parse).map(this::withId).toList(), twice);
  }

  List<RouteView> numbered(List<Long> numbers, String twice) {
    return once(numbers.stream().map(this::numbered).toList(), twice);
  }

  private RouteView withId(RouteId id) {
    return routes.stream()
        .filter(route -> route.id().equals(id))
        .findFirst()
        .orElseThrow(() -> none(id.text()));
  }

  private RouteView numbered(long number) {
    return routes.stream()
        .filter(route -> number != 0 && route.number() == number)
        .findFirst()
        .orElseThrow(() -> none(Long.toString(number)));
  }

  private CloudError none(String name) {
    return call.refusal(
        "no-such-route", "Expected " + table + " to have the route " + name + ", but it has not");
  }

  private static List<RouteView> once(List<RouteView> named, String twice) {
    if (new HashSet<>(named).size() < named.size()) {
      throw new CloudError(twice, "Expected each route once");
    }
    return named;
  }
}
