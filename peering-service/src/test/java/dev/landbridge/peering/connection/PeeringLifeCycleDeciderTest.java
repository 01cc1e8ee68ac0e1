package dev.landbridge.peering.connection;

import static dev.landbridge.peering.connection.PeeringCast.ACCEPTED;
import static dev.landbridge.peering.connection.PeeringCast.ALICE;
import static dev.landbridge.peering.connection.PeeringCast.BEFORE_THE_END;
import static dev.landbridge.peering.connection.PeeringCast.BLUE;
import static dev.landbridge.peering.connection.PeeringCast.BOB;
import static dev.landbridge.peering.connection.PeeringCast.CAROL;
import static dev.landbridge.peering.connection.PeeringCast.EXPIRED;
import static dev.landbridge.peering.connection.PeeringCast.FULL;
import static dev.landbridge.peering.connection.PeeringCast.ID;
import static dev.landbridge.peering.connection.PeeringCast.NOW;
import static dev.landbridge.peering.connection.PeeringCast.OTHER;
import static dev.landbridge.peering.connection.PeeringCast.PARTIES;
import static dev.landbridge.peering.connection.PeeringCast.RED;
import static dev.landbridge.peering.connection.PeeringCast.REJECTED;
import static dev.landbridge.peering.connection.PeeringCast.REQUESTED;
import static dev.landbridge.peering.connection.PeeringCast.RULES;
import static dev.landbridge.peering.connection.PeeringCast.SOME;
import static dev.landbridge.peering.connection.PeeringCast.UNTIL;
import static dev.landbridge.peering.connection.PeeringCast.WINDOW;
import static dev.landbridge.peering.connection.PeeringCast.facts;
import static dev.landbridge.peering.connection.PeeringCast.given;
import static dev.landbridge.peering.connection.PeeringCast.standing;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.PeeringEvent.PeeringDeleted;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRestored;
import dev.landbridge.events.peering.PeeringEvent.PeeringWithdrawn;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.peering.connection.PeeringCommand.AcceptPeering;
import dev.landbridge.peering.connection.PeeringCommand.Access;
import dev.landbridge.peering.connection.PeeringCommand.DeletePeering;
import dev.landbridge.peering.connection.PeeringCommand.ExpirePeering;
import dev.landbridge.peering.connection.PeeringCommand.IsolatePeering;
import dev.landbridge.peering.connection.PeeringCommand.ReactivatePeering;
import dev.landbridge.peering.connection.PeeringCommand.RejectPeering;
import dev.landbridge.peering.connection.PeeringCommand.RestorePeering;
import dev.landbridge.peering.connection.PeeringFacts.Standing;
import dev.landbridge.peering.connection.PeeringRejection.AcceptanceWindowClosed;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringConnection;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringVpc;
import dev.landbridge.peering.connection.PeeringRejection.NotPossibleIn;
import dev.landbridge.peering.connection.PeeringRejection.NotTheAccepter;
import dev.landbridge.peering.connection.PeeringRejection.NotTheRequester;
import dev.landbridge.peering.connection.PeeringRejection.PeerQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.PeeringAlreadyExists;
import dev.landbridge.peering.connection.PeeringRejection.PeeringQuotaExceeded;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeeringLifeCycleDeciderTest {
  private static final PeeringIsolated ISOLATED = new PeeringIsolated(ID, "arrears", PARTIES);
  private static final Instant LATER = UNTIL.plusSeconds(3600);
  private static final PeeringReactivated REACTIVATED =
      new PeeringReactivated(ID, LATER.plus(WINDOW), PARTIES);

  private static AcceptPeering accept(AccountId caller, Instant now) {
    return new AcceptPeering(ID, caller, facts(RED, BLUE), now);
  }

  private static RejectPeering reject(AccountId caller) {
    return new RejectPeering(ID, caller, "no", NOW);
  }

  private static ReactivatePeering reactivate(AccountId caller, PeeringFacts facts) {
    return new ReactivatePeering(ID, caller, facts, Access.EVERYWHERE, RULES, LATER);
  }

  private static DeletePeering delete(AccountId caller) {
    return new DeletePeering(ID, caller, RouteDisposal.KEEP);
  }

  private static PeeringDeleted deleted(AccountId by) {
    return new PeeringDeleted(ID, by, RouteDisposal.KEEP, PARTIES);
  }

  private static NotPossibleIn notIn(PeeringStatus state) {
    return new NotPossibleIn(ID, state);
  }

  @Test
  void theAccepterAcceptsWithinTheWindow() {
    given(REQUESTED).when(accept(BOB, BEFORE_THE_END)).then(ACCEPTED);
  }

  @Test
  void theWindowClosesAfterSevenDays() {
    given(REQUESTED).when(accept(BOB, UNTIL)).thenRejected(new AcceptanceWindowClosed(UNTIL));
    given(REQUESTED)
        .when(new RejectPeering(ID, BOB, "no", UNTIL))
        .thenRejected(new AcceptanceWindowClosed(UNTIL));
  }

  @Test
  void acceptingTwiceChangesNothing() {
    given(REQUESTED, ACCEPTED).when(accept(BOB, LATER)).thenNothing();
  }

  @Test
  void onlyTheAccepterAnswers() {
    given(REQUESTED).when(accept(ALICE, NOW)).thenRejected(new NotTheAccepter(ALICE));
    given(REQUESTED).when(reject(ALICE)).thenRejected(new NotTheAccepter(ALICE));
  }

  @Test
  void toStrangersNothingIsThere() {
    var unknown = new NoSuchPeeringConnection(ID);
    given(REQUESTED).when(accept(CAROL, NOW)).thenRejected(unknown);
    given(REQUESTED).when(reject(CAROL)).thenRejected(unknown);
    given(REQUESTED).when(delete(CAROL)).thenRejected(unknown);
    given(REQUESTED, EXPIRED).when(reactivate(CAROL, facts(RED, BLUE))).thenRejected(unknown);
    given().when(accept(BOB, NOW)).thenRejected(unknown);
    given().when(new ExpirePeering(ID, UNTIL)).thenRejected(unknown);
    given().when(new IsolatePeering(ID, "arrears")).thenRejected(unknown);
  }

  @Test
  void theQuotaOfActiveOnesHoldsWhenAccepting() {
    var mine = new PeeringFacts(standing(RED), new Standing(BLUE, SOME, FULL, null), ID);
    given(REQUESTED)
        .when(new AcceptPeering(ID, BOB, mine, NOW))
        .thenRejected(
            new PeeringQuotaExceeded(BLUE.vpcId(), Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC, 10));
    var theirs = new PeeringFacts(new Standing(RED, SOME, FULL, null), standing(BLUE), ID);
    given(REQUESTED)
        .when(new AcceptPeering(ID, BOB, theirs, NOW))
        .thenRejected(new PeerQuotaExceeded(RED.vpcId()));
  }

  @Test
  void rejectingIsFinal() {
    given(REQUESTED).when(reject(BOB)).then(REJECTED);
    given(REQUESTED, REJECTED).when(reject(BOB)).thenNothing();
    given(REQUESTED, REJECTED).when(accept(BOB, NOW)).thenRejected(notIn(PeeringStatus.REJECTED));
    given(REQUESTED, REJECTED)
        .when(reactivate(ALICE, facts(RED, BLUE)))
        .thenRejected(notIn(PeeringStatus.REJECTED));
    given(REQUESTED, ACCEPTED).when(reject(BOB)).thenRejected(notIn(PeeringStatus.ACTIVE));
  }

  @Test
  void aRequestExpiresAtItsTimeAndNotBefore() {
    given(REQUESTED).when(new ExpirePeering(ID, UNTIL)).then(EXPIRED);
    given(REQUESTED).when(new ExpirePeering(ID, BEFORE_THE_END)).thenNothing();
    given(REQUESTED, EXPIRED).when(new ExpirePeering(ID, LATER)).thenNothing();
    given(REQUESTED, ACCEPTED).when(new ExpirePeering(ID, LATER)).thenNothing();
    given(REQUESTED, EXPIRED, REACTIVATED).when(new ExpirePeering(ID, LATER)).thenNothing();
    given(REQUESTED, EXPIRED).when(accept(BOB, LATER)).thenRejected(notIn(PeeringStatus.EXPIRED));
  }

  @Test
  void theRequesterAsksAnewAfterExpiry() {
    given(REQUESTED, EXPIRED).when(reactivate(ALICE, facts(RED, BLUE))).then(REACTIVATED);
    given(REQUESTED, EXPIRED)
        .when(reactivate(BOB, facts(RED, BLUE)))
        .thenRejected(new NotTheRequester(BOB));
    given(REQUESTED, EXPIRED, REACTIVATED).when(reactivate(ALICE, facts(RED, BLUE))).thenNothing();
    given(REQUESTED, EXPIRED, REACTIVATED).when(accept(BOB, LATER)).then(ACCEPTED);
  }

  @Test
  void askingAnewDoesNotWaitForTheTimer() {
    given(REQUESTED).when(reactivate(ALICE, facts(RED, BLUE))).then(EXPIRED, REACTIVATED);
  }

  @Test
  void everyRuleHoldsAnewWhenAskingAnew() {
    given(REQUESTED, EXPIRED)
        .when(reactivate(ALICE, new PeeringFacts(standing(RED), standing(BLUE), OTHER)))
        .thenRejected(new PeeringAlreadyExists(OTHER));
    given(REQUESTED, EXPIRED)
        .when(reactivate(ALICE, new PeeringFacts(standing(RED), null, null)))
        .thenRejected(new NoSuchPeeringVpc(BLUE.vpcId()));
    given(REQUESTED, EXPIRED)
        .when(
            reactivate(
                ALICE, new PeeringFacts(new Standing(RED, FULL, SOME, null), standing(BLUE), null)))
        .thenRejected(new PeeringQuotaExceeded(RED.vpcId(), Quota.PEERING_CONNECTIONS_PER_VPC, 10));
  }

  @Test
  void theRequesterWithdrawsWhatIsPending() {
    var withdrawn = new PeeringWithdrawn(ID, ALICE, RouteDisposal.KEEP, PARTIES);
    given(REQUESTED)
        .when(new DeletePeering(ID, ALICE, RouteDisposal.REMOVE_ALL))
        .then(new PeeringWithdrawn(ID, ALICE, RouteDisposal.REMOVE_ALL, PARTIES));
    given(REQUESTED).when(delete(ALICE)).then(withdrawn);
    given(REQUESTED, withdrawn).when(delete(ALICE)).thenNothing();
    given(REQUESTED, withdrawn).when(accept(BOB, NOW)).thenRejected(notIn(PeeringStatus.DELETED));
  }

  @Test
  void eitherSideDeletes() {
    given(REQUESTED).when(delete(BOB)).then(deleted(BOB));
    given(REQUESTED, ACCEPTED).when(delete(ALICE)).then(deleted(ALICE));
    given(REQUESTED, ACCEPTED).when(delete(BOB)).then(deleted(BOB));
    given(REQUESTED, ACCEPTED, ISOLATED).when(delete(BOB)).then(deleted(BOB));
    given(REQUESTED, ACCEPTED, deleted(BOB)).when(delete(ALICE)).thenNothing();
    given(REQUESTED, ACCEPTED)
        .when(new DeletePeering(ID, BOB, RouteDisposal.REMOVE))
        .then(new PeeringDeleted(ID, BOB, RouteDisposal.REMOVE, PARTIES));
  }

  @Test
  void onlyTheRequesterClearsWhatHasEnded() {
    given(REQUESTED, REJECTED).when(delete(ALICE)).then(deleted(ALICE));
    given(REQUESTED, EXPIRED).when(delete(ALICE)).then(deleted(ALICE));
    given(REQUESTED, REJECTED).when(delete(BOB)).thenRejected(new NotTheRequester(BOB));
    given(REQUESTED, EXPIRED).when(delete(BOB)).thenRejected(new NotTheRequester(BOB));
  }

  @Test
  void theOperatorIsolatesWhatIsActive() {
    given(REQUESTED, ACCEPTED).when(new IsolatePeering(ID, "arrears")).then(ISOLATED);
    given(REQUESTED, ACCEPTED, ISOLATED).when(new IsolatePeering(ID, "arrears")).thenNothing();
    given(REQUESTED)
        .when(new IsolatePeering(ID, "arrears"))
        .thenRejected(notIn(PeeringStatus.PENDING));
    given(REQUESTED, ACCEPTED, ISOLATED)
        .when(accept(BOB, NOW))
        .thenRejected(notIn(PeeringStatus.ISOLATED));
  }

  @Test
  void theOperatorRestoresWhatIsIsolated() {
    var restored = new PeeringRestored(ID, PARTIES);
    given(REQUESTED, ACCEPTED, ISOLATED).when(new RestorePeering(ID)).then(restored);
    given(REQUESTED, ACCEPTED, ISOLATED, restored).when(new RestorePeering(ID)).thenNothing();
    given(REQUESTED).when(new RestorePeering(ID)).thenRejected(notIn(PeeringStatus.PENDING));
  }
}
