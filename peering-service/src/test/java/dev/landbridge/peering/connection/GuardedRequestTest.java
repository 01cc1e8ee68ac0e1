package dev.landbridge.peering.connection;

import static dev.landbridge.peering.connection.PeeringCast.ALICE;
import static dev.landbridge.peering.connection.PeeringCast.BLUE;
import static dev.landbridge.peering.connection.PeeringCast.BOB;
import static dev.landbridge.peering.connection.PeeringCast.EXPIRED;
import static dev.landbridge.peering.connection.PeeringCast.FULL;
import static dev.landbridge.peering.connection.PeeringCast.ID;
import static dev.landbridge.peering.connection.PeeringCast.NOW;
import static dev.landbridge.peering.connection.PeeringCast.OTHER;
import static dev.landbridge.peering.connection.PeeringCast.PARTIES;
import static dev.landbridge.peering.connection.PeeringCast.RED;
import static dev.landbridge.peering.connection.PeeringCast.REQUESTED;
import static dev.landbridge.peering.connection.PeeringCast.RULES;
import static dev.landbridge.peering.connection.PeeringCast.SOME;
import static dev.landbridge.peering.connection.PeeringCast.TAGGED;
import static dev.landbridge.peering.connection.PeeringCast.UNTIL;
import static dev.landbridge.peering.connection.PeeringCast.WINDOW;
import static dev.landbridge.peering.connection.PeeringCast.given;
import static dev.landbridge.peering.connection.PeeringCast.request;
import static dev.landbridge.peering.connection.PeeringCast.standing;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.peering.connection.PeeringCommand.AcceptPeering;
import dev.landbridge.peering.connection.PeeringCommand.Access;
import dev.landbridge.peering.connection.PeeringCommand.ReactivatePeering;
import dev.landbridge.peering.connection.PeeringFacts.Standing;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringVpc;
import dev.landbridge.peering.guard.GuardStanding;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guard of the accepter makes of a request. */
class GuardedRequestTest {
  private static final AcceptanceRuleId RULE = new AcceptanceRuleId("par-00000000000000001");
  private static final GuardStanding DENIED =
      new GuardStanding(GuardPolicy.OPEN, Listing.DENIED, List.of(from("192.168.0.0/16")));
  private static final GuardStanding STRANGER =
      new GuardStanding(GuardPolicy.LISTED_ONLY, null, List.of(from("172.16.0.0/12")));
  private static final GuardStanding TRUSTED =
      new GuardStanding(
          GuardPolicy.LISTED_ONLY, null, List.of(from("172.16.0.0/12"), from("192.168.0.0/16")));
  private static final PeeringAccepted BY_RULE = new PeeringAccepted(ID, BOB, RULE, PARTIES);

  private static AcceptanceRule from(String range) {
    var ranges = List.of(CidrBlock.parse(range));
    return new AcceptanceRule(RULE, ALICE, null, ranges, null, null, "");
  }

  private static PeeringFacts guarded(GuardStanding guard) {
    return new PeeringFacts(standing(RED), standing(BLUE), null, guard);
  }

  private static ReactivatePeering reactivate(GuardStanding guard) {
    return new ReactivatePeering(ID, ALICE, guarded(guard), Access.EVERYWHERE, RULES, UNTIL);
  }

  @Test
  void aDeniedRequesterFindsNoVpc() {
    given().when(request(guarded(DENIED))).thenRejected(new NoSuchPeeringVpc(BLUE.vpcId()));
  }

  @Test
  void aStrangerFindsNoVpcWhereOnlyTheListedMayAsk() {
    given().when(request(guarded(STRANGER))).thenRejected(new NoSuchPeeringVpc(BLUE.vpcId()));
  }

  @Test
  void notEvenThatTheTwoAreJoinedIsToldToTheDenied() {
    given()
        .when(request(new PeeringFacts(standing(RED), standing(BLUE), OTHER, DENIED)))
        .thenRejected(new NoSuchPeeringVpc(BLUE.vpcId()));
  }

  @Test
  void theListedMayAsk() {
    var listed = new GuardStanding(GuardPolicy.LISTED_ONLY, Listing.ALLOWED, List.of());
    given().when(request(guarded(listed))).then(REQUESTED, TAGGED);
  }

  @Test
  void aRuleAcceptsAtOnce() {
    given().when(request(guarded(TRUSTED))).then(REQUESTED, TAGGED, BY_RULE);
    var open = new GuardStanding(GuardPolicy.OPEN, null, List.of(from("192.168.0.0/16")));
    given().when(request(guarded(open))).then(REQUESTED, TAGGED, BY_RULE);
  }

  @Test
  void whatNoRuleFitsIsPending() {
    var unfit = new GuardStanding(GuardPolicy.OPEN, null, List.of(from("172.16.0.0/12")));
    given().when(request(guarded(unfit))).then(REQUESTED, TAGGED);
  }

  @Test
  void whatCannotBeActiveNowIsPending() {
    var full = new PeeringFacts(standing(RED), new Standing(BLUE, SOME, FULL, null), null, TRUSTED);
    given().when(request(full)).then(REQUESTED, TAGGED);
    var mineIsFull =
        new PeeringFacts(new Standing(RED, SOME, FULL, null), standing(BLUE), null, TRUSTED);
    given().when(request(mineIsFull)).then(REQUESTED, TAGGED);
  }

  @Test
  void theGuardIsAskedAnewWhenARequestIs() {
    var asked = new PeeringReactivated(ID, UNTIL.plus(WINDOW), PARTIES);
    given(REQUESTED, EXPIRED).when(reactivate(GuardStanding.UNGUARDED)).then(asked);
    given(REQUESTED, EXPIRED).when(reactivate(TRUSTED)).then(asked, BY_RULE);
    given(REQUESTED, EXPIRED)
        .when(reactivate(DENIED))
        .thenRejected(new NoSuchPeeringVpc(BLUE.vpcId()));
  }

  @Test
  void theAccepterMayAcceptWhomItDeniesNow() {
    given(REQUESTED)
        .when(new AcceptPeering(ID, BOB, guarded(DENIED), NOW))
        .then(new PeeringAccepted(ID, BOB, PARTIES));
  }
}
