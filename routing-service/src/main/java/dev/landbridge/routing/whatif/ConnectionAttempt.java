package dev.landbridge.routing.whatif;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.network.ConnectionStatus;
import java.util.stream.Stream;

/** A change of a peering connection, by the rules of peering-service in their order. */
record ConnectionAttempt(Attempt attempt) {

  Network accept() {
    var connection = connection();
    if (!connection.accepter().account().equals(attempt.account())) {
      throw attempt.refused(PeeringRefusal.notTheAccepter(attempt.account()));
    }
    if (connection.isActive()) {
      return attempt.network(); // a repeat: already so
    }
    if (connection.status() != ConnectionStatus.PENDING) {
      throw attempt.refused(PeeringRefusal.notPossibleIn(connection));
    }
    attempt.refuseIf(
        Stream.of(connection.requester(), connection.accepter())
            .filter(this::isFull)
            .findFirst()
            .map(this::full));
    return moved(connection, ConnectionStatus.ACTIVE);
  }

  /** Those that arrears or the operator isolated still count. */
  private boolean isFull(VpcEnd end) {
    long used =
        attempt.network().connectionsOf(end.vpcId()).stream()
            .map(Connection::status)
            .filter(s -> s == ConnectionStatus.ACTIVE || s == ConnectionStatus.ISOLATED)
            .count();
    return used >= limit(end);
  }

  private int limit(VpcEnd end) {
    return attempt.limit(end.account(), Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC);
  }

  /** The limit of a VPC is told to its owner only. */
  private PeeringRefusal full(VpcEnd end) {
    return end.account().equals(attempt.account())
        ? PeeringRefusal.quotaExceeded(
            end.vpcId(), Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC, limit(end))
        : PeeringRefusal.peerQuotaExceeded(end.vpcId());
  }

  Network delete() {
    var connection = connection();
    switch (connection.status()) {
      case REJECTED, EXPIRED -> refuseAllBut(connection.requester().account()); // clears the entry
      case PENDING, ACTIVE, ISOLATED, WITHDRAWN, DELETED -> {}
    }
    return connection.hasEnded() ? attempt.network() : moved(connection, ConnectionStatus.DELETED);
  }

  /** The requester pays for the connection; within a region there is no cap. */
  Network cap() {
    var connection = connection();
    int mbps = attempt.given(attempt.change().bandwidthMbps(), "bandwidthMbps");
    if (!connection.isLive()) {
      throw attempt.refused(PeeringRefusal.notPossibleIn(connection));
    }
    refuseAllBut(connection.requester().account());
    var region = connection.requester().region();
    if (region.equals(connection.accepter().region())) {
      throw attempt.refused(PeeringRefusal.bandwidthNotSettable(region));
    }
    var tiers = attempt.whatIf().peering().bandwidthTiersMbps();
    if (mbps != connection.bandwidthMbps() && !tiers.contains(mbps)) {
      throw attempt.refused(PeeringRefusal.noSuchTier(mbps, tiers));
    }
    return attempt.network().with(connection.capped(mbps));
  }

  private void refuseAllBut(AccountId requester) {
    if (!requester.equals(attempt.account())) {
      throw attempt.refused(PeeringRefusal.notTheRequester(attempt.account()));
    }
  }

  private Network moved(Connection connection, ConnectionStatus to) {
    return attempt.network().with(connection.moved(to, attempt.whatIf().now()));
  }

  private Connection connection() {
    var id = attempt.given(attempt.change().vpcPeeringConnectionId(), "vpcPeeringConnectionId");
    return attempt
        .network()
        .connection(id)
        .filter(connection -> connection.concerns(attempt.account()))
        .orElseThrow(() -> Attempt.absent("peering-connection", id));
  }
}
