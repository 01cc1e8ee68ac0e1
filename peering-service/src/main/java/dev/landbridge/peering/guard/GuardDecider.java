package dev.landbridge.peering.guard;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.peering.GuardEvent;
import dev.landbridge.events.peering.GuardEvent.AcceptanceRuleAdded;
import dev.landbridge.events.peering.GuardEvent.AcceptanceRuleRemoved;
import dev.landbridge.events.peering.GuardEvent.GuardPolicyChosen;
import dev.landbridge.events.peering.GuardEvent.RequesterAllowed;
import dev.landbridge.events.peering.GuardEvent.RequesterDenied;
import dev.landbridge.events.peering.GuardEvent.RequesterUnlisted;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.peering.guard.Guard.AddedRule;
import dev.landbridge.peering.guard.Guard.Kept;
import dev.landbridge.peering.guard.Guard.ListedRequester;
import dev.landbridge.peering.guard.GuardCommand.AddAcceptanceRule;
import dev.landbridge.peering.guard.GuardCommand.ChoosePolicy;
import dev.landbridge.peering.guard.GuardCommand.ListRequester;
import dev.landbridge.peering.guard.GuardCommand.RemoveAcceptanceRule;
import dev.landbridge.peering.guard.GuardCommand.UnlistRequester;
import dev.landbridge.peering.guard.GuardRejection.AcceptanceRuleExpired;
import dev.landbridge.peering.guard.GuardRejection.GuardQuotaExceeded;
import dev.landbridge.peering.guard.GuardRejection.NoSuchAcceptanceRule;
import dev.landbridge.peering.guard.GuardRejection.NoSuchOwnVpc;
import dev.landbridge.peering.guard.GuardRejection.NotListed;
import dev.landbridge.peering.guard.GuardRejection.OwnAccount;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import java.time.Instant;
import java.util.List;

/** What an account may say about who asks it. */
final class GuardDecider {
  private GuardDecider() {}

  private record Situation(Guard state, GuardCommand command) {}

  static Decision<GuardEvent, GuardRejection> decide(GuardCommand command, Guard state) {
    return switch (new Situation(state, command)) {
      case Situation(Kept k, ChoosePolicy c) when k.policy() == c.policy() -> accepted();
      case Situation(var _, ChoosePolicy c) ->
          accepted(new GuardPolicyChosen(c.id(), c.policy(), List.of(c.id())));

      case Situation(var _, ListRequester c) when c.requester().equals(c.id()) ->
          rejected(new OwnAccount(c.requester()));
      case Situation(var s, ListRequester c) -> list(c, s);

      case Situation(var s, UnlistRequester c) when s.requester(c.requester()).isEmpty() ->
          rejected(new NotListed(c.requester()));
      case Situation(var _, UnlistRequester c) ->
          accepted(new RequesterUnlisted(c.id(), c.requester(), List.of(c.id())));

      case Situation(var _, AddAcceptanceRule c) when c.rule().requester().equals(c.id()) ->
          rejected(new OwnAccount(c.rule().requester()));
      case Situation(var s, AddAcceptanceRule c) -> add(c, s);

      case Situation(var s, RemoveAcceptanceRule c) when s.rule(c.ruleId()).isEmpty() ->
          rejected(new NoSuchAcceptanceRule(c.ruleId()));
      case Situation(var _, RemoveAcceptanceRule c) ->
          accepted(new AcceptanceRuleRemoved(c.id(), c.ruleId(), List.of(c.id())));
    };
  }

  /** Who is listed already may always change lists: that takes no more room. */
  private static Decision<GuardEvent, GuardRejection> list(ListRequester c, Guard state) {
    var known = state.requester(c.requester());
    if (known.filter(listed -> listed.says(c.listing(), c.note())).isPresent()) {
      return accepted();
    }
    if (known.isEmpty() && state.kept().requesters().size() >= c.limit()) {
      return rejected(new GuardQuotaExceeded(Quota.LISTED_REQUESTERS_PER_ACCOUNT, c.limit()));
    }
    return accepted(
        switch (c.listing()) {
          case ALLOWED -> new RequesterAllowed(c.id(), c.requester(), c.note(), List.of(c.id()));
          case DENIED -> new RequesterDenied(c.id(), c.requester(), c.note(), List.of(c.id()));
        });
  }

  private static Decision<GuardEvent, GuardRejection> add(AddAcceptanceRule c, Guard state) {
    var vpc = c.rule().vpcId();
    if (vpc != null && !c.ownsVpc()) {
      return rejected(new NoSuchOwnVpc(vpc));
    }
    var expiresAt = c.rule().expiresAt();
    if (expiresAt != null && c.rule().hasExpiredAt(c.now())) {
      return rejected(new AcceptanceRuleExpired(expiresAt));
    }
    if (state.kept().rules().size() >= c.limit()) {
      return rejected(new GuardQuotaExceeded(Quota.ACCEPTANCE_RULES_PER_ACCOUNT, c.limit()));
    }
    return accepted(new AcceptanceRuleAdded(c.id(), c.rule(), List.of(c.id())));
  }

  static Guard evolve(Guard state, GuardEvent event, Instant at) {
    var was = state.kept();
    return switch (event) {
      case GuardPolicyChosen e -> was.with(e.policy());
      case RequesterAllowed e ->
          was.with(new ListedRequester(e.requester(), Listing.ALLOWED, e.note(), at));
      case RequesterDenied e ->
          was.with(new ListedRequester(e.requester(), Listing.DENIED, e.note(), at));
      case RequesterUnlisted e -> was.without(e.requester());
      case AcceptanceRuleAdded e -> was.with(new AddedRule(e.rule(), at));
      case AcceptanceRuleRemoved e -> was.without(e.ruleId());
    };
  }
}
