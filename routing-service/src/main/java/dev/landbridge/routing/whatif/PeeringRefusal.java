package dev.landbridge.routing.whatif;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What peering-service would answer, with the code of its own problem. */
record PeeringRefusal(String code, String detail, Map<String, Object> values) implements Rejection {

  private static PeeringRefusal of(String code, String detail) {
    return new PeeringRefusal(code, detail, Map.of());
  }

  static PeeringRefusal notTheAccepter(AccountId caller) {
    return of("not-the-accepter", "Expected the accepter's account, but got " + caller + ".");
  }

  static PeeringRefusal notTheRequester(AccountId caller) {
    return of("not-the-requester", "Expected the requester's account, but got " + caller + ".");
  }

  static PeeringRefusal notPossibleIn(Connection connection) {
    return new PeeringRefusal(
        "not-possible-in-state",
        "Expected %s to be in another state, but it is %s."
            .formatted(connection.id(), connection.status().name().toLowerCase(Locale.ROOT)),
        Map.of("state", connection.status()));
  }

  static PeeringRefusal quotaExceeded(VpcId vpc, Quota quota, int limit) {
    return new PeeringRefusal(
        "quota-exceeded",
        "Expected at most %d %s, and %s has as many."
            .formatted(limit, quota.name().toLowerCase(Locale.ROOT).replace('_', '-'), vpc),
        Map.of("quota", quota, "limit", limit, "vpcId", vpc));
  }

  static PeeringRefusal peerQuotaExceeded(VpcId vpc) {
    return of(
        "peer-quota-exceeded",
        "Expected VPC " + vpc + " to take further peering connections, but it does not.");
  }

  static PeeringRefusal bandwidthNotSettable(Region region) {
    return of(
        "bandwidth-not-settable",
        "Expected no bandwidth within one region, but got one for " + region + ".");
  }

  static PeeringRefusal noSuchTier(int mbps, List<Integer> tiers) {
    boolean above = tiers.stream().allMatch(tier -> tier < mbps);
    return new PeeringRefusal(
        above ? "bandwidth-needs-ticket" : "no-such-bandwidth-tier",
        "Expected one of %s Mbit/s without a ticket, but got %d.".formatted(tiers, mbps),
        Map.of("tiersMbps", tiers));
  }

  static PeeringRefusal blocksOverlap(CidrBlock asked, CidrBlock own) {
    return conflict(
        "cidr-blocks-overlap",
        "Expected %s to be free in the VPC, but it has %s.".formatted(asked, own),
        own);
  }

  /**
   * @param seen the peer's block, if the caller sees it
   */
  static PeeringRefusal overlapsPeer(CidrBlock asked, Optional<CidrBlock> seen) {
    var code = "cidr-block-overlaps-peer";
    var expected = "Expected no peer of the VPC within " + asked;
    return seen.map(block -> conflict(code, expected + ", but one has " + block + ".", block))
        .orElseGet(() -> of(code, expected + ", but there is one."));
  }

  private static PeeringRefusal conflict(String code, String detail, CidrBlock block) {
    return new PeeringRefusal(code, detail, Map.of("conflictingCidrBlock", block));
  }

  /** Of a peer's peers nothing more is told. */
  static PeeringRefusal taken(CidrBlock asked) {
    return of(
        "cidr-block-taken-at-peer",
        "Expected %s to be free at every peer of the VPC, but it is not.".formatted(asked));
  }

  static PeeringRefusal primary(CidrBlock block) {
    return of(
        "primary-cidr-block",
        "Expected a secondary CIDR block, but " + block + " is the primary one.");
  }

  static PeeringRefusal noSuchBlock(VpcId vpc, CidrBlock block) {
    return of(
        "no-such-cidr-block",
        "Expected VPC " + vpc + " to have CIDR block " + block + ", but it has not.");
  }

  static PeeringRefusal inUse(CidrBlock block, SubnetId subnet) {
    return new PeeringRefusal(
        "cidr-block-in-use",
        "Expected no subnet in " + block + ", but there is " + subnet + ".",
        Map.of("subnetId", subnet));
  }
}
