package dev.landbridge.peering.connection;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as one of its sides sees it: {@code role}, name, description and tags are that
 * side's own. {@code accountId} is the requester, who pays. {@code requesterKnown}, of a pending
 * one, and {@code acceptedByRule} are told to the accepter only.
 */
record PeeringResource(
    PeeringConnectionId id,
    AccountId accountId,
    PeeringStatus state,
    End requester,
    End accepter,
    @Nullable PeeringRole role,
    String name,
    String description,
    int bandwidthMbps,
    int bandwidthCeilingMbps,
    ChargeType chargeType,
    ServiceLevel serviceLevel,
    Tags tags,
    @Nullable String reason,
    @Nullable Boolean requesterKnown,
    @Nullable AcceptanceRuleId acceptedByRule,
    Instant expiresAt,
    Instant createdAt,
    long version) {

  /** One side's VPC. */
  record End(AccountId accountId, VpcId vpcId, Region region, List<CidrBlock> cidrBlocks) {
    static End of(VpcEnd end) {
      return new End(end.account(), end.vpcId(), end.region(), end.cidrBlocks());
    }
  }

  /** Across regions the cap, within one what the network carries at most. */
  static int ceiling(End requester, End accepter, int bandwidthMbps, int sameRegionCeilingMbps) {
    return requester.region().equals(accepter.region()) ? sameRegionCeilingMbps : bandwidthMbps;
  }
}
