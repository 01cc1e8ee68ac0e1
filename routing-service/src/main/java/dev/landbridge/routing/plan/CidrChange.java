package dev.landbridge.routing.plan;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.plan.RoutePlan.Side;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CIDR block that came to a VPC after its peering connection was asked for: what both sides still
 * have to route because of it.
 *
 * @param since when the block came
 */
record CidrChange(
    PeeringConnectionId peeringConnectionId,
    AccountId accountId,
    VpcId vpcId,
    CidrBlock cidrBlock,
    @Nullable Instant since,
    boolean complete,
    List<Side> sides) {
  private static final Set<SideState> DONE = Set.of(SideState.COMPLETE, SideState.NO_SUBNETS);

  CidrChange {
    sides = List.copyOf(sides);
  }

  static boolean isComplete(List<Side> sides) {
    return sides.stream().allMatch(side -> DONE.contains(side.state()));
  }

  /** Where it stands in lists, whatever else comes and goes. */
  long place() {
    return Fingerprint.version(peeringConnectionId + "|" + vpcId + "|" + cidrBlock);
  }
}
