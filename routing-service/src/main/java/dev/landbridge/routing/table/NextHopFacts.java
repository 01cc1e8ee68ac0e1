package dev.landbridge.routing.table;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.RouteStatus;
import java.util.List;
import java.util.Optional;

/** What is known of a next hop, seen from the table's VPC and read under lock. */
public sealed interface NextHopFacts {

  /** There is none, or it does not touch the table's VPC; the caller cannot tell which. */
  record Unknown() implements NextHopFacts {}

  /** A peering connection that was refused, withdrawn or deleted: its peer is no peer any more. */
  record Ended() implements NextHopFacts {}

  /** A peering connection of the table's VPC, with the CIDR blocks of the VPC behind it. */
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

  /** The first of the own blocks that overlaps the destination. */
  static Optional<CidrBlock> conflict(List<CidrBlock> ownBlocks, CidrBlock destination) {
    return ownBlocks.stream().filter(destination::overlaps).findFirst();
  }
}
