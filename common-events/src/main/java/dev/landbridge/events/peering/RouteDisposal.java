package dev.landbridge.events.peering;

/** What becomes of the routes through a connection that is deleted. */
public enum RouteDisposal {
  /** They stay as {@code blackhole}. */
  KEEP,

  /** Those of the deleting account go; the other's stay. */
  REMOVE,

  /** Those of both accounts go. */
  REMOVE_ALL
}
