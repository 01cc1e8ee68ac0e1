package dev.landbridge.events.routing;

import dev.landbridge.events.peering.PeeringConnectionId;

/**
 * Through what a route leads: the kind and the id of the object; {@code local} and {@code
 * blackhole} lead to no object and have their own name as id.
 */
public record NextHop(NextHopType type, String id) {
  public static final NextHop LOCAL = new NextHop(NextHopType.LOCAL, "local");
  public static final NextHop BLACKHOLE = new NextHop(NextHopType.BLACKHOLE, "blackhole");

  public static NextHop through(PeeringConnectionId connection) {
    return new NextHop(NextHopType.PEERING_CONNECTION, connection.text());
  }
}
