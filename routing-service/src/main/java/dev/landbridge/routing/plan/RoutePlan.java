package dev.landbridge.routing.plan;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.network.ConnectionStatus;
import java.util.List;
import java.util.stream.Stream;

/** What each side of a peering connection still lacks, as far as one account may see it. */
record RoutePlan(
    PeeringConnectionId peeringConnectionId,
    ConnectionStatus state,
    Granularity granularity,
    List<Side> sides,
    String note) {
  RoutePlan {
    sides = List.copyOf(sides);
  }

  /**
   * One end; of another account's end only its state and what of one's own it does not reach.
   *
   * @param unreached destinations that not every table in use leads to through the connection
   */
  record Side(
      AccountId accountId,
      VpcId vpcId,
      boolean own,
      SideState state,
      List<CidrBlock> unreached,
      List<Proposal> proposals,
      List<Obstacle> obstacles) {
    Side {
      unreached = List.copyOf(unreached);
      proposals = List.copyOf(proposals);
      obstacles = List.copyOf(obstacles);
    }

    /** Tables stay with their owner. */
    Side seenFromAbroad() {
      return new Side(accountId, vpcId, false, state, unreached, List.of(), List.of());
    }
  }

  /**
   * A route to be added to a table in use.
   *
   * @param shadows wider routes that it would win over
   * @param shadowedBy narrower routes that would win over it
   */
  record Proposal(
      RouteTableId routeTableId,
      CidrBlock destination,
      NextHopType nextHopType,
      String nextHopId,
      List<SubnetId> subnetIds,
      List<Rival> shadows,
      List<Rival> shadowedBy) {
    Proposal {
      subnetIds = List.copyOf(subnetIds);
      shadows = List.copyOf(shadows);
      shadowedBy = List.copyOf(shadowedBy);
    }
  }

  /** A route that is there. */
  record Rival(
      RouteId routeId,
      CidrBlock destination,
      NextHopType nextHopType,
      String nextHopId,
      boolean enabled) {
    static Rival of(Route route) {
      return new Rival(
          route.id(),
          route.destination(),
          route.nextHop().type(),
          route.nextHop().id(),
          route.enabled());
    }
  }

  /** Routes that are there keep packets from the connection; a person has to decide. */
  record Obstacle(
      RouteTableId routeTableId, CidrBlock destination, List<Rival> routes, String fix) {
    Obstacle {
      routes = List.copyOf(routes);
    }
  }

  /** What the caller's own part consists of, over both sides where both are theirs. */
  Stream<Proposal> own() {
    return sides.stream().flatMap(side -> side.proposals().stream());
  }

  /** Differs when anything in the plan does. */
  long version() {
    return Fingerprint.version(toString());
  }
}
