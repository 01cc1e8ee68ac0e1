package dev.landbridge.routing.plan;

/** What becomes of packets, seen from the peering connection that they should take. */
public enum Fate {
  THROUGH,
  NO_ROUTE,
  /** The route that applies leads through something that carries nothing now. */
  BLACKHOLE,
  /**
   * Only a wider route applies, which leads to a gateway or the like: none is meant for the block.
   */
  STRAY,
  /** The route that applies leads elsewhere, and carries. */
  ELSEWHERE
}
