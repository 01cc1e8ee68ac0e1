package dev.landbridge.events.peering;

/** What becomes of the deleting account's routes through a connection; the other's stay. */
public enum RouteDisposal {
  /** They stay as {@code blackhole}. */
  KEEP,
  REMOVE
}
