package dev.landbridge.routing.model;

import dev.landbridge.events.routing.RouteId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One route table through time; the routes of now are kept ready for matching. */
final class TableHistory {
  private final History<Table> frame = new History<>(); // without routes
  private final Map<RouteId, History<Route>> routes = new LinkedHashMap<>();
  private @Nullable Table now;

  void become(@Nullable Table table, Instant at) {
    frame.become(table, at);
    now = null;
  }

  void rename(String name, Instant at) {
    frame
        .now()
        .ifPresent(
            t -> become(new Table(t.id(), t.vpcId(), t.owner(), t.main(), name, t.routes()), at));
  }

  void route(RouteId id, @Nullable Route route, Instant at) {
    routes.computeIfAbsent(id, _ -> new History<>()).become(route, at);
    now = null;
  }

  void change(RouteId id, UnaryOperator<Route> change, Instant at) {
    Optional.ofNullable(routes.get(id))
        .flatMap(History::now)
        .ifPresent(route -> route(id, change.apply(route), at));
  }

  Optional<Table> at(Instant moment) {
    if (!moment.equals(NetworkHistory.NOW)) {
      return frame.at(moment).map(table -> table.with(routesAt(moment)));
    }
    if (now == null) {
      now = frame.now().map(table -> table.with(routesAt(moment))).orElse(null);
    }
    return Optional.ofNullable(now);
  }

  private RouteSet routesAt(Instant moment) {
    return RouteSet.of(
        routes.values().stream().flatMap(history -> history.at(moment).stream()).toList());
  }
}
