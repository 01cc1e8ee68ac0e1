package dev.landbridge.routing.table;

import static dev.landbridge.routing.table.RouteCast.ALL;
import static dev.landbridge.routing.table.RouteCast.FAR;
import static dev.landbridge.routing.table.RouteCast.FIRST;
import static dev.landbridge.routing.table.RouteCast.OWN;
import static dev.landbridge.routing.table.RouteCast.OWN_V6;
import static dev.landbridge.routing.table.RouteCast.PCX;
import static dev.landbridge.routing.table.RouteCast.add;
import static dev.landbridge.routing.table.RouteCast.added;
import static dev.landbridge.routing.table.RouteCast.declared;
import static dev.landbridge.routing.table.RouteCast.server;
import static dev.landbridge.routing.table.RouteTableDeciderTest.ALICE_ONLY;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CREATED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CUSTOM;
import static dev.landbridge.routing.table.RouteTableDeciderTest.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent.RouteActivated;
import dev.landbridge.events.routing.RouteTableEvent.RouteBlackholed;
import dev.landbridge.routing.table.RouteTableCommand.FollowOwnBlocks;
import dev.landbridge.routing.table.RouteTableRejection.DestinationConflictsWithOwnCidr;
import dev.landbridge.routing.table.RouteTableRejection.NextHopInvalid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NextHopRulesTest {
  private static final CidrBlock FAR_V6 = CidrBlock.parse("fd00:9::/48");
  private static final NextHop SERVER_V6 = new NextHop(NextHopType.INSTANCE, "fd00:1::7");

  @ParameterizedTest
  @EnumSource(
      names = {
        "VCPE",
        "NETWORK_INTERFACE",
        "NAT_GATEWAY",
        "VPN_GATEWAY",
        "DIRECT_CONNECT_GATEWAY",
        "CCN",
        "HAVIP"
      })
  void whatIsDeclaredIsTakenAtItsWord(NextHopType type) {
    given(CREATED)
        .when(add(FIRST, FAR, declared(type, 1)))
        .then(added(FIRST, FAR, declared(type, 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x", "=1+1", "", "a b", "ü", "@x"})
  void aDeclaredIdIsWellFormed(String id) {
    var hop = new NextHop(NextHopType.NAT_GATEWAY, id);
    given(CREATED).when(add(FIRST, FAR, hop)).thenRejected(NextHopInvalid.class);
  }

  @Test
  void aDeclaredIdHasAnEnd() {
    given(CREATED)
        .when(add(FIRST, FAR, new NextHop(NextHopType.CCN, "x".repeat(65))))
        .thenRejected(NextHopInvalid.class);
  }

  @Test
  void aBlackholeDropsOnPurpose() {
    given(CREATED)
        .when(add(FIRST, FAR, NextHop.BLACKHOLE))
        .then(added(FIRST, FAR, NextHop.BLACKHOLE, RouteStatus.BLACKHOLE));
  }

  @Test
  void aBlackholeHasNoId() {
    given(CREATED)
        .when(add(FIRST, FAR, new NextHop(NextHopType.BLACKHOLE, "somewhere")))
        .thenRejected(NextHopInvalid.class);
  }

  @Test
  void aServerIsAnAddressOfTheOwnVpc() {
    given(CREATED).when(add(FIRST, FAR, server(7))).then(added(FIRST, FAR, server(7)));
    given(CREATED).when(add(FIRST, FAR_V6, SERVER_V6)).then(added(FIRST, FAR_V6, SERVER_V6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "i-12345678", "192.168.0.0/24", "fd00:1::7"})
  void nothingElseIsAServerForIpv4(String id) {
    given(CREATED)
        .when(add(FIRST, FAR, new NextHop(NextHopType.INSTANCE, id)))
        .thenRejected(NextHopInvalid.class);
  }

  @Test
  void addressesHaveOneSpelling() {
    var long1 = new NextHop(NextHopType.INSTANCE, "FD00:1:0:0:0:0:0:7");
    assertThat(NextHopFacts.canonical(long1)).isEqualTo(SERVER_V6);
    assertThat(NextHopFacts.canonical(PCX)).isEqualTo(PCX);
  }

  @Test
  void theDefaultRouteMayLeadOutOfTheVpc() {
    var nat = declared(NextHopType.NAT_GATEWAY, 1);
    given(CREATED).when(add(FIRST, ALL, nat)).then(added(FIRST, ALL, nat));
    var allV6 = CidrBlock.parse("::/0");
    given(CREATED).when(add(FIRST, allV6, nat)).then(added(FIRST, allV6, nat));
  }

  @Test
  void theDefaultRouteIsNoneThroughAConnection() {
    given(CREATED)
        .when(add(FIRST, ALL, PCX))
        .thenRejected(new DestinationConflictsWithOwnCidr(ALL, OWN));
  }

  @Test
  void nothingLeadsTheOwnVpcElsewhere() {
    var inside = CidrBlock.parse("192.168.9.0/24");
    given(CREATED)
        .when(add(FIRST, inside, declared(NextHopType.CCN, 1)))
        .thenRejected(new DestinationConflictsWithOwnCidr(inside, OWN));
    given(CREATED)
        .when(add(FIRST, OWN_V6, NextHop.BLACKHOLE))
        .thenRejected(new DestinationConflictsWithOwnCidr(OWN_V6, OWN_V6));
  }

  @Test
  void aServerOutsideTheVpcCarriesNothing() {
    given(CREATED, added(FIRST, FAR, server(7)))
        .when(new FollowOwnBlocks(CUSTOM, List.of(OWN_V6)))
        .then(new RouteBlackholed(CUSTOM, FIRST, ALICE_ONLY));
  }

  @Test
  void aServerBackInTheVpcCarriesAgain() {
    given(CREATED, added(FIRST, FAR, server(7), RouteStatus.BLACKHOLE))
        .when(new FollowOwnBlocks(CUSTOM, List.of(OWN)))
        .then(new RouteActivated(CUSTOM, FIRST, ALICE_ONLY));
  }

  @Test
  void beingToldOfTheSameBlocksAgainChangesNothing() {
    given(CREATED, added(FIRST, FAR, server(7)))
        .when(new FollowOwnBlocks(CUSTOM, List.of(OWN)))
        .thenNothing();
  }

  @Test
  void disabledRoutesAndOtherNextHopsDoNotCareForTheOwnBlocks() {
    given(
            CREATED,
            added(FIRST, FAR, server(7), RouteStatus.DISABLED),
            added(RouteCast.SECOND, FAR, declared(NextHopType.NAT_GATEWAY, 1)))
        .when(new FollowOwnBlocks(CUSTOM, List.of()))
        .thenNothing();
  }
}
