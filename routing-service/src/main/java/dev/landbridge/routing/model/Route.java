package dev.landbridge.routing.model;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;

/** A route as it was written; what it is worth follows from the network around it. */
public record Route(
    RouteId id, CidrBlock destination, NextHop nextHop, boolean enabled, RouteOrigin origin) {

  /** By a user. */
  public Route(RouteId id, CidrBlock destination, NextHop nextHop, boolean enabled) {
    this(id, destination, nextHop, enabled, RouteOrigin.USER);
  }

  public Route to(NextHop other) {
    return new Route(id, destination, other, enabled, origin);
  }

  public Route enabled(boolean now) {
    return new Route(id, destination, nextHop, now, origin);
  }

  public boolean isLearned() {
    return origin == RouteOrigin.LEARNED;
  }
}
