package dev.landbridge.routing.path;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.routing.table.RegisteredRoute;

/** A route that matches, or would. */
record PathRoute(RouteId id, CidrBlock destination, NextHop nextHop, RouteStatus status) {

  static PathRoute of(RegisteredRoute route) {
    return new PathRoute(route.id(), route.destination(), route.nextHop(), route.status());
  }
}
