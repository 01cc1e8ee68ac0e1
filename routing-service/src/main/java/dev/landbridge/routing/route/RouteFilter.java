package dev.landbridge.routing.route;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.table.NextHopId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list of routes may be narrowed by.
 *
 * @param contains an address in the destination
 * @param overlaps a CIDR block that has an address in common with the destination
 */
record RouteFilter(
    @Nullable CidrBlock destination,
    @Nullable IpAddress contains,
    @Nullable CidrBlock overlaps,
    @Nullable RouteStatus state,
    @Nullable NextHopType nextHopType,
    @Nullable NextHopId nextHopId,
    @Nullable RouteOrigin origin,
    @Nullable RouteTableId routeTableId,
    @Nullable VpcId vpcId) {

  boolean admits(RouteResource route) {
    return (destination == null || destination.equals(route.destination()))
        && (contains == null || route.destination().contains(contains))
        && (overlaps == null || route.destination().overlaps(overlaps))
        && (state == null || state == route.state())
        && (nextHopType == null || nextHopType == route.nextHopType())
        && (nextHopId == null || nextHopId.text().equals(route.nextHopId()))
        && (origin == null || origin == route.origin());
  }

  /** What is asked for, by the name of the parameter. */
  Map<String, String> asked() {
    var asked = new LinkedHashMap<String, String>();
    put(asked, "destination", destination);
    put(asked, "contains", contains);
    put(asked, "overlaps", overlaps);
    put(asked, "state", state == null ? null : state.name());
    put(asked, "nextHopType", nextHopType == null ? null : nextHopType.name());
    put(asked, "nextHopId", nextHopId);
    put(asked, "origin", origin == null ? null : origin.name());
    put(asked, "routeTableId", routeTableId);
    put(asked, "vpcId", vpcId);
    return asked;
  }

  private static void put(Map<String, String> asked, String name, @Nullable Object value) {
    if (value != null) {
      asked.put(name, value.toString());
    }
  }
}
