package dev.landbridge.routing.route;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.routing.table.NextHopId;
import org.jspecify.annotations.Nullable;

/** What a list of routes may be narrowed by. */
record RouteFilter(
    @Nullable CidrBlock destination, @Nullable RouteStatus state, @Nullable NextHopId nextHopId) {

  boolean admits(RouteResource route) {
    return (destination == null || destination.equals(route.destination()))
        && (state == null || state == route.state())
        && (nextHopId == null || nextHopId.text().equals(route.nextHopId()));
  }
}
