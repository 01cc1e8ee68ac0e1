package dev.landbridge.events.peering;

/** What becomes of the routes through a connection when it is deleted. */
public enum RouteDisposal {
  /** They stay as {@code blackhole}. */
  KEEP,
  REMOVE
}
