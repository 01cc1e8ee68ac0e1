package dev.landbridge.routing.plan;

/** How far one side of a connection has its routes. */
enum SideState {
  COMPLETE,
  MISSING_ROUTES,
  /** Routes that are there lead packets elsewhere; adding some does not help. */
  OBSTRUCTED,
  /** It has no subnet, so no table is in use. */
  NO_SUBNETS,
  /** The other account has not agreed to be connected. */
  UNKNOWN
}
