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
import static dev.landbridge.routing.table.RouteCast.disable;
import static dev.landbridge.routing.table.RouteCast.disabled;
import static dev.landbridge.routing.table.RouteCast.enable;
import static dev.landbridge.routing.table.RouteCast.facts;
import static dev.landbridge.routing.table.RouteCast.server;
import static dev.landbridge.routing.table.RouteTableDeciderTest.ALICE_ONLY;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CREATED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CUSTOM;
import static dev.landbridge.routing.table.RouteTableDeciderTest.given;

import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostLimitExceeded;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostNotAllowed;
import dev.landbridge.routing.table.RouteTableRejection.PrimaryBackupNotOffered;
import dev.landbridge.routing.table.RouteTableRejection.RouteAlreadyExists;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SharingTest {

  @ParameterizedTest
  @EnumSource(names = {"NAT_GATEWAY", "VPN_GATEWAY", "HAVIP"})
  void equalsShareADestination(NextHopType type) {
    given(CREATED, added(FIRST, FAR, declared(type, 1)))
        .when(add(SECOND, FAR, declared(type, 2)))
        .then(added(SECOND, FAR, declared(type, 2)));
  }

  @Test
  void serversShareADestinationWithEachOtherAndWithNatGateways() {
    given(CREATED, added(FIRST, FAR, server(1)))
        .when(add(SECOND, FAR, server(2)))
        .then(added(SECOND, FAR, server(2)));
    given(CREATED, added(FIRST, FAR, server(1)))
        .when(add(SECOND, FAR, declared(NextHopType.NAT_GATEWAY, 1)))
        .then(added(SECOND, FAR, declared(NextHopType.NAT_GATEWAY, 1)));
  }

  @Test
  void eightShareNineDoNot() {
    given(servers(7)).when(add(SECOND, FAR, server(99))).then(added(SECOND, FAR, server(99)));
    given(servers(8))
        .when(add(SECOND, FAR, server(99)))
        .thenRejected(new EqualCostLimitExceeded(FAR, 8));
  }

  private static RouteTableEvent[] servers(int count) {
    return Stream.concat(
            Stream.of(CREATED),
            IntStream.range(0, count)
                .mapToObj(
                    i -> added(RouteId.parse("rti-%017x".formatted(100 + i)), FAR, server(i))))
        .toArray(RouteTableEvent[]::new);
  }

  @Test
  void connectionsNeverShare() {
    given(CREATED, added(FIRST, PEER, PCX))
        .when(add(SECOND, PEER, OTHER_PCX))
        .thenRejected(new EqualCostNotAllowed(PEER, FIRST));
  }

  @ParameterizedTest
  @EnumSource(names = {"VCPE", "NETWORK_INTERFACE", "DIRECT_CONNECT_GATEWAY", "CCN"})
  void mostTypesDoNotShare(NextHopType type) {
    given(CREATED, added(FIRST, FAR, declared(type, 1)))
        .when(add(SECOND, FAR, declared(type, 2)))
        .thenRejected(new EqualCostNotAllowed(FAR, FIRST));
  }

  @Test
  void aConnectionSharesWithNothingElse() {
    given(CREATED, added(FIRST, PEER, PCX))
        .when(add(SECOND, PEER, declared(NextHopType.NAT_GATEWAY, 1)))
        .thenRejected(new EqualCostNotAllowed(PEER, FIRST));
    given(CREATED, added(FIRST, PEER, NextHop.BLACKHOLE))
        .when(add(SECOND, PEER, PCX))
        .thenRejected(new EqualCostNotAllowed(PEER, FIRST));
  }

  @ParameterizedTest
  @CsvSource({
    "CCN,VPN_GATEWAY",
    "CCN,HAVIP",
    "DIRECT_CONNECT_GATEWAY,CCN",
    "DIRECT_CONNECT_GATEWAY,VPN_GATEWAY",
    "HAVIP,VPN_GATEWAY"
  })
  void primaryAndBackupAreNotOffered(NextHopType primary, NextHopType backup) {
    given(CREATED, added(FIRST, FAR, declared(primary, 1)))
        .when(add(SECOND, FAR, declared(backup, 1)))
        .thenRejected(new PrimaryBackupNotOffered(FAR, FIRST));
    given(CREATED, added(FIRST, FAR, declared(backup, 1)))
        .when(add(SECOND, FAR, declared(primary, 1)))
        .thenRejected(new PrimaryBackupNotOffered(FAR, FIRST));
  }

  @Test
  void theSameNextHopTwiceIsTheSameRoute() {
    given(CREATED, added(FIRST, FAR, server(1)))
        .when(add(SECOND, FAR, server(1)))
        .thenRejected(new RouteAlreadyExists(FAR, FIRST));
    given(CREATED, added(FIRST, FAR, server(1), RouteStatus.DISABLED))
        .when(add(SECOND, FAR, server(1), false))
        .thenRejected(new RouteAlreadyExists(FAR, FIRST));
  }

  @Test
  void aConflictingRouteIsStoredWhereItIsDisabled() {
    given(CREATED, added(FIRST, PEER, PCX))
        .when(add(SECOND, PEER, OTHER_PCX, false))
        .then(added(SECOND, PEER, OTHER_PCX, RouteStatus.DISABLED));
  }

  @Test
  void aDisabledRouteIsInNobodysWay() {
    given(CREATED, added(FIRST, PEER, PCX), disabled(FIRST))
        .when(add(SECOND, PEER, OTHER_PCX))
        .then(added(SECOND, PEER, OTHER_PCX));
  }

  @Test
  void aConflictingRouteCannotBeEnabledBeforeTheOtherIsDisabled() {
    var both =
        new RouteTableEvent[] {
          CREATED, added(FIRST, PEER, PCX), added(SECOND, PEER, OTHER_PCX, RouteStatus.DISABLED)
        };
    given(both).when(enable(SECOND, OTHER_PCX)).thenRejected(new EqualCostNotAllowed(PEER, FIRST));
    given(both).when(disable(FIRST)).then(disabled(FIRST));
    given(both[0], both[1], both[2], disabled(FIRST))
        .when(enable(SECOND, OTHER_PCX))
        .then(RouteCast.enabled(SECOND));
  }

  @Test
  void aReplacementMustFitTheOthers() {
    given(CREATED, added(FIRST, FAR, server(1)), added(SECOND, FAR, server(2)))
        .when(replace(SECOND, server(1)))
        .thenRejected(new RouteAlreadyExists(FAR, FIRST));
    given(CREATED, added(FIRST, FAR, server(1)), added(SECOND, FAR, server(2)))
        .when(replace(SECOND, NextHop.BLACKHOLE))
        .thenRejected(new EqualCostNotAllowed(FAR, FIRST));
    given(CREATED, added(FIRST, FAR, server(1)))
        .when(replace(FIRST, NextHop.BLACKHOLE))
        .then(
            new RouteTableEvent.RouteReplaced(
                CUSTOM, FIRST, NextHop.BLACKHOLE, RouteStatus.BLACKHOLE, "", ALICE_ONLY));
  }

  @Test
  void aReplacedRouteStaysDisabled() {
    given(CREATED, added(FIRST, FAR, server(1)), disabled(FIRST))
        .when(replace(FIRST, server(2)))
        .then(
            new RouteTableEvent.RouteReplaced(
                CUSTOM, FIRST, server(2), RouteStatus.DISABLED, "", ALICE_ONLY));
  }

  private static ReplaceRoute replace(RouteId id, NextHop nextHop) {
    return new ReplaceRoute(CUSTOM, id, Derivation.NONE, nextHop, "", facts(nextHop), List.of(OWN));
  }

  @Test
  void disabledRoutesCountForTheQuota() {
    var full =
        IntStream.range(0, LIMIT)
            .mapToObj(
                i ->
                    added(
                        RouteId.parse("rti-%017x".formatted(1000 + i)),
                        FAR,
                        server(i),
                        RouteStatus.DISABLED));
    given(Stream.concat(Stream.of(CREATED), full).toArray(RouteTableEvent[]::new))
        .when(add(SECOND, FAR, server(99), false))
        .thenRejected(RouteTableRejection.RouteQuotaExceeded.class);
  }
}
