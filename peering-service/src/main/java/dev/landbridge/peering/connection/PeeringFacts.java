package dev.landbridge.peering.connection;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.peering.guard.GuardStanding;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How two VPCs stand; an end that does not exist is absent.
 *
 * @param existing the connection that already joins the two
 * @param guard what the accepter's guard says of the requester
 * @param locked read under the lock of both, so that it stays like this until the decision about it
 *     is stored; otherwise it is compared when that is stored
 */
record PeeringFacts(
    @Nullable Standing requester,
    @Nullable Standing accepter,
    @Nullable PeeringConnectionId existing,
    GuardStanding guard,
    boolean locked) {

  PeeringFacts(
      @Nullable Standing requester,
      @Nullable Standing accepter,
      @Nullable PeeringConnectionId existing,
      GuardStanding guard) {
    this(requester, accepter, existing, guard, true);
  }

  PeeringFacts(
      @Nullable Standing requester,
      @Nullable Standing accepter,
      @Nullable PeeringConnectionId existing) {
    this(requester, accepter, existing, GuardStanding.UNGUARDED);
  }

  /** Those that exist. */
  List<VpcEnd> ends() {
    return Stream.of(requester, accepter).filter(Objects::nonNull).map(Standing::end).toList();
  }

  PeeringFacts notLocked() {
    return new PeeringFacts(requester, accepter, existing, guard, false);
  }

  /**
   * One VPC.
   *
   * @param conflict what stands against the other one as its peer
   */
  record Standing(VpcEnd end, Use all, Use active, @Nullable Conflict conflict) {}

  /** How much of a quota is used. */
  record Use(int used, int limit) {
    boolean isFull() {
      return used >= limit;
    }
  }

  /**
   * A block of another peer, and the overlapping block of the VPC at the other end.
   *
   * @param ofOtherPeer absent where the VPC's owner does not see it
   */
  record Conflict(@Nullable CidrBlock ofOtherPeer, CidrBlock ofThisPeer) {}
}
