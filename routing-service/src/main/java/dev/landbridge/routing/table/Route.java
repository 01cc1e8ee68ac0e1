package dev.landbridge.routing.table;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteStatus;
import java.time.Instant;

/** One route that a person wrote; local routes are derived and never stored. */
public record Route(
    RouteId id,
    CidrBlock destination,
    NextHop nextHop,
    RouteStatus status,
    String description,
    Instant createdAt) {

  Route with(NextHop nextHop, RouteStatus status, String description) {
    return new Route(id, destination, nextHop, status, description, createdAt);
  }

  Route with(RouteStatus status) {
    return with(nextHop, status, description);
  }
}
