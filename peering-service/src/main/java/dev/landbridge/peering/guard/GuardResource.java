package dev.landbridge.peering.guard;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.guard.Guard.AddedRule;
import dev.landbridge.peering.guard.Guard.ListedRequester;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guard of an account as its owner sees it.
 *
 * @param version absent until the first change
 */
record GuardResource(
    AccountId accountId,
    GuardPolicy policy,
    int allowedRequesters,
    int deniedRequesters,
    int acceptanceRules,
    @Nullable Long version) {

  static GuardResource of(AccountId account, Guard guard, long version) {
    var kept = guard.kept();
    return new GuardResource(
        account,
        kept.policy(),
        count(kept.requesters(), Listing.ALLOWED),
        count(kept.requesters(), Listing.DENIED),
        kept.rules().size(),
        version);
  }

  private static int count(List<ListedRequester> requesters, Listing listing) {
    return (int) requesters.stream().filter(listed -> listed.listing() == listing).count();
  }

  /** An account on one of the two lists; {@code version} is the guard's. */
  record RequesterResource(
      AccountId requesterAccountId, Listing listing, String note, Instant listedAt, long version) {
    static RequesterResource of(ListedRequester listed, long version) {
      return new RequesterResource(
          listed.requester(), listed.listing(), listed.note(), listed.listedAt(), version);
    }
  }

  /** What is accepted before it is asked for; {@code version} is the guard's. */
  record RuleResource(
      AcceptanceRuleId id,
      AccountId requesterAccountId,
      @Nullable VpcId requesterVpcId,
      List<CidrBlock> cidrRanges,
      @Nullable VpcId vpcId,
      @Nullable Instant expiresAt,
      String note,
      Instant addedAt,
      long version) {
    static RuleResource of(AddedRule added, long version) {
      AcceptanceRule rule = added.rule();
      return new RuleResource(
          rule.id(),
          rule.requester(),
          rule.requesterVpcId(),
          rule.cidrRanges(),
          rule.vpcId(),
          rule.expiresAt(),
          rule.note(),
          added.addedAt(),
          version);
    }
  }
}
