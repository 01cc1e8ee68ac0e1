package dev.landbridge.peering.connection;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why something about a peering connection is not possible. */
sealed interface PeeringRejection extends Rejection {

  /** Unknown, or nothing of the caller's: the two look the same. */
  record NoSuchPeeringConnection(PeeringConnectionId id) implements PeeringRejection {
    @Override
    public String code() {
      return "no-such-peering-connection";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to exist, but there is no such peering connection";
    }
  }

  /** Unknown, of another account or in another region than named: all look the same. */
  record NoSuchPeeringVpc(VpcId id) implements PeeringRejection {
    @Override
    public String code() {
      return "no-such-vpc";
    }

    @Override
    public String detail() {
      return "Expected " + id + " to exist, but there is no such vpc";
    }
  }

  record SameVpc(VpcId id) implements PeeringRejection {
    @Override
    public String code() {
      return "same-vpc";
    }

    @Override
    public String detail() {
      return "Expected two VPCs, but both are " + id;
    }
  }

  record RegionNotAllowed(Region region) implements PeeringRejection {
    @Override
    public String code() {
      return "region-not-allowed";
    }

    @Override
    public String detail() {
      return "Expected a region open to your account, but " + region + " is not";
    }
  }

  record RegionsNotConnected(Region requester, Region accepter) implements PeeringRejection {
    @Override
    public String code() {
      return "regions-not-connected";
    }

    @Override
    public String detail() {
      return "Expected regions between which connections are offered, but %s and %s are not"
          .formatted(requester, accepter);
    }
  }

  /** The two VPCs overlap; the block is the caller's own. */
  record PeersOverlap(CidrBlock conflicting) implements PeeringRejection {
    @Override
    public String code() {
      return "cidr-blocks-overlap";
    }

    @Override
    public String detail() {
      return "Expected VPCs that do not overlap, but your " + conflicting + " does";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", conflicting);
    }
  }

  /** Another peer of either VPC is in the way; the block is one that the caller already sees. */
  record OverlapsOtherPeer(@Nullable CidrBlock conflicting) implements PeeringRejection {
    @Override
    public String code() {
      return "overlaps-other-peer";
    }

    @Override
    public String detail() {
      return "Expected no overlap with another peer of either VPC, but there is one"
          + (conflicting == null ? "" : " with " + conflicting);
    }

    @Override
    public Map<String, Object> values() {
      return conflicting == null ? Map.of() : Map.of("conflictingCidrBlock", conflicting);
    }
  }

  /** As {@link PeersOverlap} or {@link OverlapsOtherPeer}, met by the constraint itself. */
  record VpcsOverlap(VpcId requester, VpcId accepter) implements PeeringRejection {
    @Override
    public String code() {
      return "cidr-blocks-overlap";
    }

    @Override
    public String detail() {
      return "Expected VPCs that do not overlap, nor with their peers, but %s and %s do"
          .formatted(requester, accepter);
    }
  }

  /** Absent where a constraint knew of the other one before anybody could read it. */
  record PeeringAlreadyExists(@Nullable PeeringConnectionId existing) implements PeeringRejection {
    @Override
    public String code() {
      return "peering-already-exists";
    }

    @Override
    public String detail() {
      return "Expected no connection between the two VPCs, but there is one; several CIDR blocks"
          + " need several routes through it, never another connection";
    }

    @Override
    public Map<String, Object> values() {
      return existing == null ? Map.of() : Map.of("peeringConnectionId", existing);
    }
  }

  /** As {@link PeeringQuotaExceeded}, met by the constraint itself. */
  record ActiveQuotaExceeded(PeeringConnectionId id) implements PeeringRejection {
    @Override
    public String code() {
      return "quota-exceeded";
    }

    @Override
    public String detail() {
      return "Expected both VPCs to take a further active connection, but not for " + id;
    }
  }

  record PeeringQuotaExceeded(VpcId vpcId, Quota quota, int limit) implements PeeringRejection {
    @Override
    public String code() {
      return "quota-exceeded";
    }

    @Override
    public String detail() {
      return "Expected at most %d %s, and %s has as many"
          .formatted(limit, quota.name().toLowerCase(Locale.ROOT).replace('_', ' '), vpcId);
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("quota", quota, "limit", limit, "vpcId", vpcId);
    }
  }

  /** As {@link PeeringQuotaExceeded}, of the VPC of somebody else. */
  record PeerQuotaExceeded(VpcId vpcId) implements PeeringRejection {
    @Override
    public String code() {
      return "peer-quota-exceeded";
    }

    @Override
    public String detail() {
      return "Expected VPC " + vpcId + " to take further peering connections, but it does not";
    }
  }

  record BandwidthRequired(List<Integer> tiersMbps) implements PeeringRejection {
    @Override
    public String code() {
      return "bandwidth-required";
    }

    @Override
    public String detail() {
      return "Expected a bandwidth of " + tiersMbps + " Mbit/s across regions, but got none";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("tiersMbps", tiersMbps);
    }
  }

  record NoSuchBandwidthTier(int askedMbps, List<Integer> tiersMbps) implements PeeringRejection {
    @Override
    public String code() {
      return "no-such-bandwidth-tier";
    }

    @Override
    public String detail() {
      return "Expected one of " + tiersMbps + " Mbit/s, but got " + askedMbps;
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("tiersMbps", tiersMbps);
    }
  }

  record BandwidthNeedsTicket(int askedMbps, int largestTierMbps) implements PeeringRejection {
    @Override
    public String code() {
      return "bandwidth-needs-ticket";
    }

    @Override
    public String detail() {
      return "Expected at most %d Mbit/s without a ticket, but got %d"
          .formatted(largestTierMbps, askedMbps);
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("largestTierMbps", largestTierMbps);
    }
  }

  record BandwidthNotSettable(Region region) implements PeeringRejection {
    @Override
    public String code() {
      return "bandwidth-not-settable";
    }

    @Override
    public String detail() {
      return "Expected no bandwidth within one region, but got one for " + region;
    }
  }

  record BillingNotSettable(Region region) implements PeeringRejection {
    @Override
    public String code() {
      return "billing-not-settable";
    }

    @Override
    public String detail() {
      return "Expected no charge type and service level within one region, but got one for "
          + region;
    }
  }

  record NotTheAccepter(AccountId caller) implements PeeringRejection {
    @Override
    public String code() {
      return "not-the-accepter";
    }

    @Override
    public String detail() {
      return "Expected the accepter's account, but got " + caller;
    }
  }

  record NotTheRequester(AccountId caller) implements PeeringRejection {
    @Override
    public String code() {
      return "not-the-requester";
    }

    @Override
    public String detail() {
      return "Expected the requester's account, but got " + caller;
    }
  }

  record AcceptanceWindowClosed(Instant expiresAt) implements PeeringRejection {
    @Override
    public String code() {
      return "acceptance-window-closed";
    }

    @Override
    public String detail() {
      return "Expected an answer before " + expiresAt + ", but it came later";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("expiresAt", expiresAt);
    }
  }

  record NotPossibleIn(PeeringConnectionId id, PeeringStatus state) implements PeeringRejection {
    @Override
    public String code() {
      return "not-possible-in-state";
    }

    @Override
    public String detail() {
      return "Expected peering connection %s to be in another state, but it is %s"
          .formatted(id, state.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("state", state);
    }
  }
}
