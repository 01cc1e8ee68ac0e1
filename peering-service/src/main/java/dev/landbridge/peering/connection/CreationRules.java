package dev.landbridge.peering.connection;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.connection.PeeringCommand.Access;
import dev.landbridge.peering.connection.PeeringCommand.Change;
import dev.landbridge.peering.connection.PeeringCommand.Wish;
import dev.landbridge.peering.connection.PeeringFacts.Standing;
import dev.landbridge.peering.connection.PeeringFacts.Use;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNeedsTicket;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthRequired;
import dev.landbridge.peering.connection.PeeringRejection.BillingNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchBandwidthTier;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringVpc;
import dev.landbridge.peering.connection.PeeringRejection.OverlapsOtherPeer;
import dev.landbridge.peering.connection.PeeringRejection.PeerQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.PeeringAlreadyExists;
import dev.landbridge.peering.connection.PeeringRejection.PeeringQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.PeersOverlap;
import dev.landbridge.peering.connection.PeeringRejection.RegionNotAllowed;
import dev.landbridge.peering.connection.PeeringRejection.RegionsNotConnected;
import dev.landbridge.peering.connection.PeeringRejection.SameVpc;
import dev.landbridge.peering.region.RegionAccess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What must hold before two VPCs may be joined, in the order a person would check it. */
final class CreationRules {
  private CreationRules() {}

  /** Whether the two are what the caller says they are, and the guard lets it ask. */
  static Optional<PeeringRejection> named(
      Wish wish, AccountId caller, PeeringFacts facts, Instant now) {
    if (wish.requesterVpcId().equals(wish.accepterVpcId())) {
      return Optional.of(new SameVpc(wish.requesterVpcId()));
    }
    var requester = facts.requester();
    if (requester == null || !requester.end().account().equals(caller)) {
      return Optional.of(new NoSuchPeeringVpc(wish.requesterVpcId()));
    }
    var accepter = facts.accepter();
    if (accepter == null
        || !accepter.end().account().equals(asked(wish, caller))
        || (wish.accepterRegion() != null
            && !accepter.end().region().equals(wish.accepterRegion()))) {
      return Optional.of(new NoSuchPeeringVpc(wish.accepterVpcId()));
    }
    return askable(wish.requesterVpcId(), wish.accepterVpcId(), facts, now);
  }

  /** Who is to accept. */
  static AccountId asked(Wish wish, AccountId caller) {
    return wish.accepterAccountId() == null ? caller : wish.accepterAccountId();
  }

  /** Whether both are there, and the guard lets the one ask for the other. */
  static Optional<PeeringRejection> askable(
      VpcId requesterVpc, VpcId accepterVpc, PeeringFacts facts, Instant now) {
    var requester = facts.requester();
    if (requester == null) {
      return Optional.of(new NoSuchPeeringVpc(requesterVpc));
    }
    var accepter = facts.accepter();
    return accepter != null && facts.guard().admits(requester.end(), accepter.end(), now)
        ? Optional.empty()
        : Optional.of(new NoSuchPeeringVpc(accepterVpc));
  }

  /** Whether the two may be joined now, be it for the first time or anew. */
  static Optional<PeeringRejection> joinable(
      PeeringConnectionId id,
      Standing requester,
      Standing accepter,
      PeeringFacts facts,
      Access access) {
    return firstOf(
        List.of(
            () -> regions(requester, accepter, access),
            () ->
                Optional.ofNullable(facts.existing())
                    .filter(existing -> !existing.equals(id))
                    .map(PeeringAlreadyExists::new),
            () -> requester.end().conflictWith(accepter.end()).map(PeersOverlap::new),
            () ->
                Optional.ofNullable(requester.conflict())
                    .map(c -> new OverlapsOtherPeer(c.ofOtherPeer())),
            () ->
                Optional.ofNullable(accepter.conflict())
                    .map(c -> new OverlapsOtherPeer(c.ofThisPeer())),
            () ->
                full(
                    requester,
                    accepter,
                    requester.end().account(),
                    Standing::all,
                    Quota.PEERING_CONNECTIONS_PER_VPC)));
  }

  private static Optional<PeeringRejection> regions(
      Standing requester, Standing accepter, Access access) {
    var from = requester.end().region();
    var to = accepter.end().region();
    if (access.requester() != RegionAccess.OPEN) {
      return Optional.of(new RegionNotAllowed(from));
    }
    if (access.accepter() != RegionAccess.OPEN) {
      return Optional.of(new RegionNotAllowed(to));
    }
    return access.between() ? Optional.empty() : Optional.of(new RegionsNotConnected(from, to));
  }

  /** Whether both can have one more that is in effect. */
  static Optional<PeeringRejection> activatable(
      Standing requester, Standing accepter, AccountId caller) {
    return full(
        requester, accepter, caller, Standing::active, Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC);
  }

  /** The limit of a VPC is told to its owner only. */
  private static Optional<PeeringRejection> full(
      Standing requester,
      Standing accepter,
      AccountId caller,
      Function<Standing, Use> use,
      Quota quota) {
    return Stream.of(requester, accepter)
        .filter(standing -> use.apply(standing).isFull())
        .findFirst()
        .map(standing -> full(standing, caller, use.apply(standing), quota));
  }

  private static PeeringRejection full(Standing of, AccountId caller, Use use, Quota quota) {
    return of.end().account().equals(caller)
        ? new PeeringQuotaExceeded(of.end().vpcId(), quota, use.limit())
        : new PeerQuotaExceeded(of.end().vpcId());
  }

  /** Across regions a tier is required; within one, nothing can be set. */
  static Optional<PeeringRejection> traffic(
      boolean acrossRegions, Standing requester, Change change, PeeringRules rules) {
    if (!acrossRegions) {
      return within(requester, change);
    }
    if (change.bandwidthMbps() == null) {
      return Optional.of(new BandwidthRequired(rules.tiersMbps()));
    }
    return tier(change.bandwidthMbps(), rules);
  }

  private static Optional<PeeringRejection> within(Standing requester, Change change) {
    var region = requester.end().region();
    if (change.bandwidthMbps() != null && change.bandwidthMbps() != 0) {
      return Optional.of(new BandwidthNotSettable(region));
    }
    return change.chargeType() == null && change.serviceLevel() == null
        ? Optional.empty()
        : Optional.of(new BillingNotSettable(region));
  }

  static Optional<PeeringRejection> tier(int mbps, PeeringRules rules) {
    if (mbps > rules.largestTierMbps()) {
      return Optional.of(new BandwidthNeedsTicket(mbps, rules.largestTierMbps()));
    }
    return rules.tiersMbps().contains(mbps)
        ? Optional.empty()
        : Optional.of(new NoSuchBandwidthTier(mbps, rules.tiersMbps()));
  }

  static Optional<PeeringRejection> firstOf(List<Supplier<Optional<PeeringRejection>>> rules) {
    return rules.stream().map(Supplier::get).flatMap(Optional::stream).findFirst();
  }
}
