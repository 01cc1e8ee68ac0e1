package dev.landbridge.events.peering;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account accepts before it is asked; absent is not narrowed.
 *
 * @param requesterVpcId the one VPC that may be joined to ours
 * @param cidrRanges where every CIDR block of the requester's VPC must lie; none: anywhere
 * @param vpcId the one VPC of ours that may be joined
 * @param expiresAt from when on the rule lets nothing in
 */
public record AcceptanceRule(
    AcceptanceRuleId id,
    AccountId requester,
    @Nullable VpcId requesterVpcId,
    List<CidrBlock> cidrRanges,
    @Nullable VpcId vpcId,
    @Nullable Instant expiresAt,
    String note) {
  public AcceptanceRule {
    cidrRanges = List.copyOf(cidrRanges);
  }

  /** Whether it accepts that {@code asking} is joined to {@code asked} at {@code now}. */
  public boolean covers(VpcEnd asking, VpcEnd asked, Instant now) {
    return requester.equals(asking.account())
        && (requesterVpcId == null || requesterVpcId.equals(asking.vpcId()))
        && (vpcId == null || vpcId.equals(asked.vpcId()))
        && !hasExpiredAt(now)
        && (cidrRanges.isEmpty()
            || asking.cidrBlocks().stream().allMatch(block -> block.liesIn(cidrRanges)));
  }

  public boolean hasExpiredAt(Instant now) {
    return expiresAt != null && !now.isBefore(expiresAt);
  }
}
