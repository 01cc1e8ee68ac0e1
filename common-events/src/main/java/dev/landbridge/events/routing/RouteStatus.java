package dev.landbridge.events.routing;

/** Whether a route carries anything. */
public enum RouteStatus {
  ACTIVE,
  /** Its next hop is not usable now, or is none at all: packets that match it are dropped. */
  BLACKHOLE,
  /** Stored, but as good as absent: packets never match it. */
  DISABLED
}
