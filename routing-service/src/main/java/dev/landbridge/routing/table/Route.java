package dev.landbridge.routing.table;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import java.time.Instant;
import java.util.Objects;

/**
 * One stored route; local routes are derived and never stored.
 *
 * @param origin absent in snapshots older than the field: a user
 * @param published to be told to others, and therefore not to be disabled or removed
 */
public record Route(
    RouteId id,
    CidrBlock destination,
    NextHop nextHop,
    RouteStatus status,
    String description,
    RouteOrigin origin,
    boolean published,
    Instant createdAt) {

  public Route {
    origin = Objects.requireNonNullElse(origin, RouteOrigin.USER);
  }

  public boolean isEnabled() {
    return status != RouteStatus.DISABLED;
  }

  boolean isOfUser() {
    return origin == RouteOrigin.USER;
  }

  /** From a cloud connect network, which alone lets users' routes stand beside its own. */
  boolean isLearnedFromCcn() {
    return origin == RouteOrigin.LEARNED && nextHop.type() == NextHopType.CCN;
  }

  Route with(NextHop nextHop, RouteStatus status, String description) {
    return new Route(id, destination, nextHop, status, description, origin, published, createdAt);
  }

  Route with(RouteStatus status) {
    return with(nextHop, status, description);
  }

  Route published(boolean told) {
    return new Route(id, destination, nextHop, status, description, origin, told, createdAt);
  }
}
