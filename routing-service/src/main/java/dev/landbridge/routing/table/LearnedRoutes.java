package dev.landbridge.routing.table;

import dev.landbridge.events.Decision;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.routing.table.RouteTable.Live;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.LearnRoutes;
import dev.landbridge.routing.table.RouteTableCommand.Told;
import dev.landbridge.routing.table.RouteTableRejection.BatchItemFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a table learns through a next hop: what is told now replaces what was told, all or none. */
final class LearnedRoutes {
  private LearnedRoutes() {}

  static Decision<RouteTableEvent, RouteTableRejection> decide(LearnRoutes c, Live table) {
    var told = c.told().stream().map(Told::destination).collect(Collectors.toSet());
    var events = new ArrayList<RouteTableEvent>();
    var reached = table;
    for (var route : learned(c, table)) {
      if (!told.contains(route.destination())) {
        events.add(new RouteRemoved(c.id(), route.id(), List.of(table.owner())));
        reached = reached.minus(route.id());
      }
    }
    for (int i = 0; i < c.told().size(); i++) {
      var one = c.told().get(i);
      if (knows(c, one.destination(), reached)) {
        continue;
      }
      switch (RouteRules.decide(route(c, one), reached)) {
        case Decision.Rejected<RouteTableEvent, RouteTableRejection>(var reason) -> {
          return Decision.rejected(new BatchItemFailed(i, reason));
        }
        case Decision.Accepted<RouteTableEvent, RouteTableRejection>(var more) -> {
          events.addAll(more);
          for (var event : more) {
            reached = RouteTableDecider.evolveLive(reached, event, Instant.EPOCH);
          }
        }
      }
    }
    return Decision.acceptedAll(events);
  }

  private static List<Route> learned(LearnRoutes c, Live table) {
    return table.routesThrough(c.nextHop()).stream()
        .filter(route -> route.origin() == RouteOrigin.LEARNED)
        .toList();
  }

  private static boolean knows(LearnRoutes c, CidrBlock destination, Live table) {
    return learned(c, table).stream().anyMatch(route -> route.destination().equals(destination));
  }

  private static AddRoute route(LearnRoutes c, Told told) {
    return new AddRoute(
        c.id(),
        told.routeId(),
        told.destination(),
        c.nextHop(),
        "",
        c.ownBlocks(),
        c.facts(),
        c.limit(),
        true,
        RouteOrigin.LEARNED);
  }
}
