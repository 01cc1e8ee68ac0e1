package dev.landbridge.peering.guard;

import static dev.landbridge.peering.guard.GuardCast.ADDED;
import static dev.landbridge.peering.guard.GuardCast.ALICE;
import static dev.landbridge.peering.guard.GuardCast.ALLOWED;
import static dev.landbridge.peering.guard.GuardCast.BLUE;
import static dev.landbridge.peering.guard.GuardCast.BOB;
import static dev.landbridge.peering.guard.GuardCast.CAROL;
import static dev.landbridge.peering.guard.GuardCast.DENIED;
import static dev.landbridge.peering.guard.GuardCast.FROM_ALICE;
import static dev.landbridge.peering.guard.GuardCast.ID;
import static dev.landbridge.peering.guard.GuardCast.NOW;
import static dev.landbridge.peering.guard.GuardCast.given;
import static dev.landbridge.peering.guard.GuardCast.mine;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.GuardEvent.AcceptanceRuleAdded;
import dev.landbridge.events.peering.GuardEvent.AcceptanceRuleRemoved;
import dev.landbridge.events.peering.GuardEvent.GuardPolicyChosen;
import dev.landbridge.events.peering.GuardEvent.RequesterAllowed;
import dev.landbridge.events.peering.GuardEvent.RequesterUnlisted;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardDeciderTest {
  private static final GuardPolicyChosen LISTED_ONLY =
      new GuardPolicyChosen(BOB, GuardPolicy.LISTED_ONLY, mine());

  private static ListRequester list(AccountId requester, Listing listing, int limit) {
    return new ListRequester(BOB, requester, listing, "a friend", limit);
  }

  private static AddAcceptanceRule add(AcceptanceRule rule, boolean ownsVpc, int limit) {
    return new AddAcceptanceRule(BOB, rule, ownsVpc, limit, NOW);
  }

  private static AcceptanceRule rule(
      AccountId requester, @Nullable VpcId vpcId, @Nullable Instant expiresAt) {
    return new AcceptanceRule(ID, requester, null, List.of(), vpcId, expiresAt, "");
  }

  @Test
  void thePolicyIsChosen() {
    given().when(new ChoosePolicy(BOB, GuardPolicy.LISTED_ONLY)).then(LISTED_ONLY);
    given(LISTED_ONLY).when(new ChoosePolicy(BOB, GuardPolicy.LISTED_ONLY)).thenNothing();
    var open = new GuardPolicyChosen(BOB, GuardPolicy.OPEN, mine());
    given(LISTED_ONLY).when(new ChoosePolicy(BOB, GuardPolicy.OPEN)).then(open);
    given().when(new ChoosePolicy(BOB, GuardPolicy.OPEN)).then(open); // a guard from now on
  }

  @Test
  void aRequesterIsAllowedOrDenied() {
    given().when(list(ALICE, Listing.ALLOWED, 1)).then(ALLOWED);
    given().when(list(ALICE, Listing.DENIED, 1)).then(DENIED);
    given(ALLOWED).when(list(ALICE, Listing.ALLOWED, 1)).thenNothing();
    given(DENIED).when(list(ALICE, Listing.DENIED, 1)).thenNothing();
  }

  @Test
  void whoIsListedMayChangeListsThoughTheyAreFull() {
    given(ALLOWED)
        .when(list(ALICE, Listing.DENIED, 1))
        .then(DENIED)
        .thenState(
            new Kept(
                GuardPolicy.OPEN,
                List.of(new ListedRequester(ALICE, Listing.DENIED, "a friend", NOW)),
                List.of()));
  }

  @Test
  void anotherNoteIsTold() {
    var told = new RequesterAllowed(BOB, ALICE, "an old friend", mine());
    given(ALLOWED)
        .when(new ListRequester(BOB, ALICE, Listing.ALLOWED, "an old friend", 1))
        .then(told);
  }

  @Test
  void bothListsTogetherHoldSoManyAtMost() {
    given(ALLOWED)
        .when(list(CAROL, Listing.DENIED, 1))
        .thenRejected(new GuardQuotaExceeded(Quota.LISTED_REQUESTERS_PER_ACCOUNT, 1));
    var gone = new RequesterUnlisted(BOB, ALICE, mine());
    given(ALLOWED, gone)
        .when(list(CAROL, Listing.ALLOWED, 1))
        .then(new RequesterAllowed(BOB, CAROL, "a friend", mine()));
  }

  @Test
  void theOwnAccountIsNotListed() {
    given().when(list(BOB, Listing.DENIED, 1)).thenRejected(new OwnAccount(BOB));
    given().when(add(rule(BOB, null, null), true, 1)).thenRejected(new OwnAccount(BOB));
  }

  @Test
  void onlyWhoIsListedIsUnlisted() {
    given(DENIED)
        .when(new UnlistRequester(BOB, ALICE))
        .then(new RequesterUnlisted(BOB, ALICE, mine()));
    given().when(new UnlistRequester(BOB, ALICE)).thenRejected(new NotListed(ALICE));
    given(ADDED, LISTED_ONLY)
        .when(new UnlistRequester(BOB, ALICE))
        .thenRejected(new NotListed(ALICE));
  }

  @Test
  void aRuleIsAdded() {
    given().when(add(FROM_ALICE, true, 1)).then(ADDED);
    var narrow = rule(ALICE, BLUE.vpcId(), NOW.plusMillis(1));
    given().when(add(narrow, true, 1)).then(new AcceptanceRuleAdded(BOB, narrow, mine()));
  }

  @Test
  void aRuleIsAboutAnOwnVpcAndEndsInTheFuture() {
    given()
        .when(add(rule(ALICE, BLUE.vpcId(), null), false, 1))
        .thenRejected(new NoSuchOwnVpc(BLUE.vpcId()));
    given().when(add(rule(ALICE, null, NOW), true, 1)).thenRejected(new AcceptanceRuleExpired(NOW));
  }

  @Test
  void thereAreSoManyRulesAtMost() {
    given(ADDED)
        .when(add(rule(CAROL, null, null), true, 1))
        .thenRejected(new GuardQuotaExceeded(Quota.ACCEPTANCE_RULES_PER_ACCOUNT, 1));
  }

  @Test
  void onlyWhatIsThereIsRemoved() {
    var removed = new AcceptanceRuleRemoved(BOB, ID, mine());
    given(ADDED).when(new RemoveAcceptanceRule(BOB, ID)).then(removed);
    given(ADDED, removed)
        .when(new RemoveAcceptanceRule(BOB, ID))
        .thenRejected(new NoSuchAcceptanceRule(ID));
    given().when(new RemoveAcceptanceRule(BOB, ID)).thenRejected(new NoSuchAcceptanceRule(ID));
  }
}
