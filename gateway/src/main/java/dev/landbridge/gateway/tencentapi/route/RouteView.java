package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Call;
import java.time.Instant;
import java.util.List;

/** A route as our service shows it. */
record RouteView(
    RouteId id,
    RouteTableId routeTableId,
    CidrBlock destination,
    NextHopType nextHopType,
    String nextHopId,
    RouteStatus state,
    RouteOrigin origin,
    boolean published,
    String description,
    Instant createdAt) {
  /** As many hexadecimal digits as a number of any JSON reader holds. */
  private static final int DIGITS = 13;

  private static final int HEX = 16;

  static String path(RouteTableId table) {
    return RouteTableView.path(table) + "/routes";
  }

  /** All of a table, those that nobody wrote included. */
  static List<RouteView> of(RouteTableId table, Call call) {
    return call.all(path(table), RouteView.class);
  }

  boolean isLocal() {
    return origin == RouteOrigin.LOCAL;
  }

  boolean isEnabled() {
    return state != RouteStatus.DISABLED;
  }

  /** The number that older clients know a route by: part of its id; of IPv6 routes always 0. */
  long number() {
    var digits = id.text().substring(RouteId.PREFIX.length());
    return destination.family() == IpFamily.IPV6
        ? 0
        : Long.parseLong(digits.substring(0, DIGITS), HEX);
  }
}
