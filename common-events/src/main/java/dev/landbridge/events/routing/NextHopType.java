package dev.landbridge.events.routing;

/**
 * Through what a route leads. Of all but the first four only a declared id is known: nobody here
 * owns such things, so a route through one is taken at its word.
 */
public enum NextHopType {
  /** The VPC itself; such routes follow its CIDR blocks, and nobody writes them. */
  LOCAL,
  PEERING_CONNECTION,
  /** A server in the own VPC; its id is its private address. */
  INSTANCE,
  /** Nothing: packets that match are dropped on purpose. */
  BLACKHOLE,
  /** A virtual edge, or the access point it is reached through. */
  VCPE,
  NETWORK_INTERFACE,
  NAT_GATEWAY,
  VPN_GATEWAY,
  DIRECT_CONNECT_GATEWAY,
  /** A cloud connect network. */
  CCN,
  /** A high-availability virtual address. */
  HAVIP
}
