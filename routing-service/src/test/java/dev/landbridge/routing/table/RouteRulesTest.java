package dev.landbridge.routing.table;

import static dev.landbridge.routing.table.RouteTableDeciderTest.ALICE_ONLY;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CREATED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CUSTOM;
import static dev.landbridge.routing.table.RouteTableDeciderTest.DELETED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteActivated;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RouteBlackholed;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.FollowNextHop;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoutesThrough;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableRejection.DestinationConflictsWithOwnCidr;
import dev.landbridge.routing.table.RouteTableRejection.DestinationOutsidePeerCidr;
import dev.landbridge.routing.table.RouteTableRejection.LocalRouteImmutable;
import dev.landbridge.routing.table.RouteTableRejection.NextHopEnded;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchNextHop;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.RouteAlreadyExists;
import dev.landbridge.routing.table.RouteTableRejection.RouteQuotaExceeded;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteRulesTest {
  private static final RouteId ROUTE = RouteId.parse("rti-00000000000000001");
  private static final RouteId SECOND = RouteId.parse("rti-00000000000000002");
  private static final CidrBlock OWN = CidrBlock.parse("192.168.0.0/16");
  private static final CidrBlock PEER = CidrBlock.parse("10.0.0.0/16");
  private static final CidrBlock SUBNET_B = CidrBlock.parse("10.0.1.0/24");
  private static final NextHop HOP =
      NextHop.through(PeeringConnectionId.parse("pcx-0000000000000000a"));
  private static final NextHop OTHER_HOP =
      NextHop.through(PeeringConnectionId.parse("pcx-0000000000000000b"));
  private static final NextHopFacts PENDING = new NextHopFacts.Connection(false, List.of(PEER));
  private static final NextHopFacts ACTIVE = new NextHopFacts.Connection(true, List.of(PEER));
  private static final NextHopFacts SHRUNK =
      new NextHopFacts.Connection(true, List.of(CidrBlock.parse("10.9.0.0/16")));
  private static final RouteTableEvent ADDED = added(ROUTE, SUBNET_B, RouteStatus.ACTIVE);
  private static final RouteTableEvent ADDED_DARK = added(ROUTE, SUBNET_B, RouteStatus.BLACKHOLE);

  @Test
  void aRouteThroughAnActiveConnectionIsActive() {
    given(CREATED).when(add(SUBNET_B, ACTIVE)).then(ADDED);
  }

  @Test
  void aRouteThroughAPendingConnectionIsABlackhole() {
    given(CREATED).when(add(SUBNET_B, PENDING)).then(ADDED_DARK);
  }

  @Test
  void aConnectionOfAnotherVpcIsNoNextHop() {
    given(CREATED)
        .when(add(SUBNET_B, new NextHopFacts.Unknown()))
        .thenRejected(new NoSuchNextHop(HOP.id()));
  }

  @Test
  void aDestinationOutsideThePeerIsRefused() {
    var outside = CidrBlock.parse("10.1.0.0/24");
    given(CREATED)
        .when(add(outside, ACTIVE))
        .thenRejected(new DestinationOutsidePeerCidr(outside, List.of(PEER)));
  }

  @Test
  void aPeerThatHasNotAgreedKeepsItsCidrBlocksToItself() {
    var outside = CidrBlock.parse("10.1.0.0/24");
    given(CREATED)
        .when(add(outside, PENDING))
        .thenRejected(new DestinationOutsidePeerCidr(outside, List.of()));
  }

  @Test
  void aDestinationWiderThanThePeerIsRefused() {
    given(CREATED)
        .when(add(CidrBlock.parse("10.0.0.0/15"), ACTIVE))
        .thenRejected(DestinationOutsidePeerCidr.class);
  }

  @Test
  void twoBlocksOfThePeerDoNotAddUpToOne() {
    var halves =
        new NextHopFacts.Connection(
            true, List.of(CidrBlock.parse("10.0.0.0/17"), CidrBlock.parse("10.0.128.0/17")));
    given(CREATED).when(add(PEER, halves)).thenRejected(DestinationOutsidePeerCidr.class);
  }

  @Test
  void aDestinationInsideTheOwnVpcIsRefused() {
    var inside = CidrBlock.parse("192.168.9.0/24");
    given(CREATED)
        .when(add(inside, ACTIVE))
        .thenRejected(new DestinationConflictsWithOwnCidr(inside, OWN));
  }

  @Test
  void aDestinationAroundTheOwnVpcIsRefused() {
    var around = CidrBlock.parse("192.0.0.0/8");
    given(CREATED)
        .when(add(around, ACTIVE))
        .thenRejected(new DestinationConflictsWithOwnCidr(around, OWN));
  }

  @Test
  void aDestinationLeadsOneWayOnly() {
    given(CREATED, ADDED)
        .when(add(SECOND, SUBNET_B, ACTIVE, 50))
        .thenRejected(new RouteAlreadyExists(SUBNET_B, ROUTE));
  }

  @Test
  void aLongerPrefixIsAnotherRoute() {
    var host = CidrBlock.parse("10.0.1.7/32");
    given(CREATED, ADDED)
        .when(add(SECOND, host, ACTIVE, 50))
        .then(added(SECOND, host, RouteStatus.ACTIVE));
  }

  @Test
  void aFullTableTakesNoFurtherRoute() {
    given(CREATED, ADDED)
        .when(add(SECOND, PEER, ACTIVE, 1))
        .thenRejected(new RouteQuotaExceeded(CUSTOM, 1));
  }

  @Test
  void nobodyWritesLocalRoutes() {
    given(CREATED)
        .when(
            new AddRoute(
                CUSTOM,
                ROUTE,
                OWN,
                NextHop.LOCAL,
                "",
                List.of(OWN),
                new NextHopFacts.Unknown(),
                9,
                true,
                RouteOrigin.USER))
        .thenRejected(new LocalRouteImmutable(CUSTOM));
  }

  @Test
  void aRouteIntoADeletedTableIsRefused() {
    given(CREATED, DELETED).when(add(SUBNET_B, ACTIVE)).thenRejected(new NoSuchRouteTable(CUSTOM));
  }

  @Test
  void aRouteIsReplaced() {
    given(CREATED, ADDED)
        .when(replace(ROUTE, OTHER_HOP, PENDING))
        .then(
            new RouteReplaced(CUSTOM, ROUTE, OTHER_HOP, RouteStatus.BLACKHOLE, "to B", ALICE_ONLY));
  }

  @Test
  void replacingByTheSameChangesNothing() {
    given(CREATED, ADDED).when(replace(ROUTE, HOP, ACTIVE)).thenNothing();
  }

  @Test
  void aReplacementMustReachTheDestinationToo() {
    given(CREATED, ADDED)
        .when(replace(ROUTE, OTHER_HOP, SHRUNK))
        .thenRejected(DestinationOutsidePeerCidr.class);
    given(CREATED, ADDED)
        .when(replace(ROUTE, OTHER_HOP, new NextHopFacts.Unknown()))
        .thenRejected(new NoSuchNextHop(OTHER_HOP.id()));
  }

  @Test
  void noNewRouteLeadsThroughWhatHasEnded() {
    given(CREATED)
        .when(add(SUBNET_B, new NextHopFacts.Ended()))
        .thenRejected(new NextHopEnded(HOP.id()));
    given(CREATED, ADDED)
        .when(replace(ROUTE, OTHER_HOP, new NextHopFacts.Ended()))
        .thenRejected(new NextHopEnded(OTHER_HOP.id()));
  }

  @Test
  void aRouteThroughWhatHasEndedMayBeDescribedAnew() {
    given(CREATED, ADDED_DARK).when(replace(ROUTE, HOP, new NextHopFacts.Ended())).thenNothing();
    given(CREATED, ADDED_DARK)
        .when(
            new ReplaceRoute(
                CUSTOM,
                ROUTE,
                Derivation.NONE,
                HOP,
                "kept",
                new NextHopFacts.Ended(),
                List.of(OWN)))
        .then(new RouteReplaced(CUSTOM, ROUTE, HOP, RouteStatus.BLACKHOLE, "kept", ALICE_ONLY));
  }

  @Test
  void noRouteBecomesLocal() {
    given(CREATED, ADDED)
        .when(replace(ROUTE, NextHop.LOCAL, new NextHopFacts.Unknown()))
        .thenRejected(new LocalRouteImmutable(CUSTOM));
  }

  @Test
  void anUnknownRouteIsNeitherReplacedNorRemoved() {
    given(CREATED).when(replace(ROUTE, HOP, ACTIVE)).thenRejected(new NoSuchRoute(CUSTOM, ROUTE));
    given(CREATED)
        .when(new RemoveRoute(CUSTOM, ROUTE, Derivation.NONE))
        .thenRejected(new NoSuchRoute(CUSTOM, ROUTE));
  }

  @Test
  void aLocalRouteIsNeitherReplacedNorRemoved() {
    var local = DerivedIds.localRouteOf(CUSTOM, OWN);
    given(CREATED)
        .when(new ReplaceRoute(CUSTOM, local, Derivation.LOCAL, HOP, "", ACTIVE, List.of(OWN)))
        .thenRejected(new LocalRouteImmutable(CUSTOM));
    given(CREATED)
        .when(new RemoveRoute(CUSTOM, local, Derivation.LOCAL))
        .thenRejected(new LocalRouteImmutable(CUSTOM));
  }

  @Test
  void aRouteIsRemoved() {
    given(CREATED, ADDED)
        .when(new RemoveRoute(CUSTOM, ROUTE, Derivation.NONE))
        .then(new RouteRemoved(CUSTOM, ROUTE, ALICE_ONLY));
  }

  @Test
  void aRemovedDestinationIsFreeAgain() {
    given(CREATED, ADDED, new RouteRemoved(CUSTOM, ROUTE, ALICE_ONLY))
        .when(add(SECOND, SUBNET_B, ACTIVE, 1))
        .then(added(SECOND, SUBNET_B, RouteStatus.ACTIVE));
  }

  @Test
  void acceptanceActivatesTheRoutesThroughTheConnection() {
    given(CREATED, ADDED_DARK, throughAnother(SECOND))
        .when(new FollowNextHop(CUSTOM, HOP, ACTIVE))
        .then(new RouteActivated(CUSTOM, ROUTE, ALICE_ONLY));
  }

  @Test
  void theEndOfAConnectionBlackholesTheRoutesThroughIt() {
    given(CREATED, ADDED)
        .when(new FollowNextHop(CUSTOM, HOP, PENDING))
        .then(new RouteBlackholed(CUSTOM, ROUTE, ALICE_ONLY));
  }

  @Test
  void aRemovedCidrBlockBlackholesTheRoutesIntoIt() {
    given(CREATED, ADDED)
        .when(new FollowNextHop(CUSTOM, HOP, SHRUNK))
        .then(new RouteBlackholed(CUSTOM, ROUTE, ALICE_ONLY));
  }

  @Test
  void beingToldTwiceChangesNothing() {
    given(CREATED, ADDED).when(new FollowNextHop(CUSTOM, HOP, ACTIVE)).thenNothing();
    given(CREATED, ADDED_DARK).when(new FollowNextHop(CUSTOM, HOP, PENDING)).thenNothing();
  }

  @Test
  void whatIsUnknownCarriesNothing() {
    given(CREATED, ADDED)
        .when(new FollowNextHop(CUSTOM, HOP, new NextHopFacts.Unknown()))
        .then(new RouteBlackholed(CUSTOM, ROUTE, ALICE_ONLY));
    given(CREATED, ADDED)
        .when(new FollowNextHop(CUSTOM, HOP, new NextHopFacts.Ended()))
        .then(new RouteBlackholed(CUSTOM, ROUTE, ALICE_ONLY));
  }

  @Test
  void routesThroughOtherConnectionsDoNotCare() {
    given(CREATED, ADDED).when(new FollowNextHop(CUSTOM, OTHER_HOP, PENDING)).thenNothing();
    given(CREATED, ADDED).when(new RemoveRoutesThrough(CUSTOM, OTHER_HOP)).thenNothing();
  }

  @Test
  void routesGoWithTheConnectionWhereItsOwnerSaysSo() {
    given(CREATED, ADDED, throughAnother(SECOND))
        .when(new RemoveRoutesThrough(CUSTOM, HOP))
        .then(new RouteRemoved(CUSTOM, ROUTE, ALICE_ONLY));
  }

  @Test
  void derivedIdsAreStable() {
    assertThat(DerivedIds.localRouteOf(CUSTOM, OWN))
        .isEqualTo(DerivedIds.localRouteOf(CUSTOM, OWN))
        .isNotEqualTo(DerivedIds.localRouteOf(CUSTOM, PEER));
  }

  private static AddRoute add(CidrBlock destination, NextHopFacts facts) {
    return add(ROUTE, destination, facts, 50);
  }

  private static AddRoute add(RouteId id, CidrBlock destination, NextHopFacts facts, int limit) {
    return new AddRoute(
        CUSTOM, id, destination, HOP, "to B", List.of(OWN), facts, limit, true, RouteOrigin.USER);
  }

  private static ReplaceRoute replace(RouteId id, NextHop hop, NextHopFacts facts) {
    return new ReplaceRoute(CUSTOM, id, Derivation.NONE, hop, "to B", facts, List.of(OWN));
  }

  private static RouteTableEvent added(RouteId id, CidrBlock destination, RouteStatus status) {
    return new RouteAdded(
        CUSTOM, id, destination, HOP, status, "to B", RouteOrigin.USER, ALICE_ONLY);
  }

  private static RouteTableEvent throughAnother(RouteId id) {
    return new RouteAdded(
        CUSTOM, id, PEER, OTHER_HOP, RouteStatus.BLACKHOLE, "", RouteOrigin.USER, ALICE_ONLY);
  }
}
