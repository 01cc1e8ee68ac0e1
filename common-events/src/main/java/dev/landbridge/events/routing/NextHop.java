package dev.landbridge.events.routing;

import dev.landbridge.events.peering.PeeringConnectionId;

/**
 * Through what a route leads: the kind and the id of the object; {@code local} has the id local.
 */
public record NextHop(NextHopType type, String id) {
  public static final NextHop LOCAL = new NextHop(NextHopType.LOCAL, "local");

  public static NextHop through(PeeringConnectionId connection) {
    return new NextHop(NextHopType.PEERING_CONNECTION, connection.text());
  }
}
