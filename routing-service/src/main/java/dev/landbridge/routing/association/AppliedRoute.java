package dev.landbridge.routing.association;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.table.RegisteredRoute;

/** A route that begins or ceases to apply to a subnet. */
record AppliedRoute(
    RouteId id,
    RouteTableId routeTableId,
    CidrBlock destination,
    NextHopType nextHopType,
    String nextHopId,
    RouteStatus state) {

  static AppliedRoute of(RegisteredRoute route, RouteTableId table) {
    return new AppliedRoute(
        route.id(),
        table,
        route.destination(),
        route.nextHop().type(),
        route.nextHop().id(),
        route.status());
  }

  /** Whether packets notice no difference. */
  boolean sameEffectAs(AppliedRoute other) {
    return destination.equals(other.destination)
        && nextHopType == other.nextHopType
        && nextHopId.equals(other.nextHopId)
        && state == other.state;
  }
}
