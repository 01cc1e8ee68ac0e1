package dev.landbridge.routing.path;

/** Why packets do not get through; codes are API. */
enum BlockerCode {
  /** The address lies in no subnet of its VPC. */
  NO_SUCH_SUBNET,
  /** No route of the table leads to the destination. */
  NO_ROUTE_TO_DESTINATION,
  /** The route that wins leads through a connection that has ended. */
  BLACKHOLE_ROUTE,
  /** The connection would carry the packets, but it is not active. */
  CONNECTION_NOT_ACTIVE,
  /** The VPC behind the connection does not hold the destination of the route. */
  DESTINATION_OUTSIDE_PEER_CIDR,
  /** The route that wins leads to a VPC other than the one in question. */
  LEADS_TO_ANOTHER_VPC,
  /** Nothing is known of where the address lies, so nothing can be said. */
  INSUFFICIENT_INFORMATION
}
