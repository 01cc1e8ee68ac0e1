package dev.landbridge.peering.connection;

import static dev.landbridge.peering.connection.PeeringCast.ALICE;
import static dev.landbridge.peering.connection.PeeringCast.BEIJING;
import static dev.landbridge.peering.connection.PeeringCast.BLUE;
import static dev.landbridge.peering.connection.PeeringCast.CAROL;
import static dev.landbridge.peering.connection.PeeringCast.FULL;
import static dev.landbridge.peering.connection.PeeringCast.GREEN;
import static dev.landbridge.peering.connection.PeeringCast.GUANGZHOU;
import static dev.landbridge.peering.connection.PeeringCast.ID;
import static dev.landbridge.peering.connection.PeeringCast.NEAR;
import static dev.landbridge.peering.connection.PeeringCast.NOW;
import static dev.landbridge.peering.connection.PeeringCast.OTHER;
import static dev.landbridge.peering.connection.PeeringCast.RED;
import static dev.landbridge.peering.connection.PeeringCast.REQUESTED;
import static dev.landbridge.peering.connection.PeeringCast.REQUESTED_NEAR;
import static dev.landbridge.peering.connection.PeeringCast.RULES;
import static dev.landbridge.peering.connection.PeeringCast.SOME;
import static dev.landbridge.peering.connection.PeeringCast.TAGGED;
import static dev.landbridge.peering.connection.PeeringCast.TAGS;
import static dev.landbridge.peering.connection.PeeringCast.TIER;
import static dev.landbridge.peering.connection.PeeringCast.TIERS;
import static dev.landbridge.peering.connection.PeeringCast.facts;
import static dev.landbridge.peering.connection.PeeringCast.given;
import static dev.landbridge.peering.connection.PeeringCast.request;
import static dev.landbridge.peering.connection.PeeringCast.requested;
import static dev.landbridge.peering.connection.PeeringCast.standing;
import static dev.landbridge.peering.connection.PeeringCast.wish;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringEvent.PeeringAccepted;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.peering.connection.PeeringCommand.Access;
import dev.landbridge.peering.connection.PeeringCommand.Change;
import dev.landbridge.peering.connection.PeeringCommand.RequestPeering;
import dev.landbridge.peering.connection.PeeringCommand.Wish;
import dev.landbridge.peering.connection.PeeringFacts.Conflict;
import dev.landbridge.peering.connection.PeeringFacts.Standing;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNeedsTicket;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.BandwidthRequired;
import dev.landbridge.peering.connection.PeeringRejection.BillingNotSettable;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchBandwidthTier;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringVpc;
import dev.landbridge.peering.connection.PeeringRejection.NotPossibleIn;
import dev.landbridge.peering.connection.PeeringRejection.OverlapsOtherPeer;
import dev.landbridge.peering.connection.PeeringRejection.PeerQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.PeeringAlreadyExists;
import dev.landbridge.peering.connection.PeeringRejection.PeeringQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.PeersOverlap;
import dev.landbridge.peering.connection.PeeringRejection.RegionNotAllowed;
import dev.landbridge.peering.connection.PeeringRejection.RegionsNotConnected;
import dev.landbridge.peering.connection.PeeringRejection.SameVpc;
import dev.landbridge.peering.region.RegionAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeeringCreationTest {

  @Test
  void anotherAccountIsAsked() {
    given().when(request(BLUE, TIER)).then(REQUESTED, TAGGED);
  }

  @Test
  void withoutTagsNothingIsSaidAboutThem() {
    var untagged =
        new Wish(
            RED.vpcId(),
            BLUE.vpcId(),
            BLUE.account(),
            null,
            "red-blue",
            "for backups",
            TIER,
            Tags.NONE);
    given().when(request(untagged, facts(RED, BLUE))).then(REQUESTED);
  }

  @Test
  void oneAccountIsActiveAtOnce() {
    var mine = List.of(ALICE);
    given()
        .when(request(GREEN, Change.NONE))
        .then(requested(RED, GREEN, 0, mine), TAGGED, new PeeringAccepted(ID, ALICE, mine));
  }

  @Test
  void withoutAnAccountTheCallersOwnIsMeant() {
    var unnamed =
        new Wish(
            RED.vpcId(), GREEN.vpcId(), null, null, "red-blue", "for backups", Change.NONE, TAGS);
    given()
        .when(request(unnamed, facts(RED, GREEN)))
        .then(
            requested(RED, GREEN, 0, List.of(ALICE)),
            TAGGED,
            new PeeringAccepted(ID, ALICE, List.of(ALICE)));
    var foreign =
        new Wish(RED.vpcId(), BLUE.vpcId(), null, null, "red-blue", "for backups", TIER, TAGS);
    given()
        .when(request(foreign, facts(RED, BLUE)))
        .thenRejected(new NoSuchPeeringVpc(BLUE.vpcId()));
  }

  @Test
  void aVpcIsNotJoinedWithItself() {
    given()
        .when(request(wish(RED, RED, Change.NONE), facts(RED, RED)))
        .thenRejected(new SameVpc(RED.vpcId()));
  }

  @Test
  void unknownForeignAndMisplacedVpcsLookTheSame() {
    var unknown = new NoSuchPeeringVpc(BLUE.vpcId());
    given().when(request(new PeeringFacts(standing(RED), null, null))).thenRejected(unknown);
    given().when(request(named(CAROL, null), facts(RED, BLUE))).thenRejected(unknown);
    given().when(request(named(BLUE.account(), GUANGZHOU), facts(RED, BLUE))).thenRejected(unknown);
  }

  private static Wish named(AccountId account, @Nullable Region region) {
    return new Wish(RED.vpcId(), BLUE.vpcId(), account, region, "", "", TIER, TAGS);
  }

  @Test
  void theRequestersVpcMustBeItsOwn() {
    given()
        .when(request(new PeeringFacts(null, standing(BLUE), null)))
        .thenRejected(new NoSuchPeeringVpc(RED.vpcId()));
    given()
        .when(request(wish(NEAR, BLUE, TIER), facts(NEAR, BLUE)))
        .thenRejected(new NoSuchPeeringVpc(NEAR.vpcId()));
  }

  @Test
  void bothRegionsMustBeOpenAndConnected() {
    given()
        .when(with(new Access(RegionAccess.CLOSED, RegionAccess.OPEN, true)))
        .thenRejected(new RegionNotAllowed(GUANGZHOU));
    given()
        .when(with(new Access(RegionAccess.OPEN, RegionAccess.CLOSED, true)))
        .thenRejected(new RegionNotAllowed(BEIJING));
    given()
        .when(with(new Access(RegionAccess.OPEN, RegionAccess.OPEN, false)))
        .thenRejected(new RegionsNotConnected(GUANGZHOU, BEIJING));
  }

  private static RequestPeering with(Access access) {
    return new RequestPeering(
        ID, ALICE, wish(RED, BLUE, TIER), facts(RED, BLUE), access, RULES, NOW);
  }

  @Test
  void thereIsOneConnectionBetweenTwoVpcs() {
    given()
        .when(request(new PeeringFacts(standing(RED), standing(BLUE), OTHER)))
        .thenRejected(new PeeringAlreadyExists(OTHER));
  }

  @Test
  void theTwoMustNotOverlap() {
    var within = CidrBlock.parse("192.168.7.0/24");
    var overlapping = new VpcEnd(BLUE.account(), BLUE.vpcId(), BEIJING, List.of(within));
    given()
        .when(request(facts(RED, overlapping)))
        .thenRejected(new PeersOverlap(CidrBlock.parse("192.168.0.0/16")));
  }

  @Test
  void anotherPeerOfEitherMustNotBeInTheWay() {
    var reached = CidrBlock.parse("10.0.0.0/24");
    var mine = new Standing(RED, SOME, SOME, new Conflict(reached, BLUE.cidrBlocks().getFirst()));
    given()
        .when(request(new PeeringFacts(mine, standing(BLUE), null)))
        .thenRejected(new OverlapsOtherPeer(reached));
    var unseen = new Standing(RED, SOME, SOME, new Conflict(null, BLUE.cidrBlocks().getFirst()));
    given()
        .when(request(new PeeringFacts(unseen, standing(BLUE), null)))
        .thenRejected(new OverlapsOtherPeer(null));
    var hidden = CidrBlock.parse("192.168.9.0/24");
    var theirs = new Standing(BLUE, SOME, SOME, new Conflict(hidden, RED.cidrBlocks().getFirst()));
    given()
        .when(request(new PeeringFacts(standing(RED), theirs, null)))
        .thenRejected(new OverlapsOtherPeer(RED.cidrBlocks().getFirst()));
  }

  @Test
  void theQuotasOfBothVpcsHold() {
    given()
        .when(request(new PeeringFacts(new Standing(RED, FULL, SOME, null), standing(BLUE), null)))
        .thenRejected(new PeeringQuotaExceeded(RED.vpcId(), Quota.PEERING_CONNECTIONS_PER_VPC, 10));
    given()
        .when(request(new PeeringFacts(standing(RED), new Standing(BLUE, FULL, SOME, null), null)))
        .thenRejected(new PeerQuotaExceeded(BLUE.vpcId()));
  }

  @Test
  void theQuotaOfActiveOnesCountsWhereItIsActiveAtOnce() {
    var full = new Standing(GREEN, SOME, FULL, null);
    given()
        .when(request(wish(RED, GREEN, Change.NONE), new PeeringFacts(standing(RED), full, null)))
        .thenRejected(
            new PeeringQuotaExceeded(GREEN.vpcId(), Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC, 10));
    given()
        .when(request(new PeeringFacts(new Standing(RED, SOME, FULL, null), standing(BLUE), null)))
        .then(REQUESTED, TAGGED);
  }

  @Test
  void acrossRegionsATierIsRequired() {
    given().when(request(BLUE, Change.NONE)).thenRejected(new BandwidthRequired(TIERS));
    given()
        .when(request(BLUE, new Change(15, null, null)))
        .thenRejected(new NoSuchBandwidthTier(15, TIERS));
    given()
        .when(request(BLUE, new Change(-1, null, null)))
        .thenRejected(new NoSuchBandwidthTier(-1, TIERS));
    given()
        .when(request(BLUE, new Change(1001, null, null)))
        .thenRejected(new BandwidthNeedsTicket(1001, 1000));
  }

  @Test
  void withinARegionNothingCanBeSet() {
    given().when(request(NEAR, Change.NONE)).then(REQUESTED_NEAR, TAGGED);
    given().when(request(NEAR, new Change(0, null, null))).then(REQUESTED_NEAR, TAGGED);
    given().when(request(NEAR, TIER)).thenRejected(new BandwidthNotSettable(GUANGZHOU));
    given()
        .when(request(NEAR, new Change(null, ChargeType.DAILY_PEAK, null)))
        .thenRejected(new BillingNotSettable(GUANGZHOU));
    given()
        .when(request(NEAR, new Change(null, null, ServiceLevel.SILVER)))
        .thenRejected(new BillingNotSettable(GUANGZHOU));
  }

  @Test
  void anIdIsUsedOnce() {
    given(REQUESTED)
        .when(request(BLUE, TIER))
        .thenRejected(new NotPossibleIn(ID, PeeringStatus.PENDING));
  }
}
