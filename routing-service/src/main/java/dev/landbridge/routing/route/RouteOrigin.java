package dev.landbridge.routing.route;

/** Who made a route. */
enum RouteOrigin {
  /** It follows from a CIDR block of the table's own VPC. */
  LOCAL,
  USER
}
