package dev.landbridge.routing.path;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.NextHop;

/** Where a next hop leads, as far as it can be followed. */
sealed interface Target {

  /** Into the own VPC. */
  record Own() implements Target {}

  /** Through a peering connection. */
  record Joined() implements Target {}

  /** Nowhere: packets are dropped. */
  record Nothing() implements Target {}

  /** A server of the own VPC that is to send packets on. */
  record Server(IpAddress address) implements Target {}

  /** Something of which only a declared id is known. */
  record Declared() implements Target {}

  static Target of(NextHop nextHop) {
    return switch (nextHop.type()) {
      case LOCAL -> new Own();
      case PEERING_CONNECTION -> new Joined();
      case BLACKHOLE -> new Nothing();
      case INSTANCE -> server(nextHop);
      case VCPE, NETWORK_INTERFACE, NAT_GATEWAY, VPN_GATEWAY, DIRECT_CONNECT_GATEWAY, CCN, HAVIP ->
          new Declared();
    };
  }

  private static Target server(NextHop nextHop) {
    try {
      return new Server(IpAddress.parse(nextHop.id()));
    } catch (MalformedValue noAddress) {
      return new Declared();
    }
  }
}
