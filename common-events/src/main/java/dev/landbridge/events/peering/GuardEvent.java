package dev.landbridge.events.peering;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.account.AccountId;
import java.util.List;

/**
 * What has happened to the peering guard of one account. {@code accounts} names that account only:
 * whom it allows, denies and trusts is nobody else's business.
 */
public sealed interface GuardEvent extends DomainEvent {
  /** The account that is guarded. */
  AccountId id();

  @Override
  default String subject() {
    return id().text();
  }

  record GuardPolicyChosen(AccountId id, GuardPolicy policy, List<AccountId> accounts)
      implements GuardEvent {}

  /** May ask, whatever the policy, and counts as known; no longer denied if it was. */
  record RequesterAllowed(AccountId id, AccountId requester, String note, List<AccountId> accounts)
      implements GuardEvent {}

  /** Is answered as if none of the account's VPCs existed; no longer allowed if it was. */
  record RequesterDenied(AccountId id, AccountId requester, String note, List<AccountId> accounts)
      implements GuardEvent {}

  /** On neither list any more: the policy decides. */
  record RequesterUnlisted(AccountId id, AccountId requester, List<AccountId> accounts)
      implements GuardEvent {}

  /** What fits the rule is accepted as soon as it is asked for; what is pending stays so. */
  record AcceptanceRuleAdded(AccountId id, AcceptanceRule rule, List<AccountId> accounts)
      implements GuardEvent {}

  /** What it let in stays. */
  record AcceptanceRuleRemoved(AccountId id, AcceptanceRuleId ruleId, List<AccountId> accounts)
      implements GuardEvent {}
}
