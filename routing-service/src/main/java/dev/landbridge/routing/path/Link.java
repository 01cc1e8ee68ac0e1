package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.routing.network.ConnectionStatus;
import java.util.List;

/** A peering connection seen from one of its two VPCs. */
record Link(
    PeeringConnectionId id,
    ConnectionStatus status,
    AccountId requester,
    AccountId accepter,
    AccountId peer,
    VpcId peerVpc,
    List<CidrBlock> peerBlocks) {
  Link {
    peerBlocks = List.copyOf(peerBlocks);
  }

  NextHop nextHop() {
    return NextHop.through(id);
  }

  boolean isActive() {
    return status == ConnectionStatus.ACTIVE;
  }

  /** Nobody can make it carry traffic again. */
  boolean hasEnded() {
    return !isActive() && !status.mayBecomeActive();
  }

  boolean reaches(IpAddress address) {
    return peerBlocks.stream().anyMatch(block -> block.contains(address));
  }

  /** Less is better. */
  int usefulness() {
    return switch (status) {
      case ACTIVE -> 0;
      case ISOLATED -> 1;
      case PENDING -> 2;
      case EXPIRED -> 3;
      case REJECTED, WITHDRAWN, DELETED -> 4;
    };
  }

  /** Who can make it carry traffic. */
  AccountId mustAct() {
    return switch (status) {
      case PENDING -> accepter;
      case ACTIVE, EXPIRED, ISOLATED, REJECTED, WITHDRAWN, DELETED -> requester;
    };
  }

  String fix() {
    return switch (status) {
      case PENDING -> "Account " + accepter + " must accept " + id + ".";
      case EXPIRED -> "Account " + requester + " must re-activate " + id + ", which has expired.";
      case ISOLATED ->
          id
              + " is isolated: account "
              + requester
              + " must settle its arrears or"
              + " ask the operator to restore it.";
      case ACTIVE, REJECTED, WITHDRAWN, DELETED ->
          id + " has ended: account " + requester + " must request a new peering connection.";
    };
  }
}
