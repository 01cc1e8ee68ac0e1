package dev.landbridge.routing.plan;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.plan.RoutePlan.Side;
import java.util.List;
import java.util.stream.Stream;

/** Plans both ends of a connection for one of the accounts. */
record RoutePlanner(Network network, AccountId viewer, Granularity granularity) {
  private static final String MORE_ROUTES =
      "Each CIDR block or subnet of the peer needs a route of its own in every table in use."
          + " Several CIDR blocks need several routes through this connection, never another one.";
  private static final String NOT_ACTIVE =
      "Only an active connection is planned: until both accounts agree, neither sees the other's"
          + " side.";

  RoutePlan plan(Connection connection) {
    return new RoutePlan(
        connection.id(),
        connection.status(),
        granularity,
        Stream.of(connection.requester(), connection.accepter())
            .map(end -> side(connection, end))
            .toList(),
        connection.isActive() ? MORE_ROUTES : NOT_ACTIVE);
  }

  private Side side(Connection connection, VpcEnd end) {
    var peer = connection.peerOf(end.vpcId()).orElseThrow();
    boolean own = end.account().equals(viewer);
    if (!connection.isActive()) {
      return new Side(
          end.account(), end.vpcId(), own, SideState.UNKNOWN, List.of(), List.of(), List.of());
    }
    var side = new SidePlanner(network, connection, end).plan(destinations(peer), _ -> true);
    return own ? side : side.seenFromAbroad();
  }

  /** An active connection is consent to be reached: the peer may know which addresses there are. */
  private List<CidrBlock> destinations(VpcEnd peer) {
    return switch (granularity) {
      case VPC -> network.blocksOf(peer);
      case SUBNET ->
          network.subnetsOf(peer.vpcId()).stream()
              .map(Subnet::cidrBlock)
              .filter(block -> network.reaches(peer, block))
              .toList();
    };
  }
}
