package dev.landbridge.routing.table;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteStatus;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is known of a next hop, seen from the table's VPC and read under lock. */
public sealed interface NextHopFacts {
  Pattern OPAQUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

  /** There is none, or it does not touch the table's VPC; the caller cannot tell which. */
  record Unknown() implements NextHopFacts {}

  /** A peering connection that was refused, withdrawn or deleted: its peer is no peer any more. */
  record Ended() implements NextHopFacts {}

  /**
   * A peering connection of the table's VPC.
   *
   * @param peerBlocks the CIDR blocks of the VPC behind it; until it is active those at the request
   */
  record Connection(boolean active, List<CidrBlock> peerBlocks) implements NextHopFacts {
    public Connection {
      peerBlocks = List.copyOf(peerBlocks);
    }

    /** Whether one of the peer's blocks holds the whole destination. */
    boolean reaches(CidrBlock destination) {
      return peerBlocks.stream().anyMatch(block -> block.contains(destination));
    }

    /** What a refusal may tell of the peer: nothing before it has agreed to the connection. */
    List<CidrBlock> shownBlocks() {
      return active ? peerBlocks : List.of();
    }

    /** What a route to this destination is worth now. */
    RouteStatus statusOf(CidrBlock destination) {
      return active && reaches(destination) ? RouteStatus.ACTIVE : RouteStatus.BLACKHOLE;
    }
  }

  /** A server, known by its private address only. */
  record Instance(IpAddress address) implements NextHopFacts {

    boolean isWithin(List<CidrBlock> blocks) {
      return blocks.stream().anyMatch(block -> block.contains(address));
    }
  }

  /** Nobody here owns such a thing: the caller's word is taken for it. */
  record Declared() implements NextHopFacts {}

  /** Packets are dropped on purpose. */
  record Drop() implements NextHopFacts {}

  /** The id cannot be one of this type. */
  record Malformed(String expected) implements NextHopFacts {}

  /** What the id alone tells of a next hop that this service does not know by itself. */
  static NextHopFacts declared(NextHop nextHop) {
    return switch (nextHop.type()) {
      case LOCAL, PEERING_CONNECTION -> new Unknown();
      case INSTANCE ->
          address(nextHop.id())
              .<NextHopFacts>map(Instance::new)
              .orElseGet(() -> new Malformed("the private address of a server"));
      case BLACKHOLE ->
          nextHop.equals(NextHop.BLACKHOLE)
              ? new Drop()
              : new Malformed("no id, or " + NextHop.BLACKHOLE.id());
      case VCPE, NETWORK_INTERFACE, NAT_GATEWAY, VPN_GATEWAY, DIRECT_CONNECT_GATEWAY, CCN, HAVIP ->
          OPAQUE.matcher(nextHop.id()).matches()
              ? new Declared()
              : new Malformed("an id that begins with a letter or digit");
    };
  }

  /** As it is stored: addresses have one spelling. */
  static NextHop canonical(NextHop nextHop) {
    return nextHop.type() == NextHopType.INSTANCE
        ? address(nextHop.id())
            .map(address -> new NextHop(NextHopType.INSTANCE, address.text()))
            .orElse(nextHop)
        : nextHop;
  }

  private static Optional<IpAddress> address(String text) {
    try {
      return Optional.of(IpAddress.parse(text));
    } catch (MalformedValue noAddress) {
      return Optional.empty();
    }
  }
}
