package dev.landbridge.peering.guard;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import java.time.Instant;

/** What an account may ask of its own guard. */
sealed interface GuardCommand extends Addressed {
  /** The guarded account, which is the caller's. */
  @Override
  AccountId id();

  record ChoosePolicy(AccountId id, GuardPolicy policy) implements GuardCommand {}

  /**
   * @param limit how many accounts may be on the two lists together
   */
  record ListRequester(AccountId id, AccountId requester, Listing listing, String note, int limit)
      implements GuardCommand {}

  record UnlistRequester(AccountId id, AccountId requester) implements GuardCommand {}

  /**
   * @param ownsVpc whether the VPC that the rule names, if any, is the caller's
   * @param limit how many rules there may be
   */
  record AddAcceptanceRule(
      AccountId id, AcceptanceRule rule, boolean ownsVpc, int limit, Instant now)
      implements GuardCommand {}

  record RemoveAcceptanceRule(AccountId id, AcceptanceRuleId ruleId) implements GuardCommand {}
}
