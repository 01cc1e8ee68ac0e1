package dev.landbridge.routing.table;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.routing.table.NextHopFacts.Connection;
import dev.landbridge.routing.table.NextHopFacts.Declared;
import dev.landbridge.routing.table.NextHopFacts.Drop;
import dev.landbridge.routing.table.NextHopFacts.Ended;
import dev.landbridge.routing.table.NextHopFacts.Instance;
import dev.landbridge.routing.table.NextHopFacts.Malformed;
import dev.landbridge.routing.table.NextHopFacts.Unknown;
import dev.landbridge.routing.table.RouteTableRejection.DestinationConflictsWithOwnCidr;
import dev.landbridge.routing.table.RouteTableRejection.DestinationOutsidePeerCidr;
import dev.landbridge.routing.table.RouteTableRejection.NextHopEnded;
import dev.landbridge.routing.table.RouteTableRejection.NextHopInvalid;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchNextHop;
import java.util.List;
import java.util.Optional;

/** Whether a next hop fits a destination, whatever else the table holds. */
public final class NextHopRules {
  private NextHopRules() {}

  /**
   * Local routes come first, so a destination inside the own VPC would never be looked at. A wider
   * one, such as the default route, is for what lies outside; through a connection it is not.
   */
  static Optional<RouteTableRejection> conflict(
      CidrBlock destination, NextHopFacts facts, List<CidrBlock> ownBlocks) {
    boolean connection = facts instanceof Connection;
    return ownBlocks.stream()
        .filter(own -> connection ? own.overlaps(destination) : own.contains(destination))
        .findFirst()
        .map(own -> new DestinationConflictsWithOwnCidr(destination, own));
  }

  public static Optional<RouteTableRejection> unfit(
      CidrBlock destination, NextHop nextHop, NextHopFacts facts, List<CidrBlock> ownBlocks) {
    return switch (facts) {
      case Unknown _ -> Optional.of(new NoSuchNextHop(nextHop.id()));
      case Ended _ -> Optional.of(new NextHopEnded(nextHop.id()));
      case Malformed(var expected) -> Optional.of(new NextHopInvalid(nextHop, expected));
      case Connection peer when !peer.reaches(destination) ->
          Optional.of(new DestinationOutsidePeerCidr(destination, peer.shownBlocks()));
      case Instance server when server.address().family() != destination.family() ->
          Optional.of(new NextHopInvalid(nextHop, "an address of the family of " + destination));
      case Instance server when !server.isWithin(ownBlocks) ->
          Optional.of(new NextHopInvalid(nextHop, "an address of the route table's own VPC"));
      case Connection _, Instance _, Declared _, Drop _ -> Optional.empty();
    };
  }

  /** What a route of which nothing is stored is worth now. */
  public static RouteStatus worth(
      CidrBlock destination, NextHop nextHop, NextHopFacts facts, List<CidrBlock> ownBlocks) {
    return unfit(destination, nextHop, facts, ownBlocks).isPresent()
        ? RouteStatus.BLACKHOLE
        : status(destination, facts);
  }

  /** What an enabled route is worth now. */
  static RouteStatus status(CidrBlock destination, NextHopFacts facts) {
    return switch (facts) {
      case Unknown _, Ended _, Malformed _, Drop _ -> RouteStatus.BLACKHOLE;
      case Connection peer -> peer.statusOf(destination);
      case Instance _, Declared _ -> RouteStatus.ACTIVE;
    };
  }
}
