package dev.landbridge.events.routing;

/** Through what a route leads. */
public enum NextHopType {
  LOCAL,
  PEERING_CONNECTION
}
