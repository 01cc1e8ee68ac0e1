package dev.landbridge.routing.table;

import static dev.landbridge.routing.table.RouteCast.FAR;
import static dev.landbridge.routing.table.RouteCast.FIRST;
import static dev.landbridge.routing.table.RouteCast.LIMIT;
import static dev.landbridge.routing.table.RouteCast.OTHER_PCX;
import static dev.landbridge.routing.table.RouteCast.OWN;
import static dev.landbridge.routing.table.RouteCast.PCX;
import static dev.landbridge.routing.table.RouteCast.PEER;
import static dev.landbridge.routing.table.RouteCast.SECOND;
import static dev.landbridge.routing.table.RouteCast.add;
import static dev.landbridge.routing.table.RouteCast.added;
import static dev.landbridge.routing.table.RouteCast.declared;
import static dev.landbridge.routing.table.RouteCast.disabled;
import static dev.landbridge.routing.table.RouteCast.enable;
import static dev.landbridge.routing.table.RouteCast.enabled;
import static dev.landbridge.routing.table.RouteCast.server;
import static dev.landbridge.routing.table.RouteTableDeciderTest.ALICE_ONLY;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CREATED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CUSTOM;
import static dev.landbridge.routing.table.RouteTableDeciderTest.given;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.routing.table.RouteTableCommand.LearnRoutes;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.Told;
import dev.landbridge.routing.table.RouteTableRejection.BatchItemFailed;
import dev.landbridge.routing.table.RouteTableRejection.DestinationConflictsWithOwnCidr;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostNotAllowed;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostWithLearnedRoute;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostWithUserRoute;
import dev.landbridge.routing.table.RouteTableRejection.PrimaryBackupNotOffered;
import dev.landbridge.routing.table.RouteTableRejection.RouteQuotaExceeded;
import dev.landbridge.routing.table.RouteTableRejection.SystemRoute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnedRoutesTest {
  private static final RouteId THIRD = RouteId.parse("rti-00000000000000003");
  private static final NextHop CCN = declared(NextHopType.CCN, 1);
  private static final NextHop OTHER_CCN = declared(NextHopType.CCN, 2);

  private static RouteTableEvent learned(RouteId id, CidrBlock destination) {
    return added(id, destination, CCN, RouteStatus.ACTIVE, RouteOrigin.LEARNED);
  }

  private static LearnRoutes learn(NextHop ccn, Told... told) {
    return new LearnRoutes(
        CUSTOM, ccn, List.of(told), NextHopFacts.declared(ccn), List.of(OWN), LIMIT);
  }

  @Test
  void whatIsToldIsLearned() {
    given(CREATED)
        .when(learn(CCN, new Told(FIRST, PEER), new Told(SECOND, FAR)))
        .then(learned(FIRST, PEER), learned(SECOND, FAR));
  }

  @Test
  void whatIsToldAgainStaysAndWhatIsNotToldGoes() {
    given(CREATED, learned(FIRST, PEER))
        .when(learn(CCN, new Told(SECOND, PEER), new Told(THIRD, PEER)))
        .thenNothing();
    given(CREATED, learned(FIRST, PEER))
        .when(learn(CCN, new Told(SECOND, FAR)))
        .then(new RouteRemoved(CUSTOM, FIRST, ALICE_ONLY), learned(SECOND, FAR));
    given(CREATED, learned(FIRST, PEER), added(SECOND, FAR, server(1)))
        .when(learn(CCN))
        .then(new RouteRemoved(CUSTOM, FIRST, ALICE_ONLY));
    given(CREATED, learned(FIRST, PEER)).when(learn(OTHER_CCN)).thenNothing();
  }

  @Test
  void allOfItOrNothing() {
    var inside = CidrBlock.parse("192.168.7.0/24");
    given(CREATED, learned(FIRST, PEER))
        .when(learn(CCN, new Told(SECOND, FAR), new Told(THIRD, inside)))
        .thenRejected(new BatchItemFailed(1, new DestinationConflictsWithOwnCidr(inside, OWN)));
    given(CREATED)
        .when(
            new LearnRoutes(
                CUSTOM,
                CCN,
                List.of(new Told(FIRST, PEER), new Told(SECOND, FAR)),
                NextHopFacts.declared(CCN),
                List.of(OWN),
                1))
        .thenRejected(new BatchItemFailed(1, new RouteQuotaExceeded(CUSTOM, 1)));
  }

  @Test
  void whatIsLearnedComesFirstOrNotAtAll() {
    given(CREATED, added(FIRST, PEER, PCX))
        .when(learn(CCN, new Told(SECOND, PEER)))
        .thenRejected(new BatchItemFailed(0, new EqualCostWithUserRoute(PEER, FIRST)));
    given(CREATED, learned(FIRST, PEER))
        .when(learn(OTHER_CCN, new Told(SECOND, PEER)))
        .thenRejected(new BatchItemFailed(0, new EqualCostNotAllowed(PEER, FIRST)));
    given(CREATED, added(FIRST, PEER, PCX), disabled(FIRST))
        .when(learn(CCN, new Told(SECOND, PEER)))
        .then(learned(SECOND, PEER));
  }

  @Test
  void oneRouteThroughAConnectionOrADirectConnectGatewayJoinsIt() {
    given(CREATED, learned(FIRST, PEER))
        .when(add(SECOND, PEER, PCX))
        .then(added(SECOND, PEER, PCX));
    var gateway = declared(NextHopType.DIRECT_CONNECT_GATEWAY, 1);
    given(CREATED, learned(FIRST, FAR))
        .when(add(SECOND, FAR, gateway))
        .then(added(SECOND, FAR, gateway));
    given(CREATED, learned(FIRST, PEER), added(SECOND, PEER, PCX))
        .when(add(THIRD, PEER, OTHER_PCX))
        .thenRejected(new EqualCostNotAllowed(PEER, SECOND));
    given(CREATED, added(SECOND, PEER, PCX), disabled(SECOND), learned(FIRST, PEER))
        .when(enable(SECOND, PCX))
        .then(enabled(SECOND));
  }

  @ParameterizedTest
  @EnumSource(names = {"VCPE", "NETWORK_INTERFACE", "NAT_GATEWAY", "CCN"})
  void othersDoNotJoinIt(NextHopType type) {
    given(CREATED, learned(FIRST, FAR))
        .when(add(SECOND, FAR, declared(type, 2)))
        .thenRejected(new EqualCostWithLearnedRoute(FAR, FIRST));
  }

  @ParameterizedTest
  @EnumSource(names = {"VPN_GATEWAY", "HAVIP"})
  void aBackupForItIsNotOffered(NextHopType type) {
    given(CREATED, learned(FIRST, FAR))
        .when(add(SECOND, FAR, declared(type, 2)))
        .thenRejected(new PrimaryBackupNotOffered(FAR, FIRST));
  }

  @Test
  void nobodyChangesItByHand() {
    given(CREATED, learned(FIRST, PEER))
        .when(new RemoveRoute(CUSTOM, FIRST, Derivation.NONE))
        .thenRejected(new SystemRoute(FIRST, RouteOrigin.LEARNED));
  }
}
