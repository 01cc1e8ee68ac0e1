package dev.landbridge.routing.path;

/** Why a route was chosen. */
enum HopReason {
  /** Addresses of the own VPC are always local. */
  LOCAL,
  LONGEST_PREFIX,
  ONLY_ROUTE,
  /** It shares the traffic with others of the same prefix. */
  EQUAL_COST
}
