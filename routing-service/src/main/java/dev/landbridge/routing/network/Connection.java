package dev.landbridge.routing.network;

import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import java.util.Optional;

/** A peering connection as this service knows it; the ends are as they were at the request. */
public record Connection(
    PeeringConnectionId id, ConnectionStatus status, VpcEnd requester, VpcEnd accepter) {

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
}
