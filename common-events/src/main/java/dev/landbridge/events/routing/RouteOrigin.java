package dev.landbridge.events.routing;

/** Who made a route; only those of users may be changed by users. */
public enum RouteOrigin {
  /** It follows from a CIDR block of the table's own VPC; never stored, and in no event. */
  LOCAL,
  USER,
  /** Told by a neighbour of an edge. */
  LEARNED,
  /** Made for the packets of a network probe. */
  PROBE
}
