package dev.landbridge.routing.path;

/** Why packets do not get through; codes are API. */
enum BlockerCode {
  /** The address lies in no subnet of its VPC. */
  NO_SUCH_SUBNET,
  /** No route of the table leads to the destination. */
  NO_ROUTE_TO_DESTINATION,
  /** The only routes that would carry the packets are disabled. */
  ROUTE_DISABLED,
  /** The route that wins drops packets: by intention, or because its connection has ended. */
  BLACKHOLE_ROUTE,
  /** A longer prefix takes the packets from a route that would carry them. */
  MORE_SPECIFIC_ROUTE_WINS,
  /** The connection would carry the packets, but it is not active. */
  CONNECTION_NOT_ACTIVE,
  /** The VPC behind the connection does not hold the destination of the route. */
  DESTINATION_OUTSIDE_PEER_CIDR,
  /** Packets would have to enter a VPC by a connection and leave it again. */
  EDGE_TO_EDGE_NOT_ALLOWED,
  /** The route that wins leads to a VPC other than the one in question. */
  LEADS_TO_ANOTHER_VPC,
  /** Packets would come back to where they were. */
  LOOP,
  /** Of several equal-cost routes some do not carry the packets, while others do or may. */
  EQUAL_COST_PARTLY,
  /** Packets get there, but answers do not come back. */
  ONE_DIRECTION_ONLY,
  /** Something on the way is not known here, so nothing can be said. */
  INSUFFICIENT_INFORMATION;

  /** Whether the route itself is at fault, so that another one would have been better. */
  boolean blamesTheRoute() {
    return switch (this) {
      case BLACKHOLE_ROUTE,
          DESTINATION_OUTSIDE_PEER_CIDR,
          EDGE_TO_EDGE_NOT_ALLOWED,
          LEADS_TO_ANOTHER_VPC,
          LOOP ->
          true;
      case NO_SUCH_SUBNET,
          NO_ROUTE_TO_DESTINATION,
          ROUTE_DISABLED,
          MORE_SPECIFIC_ROUTE_WINS,
          CONNECTION_NOT_ACTIVE,
          EQUAL_COST_PARTLY,
          ONE_DIRECTION_ONLY,
          INSUFFICIENT_INFORMATION ->
          false;
    };
  }
}
