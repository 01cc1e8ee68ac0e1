package dev.landbridge.routing.model;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.routing.network.ConnectionStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * A peering connection; the ends bear the CIDR blocks they had at the request.
 *
 * @param since when it came to its status
 */
public record Connection(
    PeeringConnectionId id,
    ConnectionStatus status,
    VpcEnd requester,
    VpcEnd accepter,
    int bandwidthMbps,
    Instant since) {

  /** The other end, seen from one of the two VPCs; none for any other VPC. */
  public Optional<VpcEnd> peerOf(VpcId vpc) {
    if (requester.vpcId().equals(vpc)) {
      return Optional.of(accepter);
    }
    return accepter.vpcId().equals(vpc) ? Optional.of(requester) : Optional.empty();
  }

  public boolean isActive() {
    return status == ConnectionStatus.ACTIVE;
  }

  /** Neither carries traffic nor ever will. */
  public boolean hasEnded() {
    return !isActive() && !status.mayBecomeActive();
  }

  /** Takes up addresses and quota of both VPCs. */
  public boolean isLive() {
    return switch (status) {
      case PENDING, ACTIVE, ISOLATED -> true;
      case REJECTED, EXPIRED, WITHDRAWN, DELETED -> false;
    };
  }

  public boolean concerns(AccountId account) {
    return requester.account().equals(account) || accepter.account().equals(account);
  }

  public NextHop nextHop() {
    return NextHop.through(id);
  }

  public Connection moved(ConnectionStatus to, Instant at) {
    return new Connection(id, to, requester, accepter, bandwidthMbps, at);
  }

  public Connection capped(int mbps) {
    return new Connection(id, status, requester, accepter, mbps, since);
  }
}
