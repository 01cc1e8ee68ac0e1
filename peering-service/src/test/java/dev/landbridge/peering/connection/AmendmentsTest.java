package dev.landbridge.peering.connection;

import static dev.landbridge.peering.connection.PeeringCast.ACCEPTED;
import static dev.landbridge.peering.connection.PeeringCast.ALICE;
import static dev.landbridge.peering.connection.PeeringCast.BOB;
import static dev.landbridge.peering.connection.PeeringCast.CAROL;
import static dev.landbridge.peering.connection.PeeringCast.GUANGZHOU;
import static dev.landbridge.peering.connection.PeeringCast.ID;
import static dev.landbridge.peering.connection.PeeringCast.PARTIES;
import static dev.landbridge.peering.connection.PeeringCast.REJECTED;
import static dev.landbridge.peering.connection.PeeringCast.REQUESTED;
import static dev.landbridge.peering.connection.PeeringCast.REQUESTED_NEAR;
import static dev.landbridge.peering.connection.PeeringCast.RULES;
import static dev.landbridge.peering.connection.PeeringCast.TAGGED;
import static dev.landbridge.peering.connection.PeeringCast.TAGS;
import static dev.landbridge.peering.connection.PeeringCast.TIERS;
import static dev.landbridge.peering.connection.PeeringCast.given;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringEvent.PeeringBandwidthChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringChargeTypeChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringDescribed;
import dev.landbridge.events.peering.PeeringEvent.PeeringRenamed;
import dev.landbridge.events.peering.PeeringEvent.PeeringServiceLevelChanged;
import dev.landbridge.events.peering.PeeringEvent.PeeringTagged;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.peering.connection.PeeringCommand.AmendPeering;
import dev.landbridge.peering.connection.PeeringCommand.Change;
import dev.landbridge.peering.connection.PeeringCommand.RaiseBandwidth;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNeedsTicket;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.BillingNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchBandwidthTier;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringConnection;
import dev.landbridge.peering.connection.PeeringRejection.NotPossibleIn;
import dev.landbridge.peering.connection.PeeringRejection.NotTheRequester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AmendmentsTest {
  private static final Tags OTHER_TAGS = new Tags(Map.of("cost", "7"));

  private static AmendPeering notes(AccountId caller, String name, String text, Tags tags) {
    return new AmendPeering(ID, caller, name, text, tags, Change.NONE, RULES);
  }

  private static AmendPeering change(AccountId caller, Change change) {
    return new AmendPeering(ID, caller, null, null, null, change, RULES);
  }

  private static Change bandwidth(int mbps) {
    return new Change(mbps, null, null);
  }

  @Test
  void eachSideHasItsOwnNotes() {
    var renamed = new PeeringRenamed(ID, "to alice", List.of(BOB));
    given(REQUESTED)
        .when(notes(BOB, "to alice", "b", OTHER_TAGS))
        .then(
            renamed,
            new PeeringDescribed(ID, "b", List.of(BOB)),
            new PeeringTagged(ID, BOB, OTHER_TAGS, List.of(BOB)));
    given(REQUESTED, TAGGED, renamed)
        .when(notes(ALICE, "red-blue", "for backups", TAGS))
        .thenNothing();
  }

  @Test
  void theAccepterStartsWithTheRequestersWordsButNotItsTags() {
    given(REQUESTED, TAGGED).when(notes(BOB, "red-blue", "for backups", Tags.NONE)).thenNothing();
  }

  @Test
  void theRequesterChangesTrafficTerms() {
    given(REQUESTED, ACCEPTED)
        .when(
            change(
                ALICE, new Change(500, ChargeType.MONTHLY_95TH_PERCENTILE, ServiceLevel.PLATINUM)))
        .then(
            new PeeringBandwidthChanged(ID, 500, PARTIES),
            new PeeringChargeTypeChanged(ID, ChargeType.MONTHLY_95TH_PERCENTILE, PARTIES),
            new PeeringServiceLevelChanged(ID, ServiceLevel.PLATINUM, PARTIES));
    given(REQUESTED).when(change(ALICE, bandwidth(100))).thenNothing();
    given(REQUESTED).when(change(BOB, bandwidth(500))).thenRejected(new NotTheRequester(BOB));
  }

  @Test
  void tiersHoldForChanges() {
    given(REQUESTED)
        .when(change(ALICE, bandwidth(15)))
        .thenRejected(new NoSuchBandwidthTier(15, TIERS));
    given(REQUESTED)
        .when(change(ALICE, bandwidth(2000)))
        .thenRejected(new BandwidthNeedsTicket(2000, 1000));
  }

  @Test
  void withinARegionNothingCanBeSet() {
    given(REQUESTED_NEAR)
        .when(change(ALICE, bandwidth(100)))
        .thenRejected(new BandwidthNotSettable(GUANGZHOU));
    given(REQUESTED_NEAR)
        .when(change(ALICE, new Change(null, null, ServiceLevel.SILVER)))
        .thenRejected(new BillingNotSettable(GUANGZHOU));
    given(REQUESTED_NEAR).when(change(ALICE, bandwidth(0))).thenNothing();
  }

  @Test
  void whatHasEndedIsNotChanged() {
    given(REQUESTED, REJECTED)
        .when(notes(ALICE, "x", "y", TAGS))
        .thenRejected(new NotPossibleIn(ID, PeeringStatus.REJECTED));
    given(REQUESTED)
        .when(notes(CAROL, "x", "y", TAGS))
        .thenRejected(new NoSuchPeeringConnection(ID));
  }

  @Test
  void aGrantedTicketRaisesTheCapOnce() {
    var raised = new PeeringBandwidthChanged(ID, 2000, PARTIES);
    given(REQUESTED).when(new RaiseBandwidth(ID, 2000)).then(raised);
    given(REQUESTED, raised).when(new RaiseBandwidth(ID, 2000)).thenNothing();
    given(REQUESTED, raised).when(change(ALICE, bandwidth(2000))).thenNothing();
    given(REQUESTED, REJECTED)
        .when(new RaiseBandwidth(ID, 2000))
        .thenRejected(new NotPossibleIn(ID, PeeringStatus.REJECTED));
    given(REQUESTED_NEAR)
        .when(new RaiseBandwidth(ID, 2000))
        .thenRejected(new BandwidthNotSettable(GUANGZHOU));
  }
}
