package dev.landbridge.peering.connection;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.region.RegionAccess;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one may ask of a peering connection. Facts about VPCs were read under their lock. */
sealed interface PeeringCommand extends Addressed {
  @Override
  PeeringConnectionId id();

  /**
   * @param access what the requester's account may do in the regions of the two
   */
  record RequestPeering(
      PeeringConnectionId id,
      AccountId caller,
      Wish wish,
      PeeringFacts facts,
      Access access,
      PeeringRules rules,
      Instant now)
      implements PeeringCommand {}

  /** What the requester names; absent is what it leaves to us. */
  record Wish(
      VpcId requesterVpcId,
      VpcId accepterVpcId,
      @Nullable AccountId accepterAccountId,
      @Nullable Region accepterRegion,
      String name,
      String description,
      Change change,
      Tags tags) {}

  /** Where the two may connect. */
  record Access(RegionAccess requester, RegionAccess accepter, boolean between) {
    static final Access EVERYWHERE = new Access(RegionAccess.OPEN, RegionAccess.OPEN, true);
  }

  /** What it shall carry and how that is billed; absent stays as it is. */
  record Change(
      @Nullable Integer bandwidthMbps,
      @Nullable ChargeType chargeType,
      @Nullable ServiceLevel serviceLevel) {
    static final Change NONE = new Change(null, null, null);
  }

  record AcceptPeering(PeeringConnectionId id, AccountId caller, PeeringFacts facts, Instant now)
      implements PeeringCommand {}

  record RejectPeering(PeeringConnectionId id, AccountId caller, String reason, Instant now)
      implements PeeringCommand {}

  record ExpirePeering(PeeringConnectionId id, Instant now) implements PeeringCommand {}

  record ReactivatePeering(
      PeeringConnectionId id,
      AccountId caller,
      PeeringFacts facts,
      Access access,
      PeeringRules rules,
      Instant now)
      implements PeeringCommand {}

  record DeletePeering(PeeringConnectionId id, AccountId caller, RouteDisposal routes)
      implements PeeringCommand {}

  record IsolatePeering(PeeringConnectionId id, String reason) implements PeeringCommand {}

  record RestorePeering(PeeringConnectionId id) implements PeeringCommand {}

  /** What is absent stays as it is. */
  record AmendPeering(
      PeeringConnectionId id,
      AccountId caller,
      @Nullable String name,
      @Nullable String description,
      @Nullable Tags tags,
      Change change,
      PeeringRules rules)
      implements PeeringCommand {}

  /** The operator granted a cap above the tiers. */
  record RaiseBandwidth(PeeringConnectionId id, int bandwidthMbps) implements PeeringCommand {}
}
