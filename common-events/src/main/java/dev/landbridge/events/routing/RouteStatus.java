package dev.landbridge.events.routing;

/** Whether a route carries anything. */
public enum RouteStatus {
  ACTIVE,
  /** Its next hop is not usable now: packets that match it are dropped. */
  BLACKHOLE
}
