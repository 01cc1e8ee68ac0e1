package dev.landbridge.routing.path;

import static dev.landbridge.routing.path.Scene.A;
import static dev.landbridge.routing.path.Scene.ALICE;
import static dev.landbridge.routing.path.Scene.B;
import static dev.landbridge.routing.path.Scene.BLUE;
import static dev.landbridge.routing.path.Scene.BOB;
import static dev.landbridge.routing.path.Scene.C;
import static dev.landbridge.routing.path.Scene.GREEN;
import static dev.landbridge.routing.path.Scene.OTHER;
import static dev.landbridge.routing.path.Scene.PCX;
import static dev.landbridge.routing.path.Scene.RED;
import static dev.landbridge.routing.path.Scene.SUBNET_A;
import static dev.landbridge.routing.path.Scene.SUBNET_B;
import static dev.landbridge.routing.path.Scene.TO_A;
import static dev.landbridge.routing.path.Scene.TO_B;
import static dev.landbridge.routing.path.Scene.joined;
import static dev.landbridge.routing.path.Scene.route;
import static dev.landbridge.routing.path.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.RouteSet;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.path.PathAnalysis.Verdict;
import dev.landbridge.routing.table.DerivedIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PathFinderTest {
  private static final IpAddress SERVER = IpAddress.parse("192.168.1.9");

  @Test
  void routesOnBothSidesOfAnActiveConnectionReachBothWays() {
    var found = working().ask(ALICE, A, B);
    assertThat(found.verdict()).isEqualTo(Verdict.REACHABLE);
    assertThat(found.forward().hops()).extracting(Hop::vpcId).containsExactly(RED, BLUE);
    assertThat(found.back().hops()).extracting(Hop::vpcId).containsExactly(BLUE, RED);
  }

  @Test
  void theOwnSideIsShownInFullAndTheOtherIsNot() {
    var found = working().ask(ALICE, A, B);
    var own = found.forward().hops().getFirst();
    assertThat(own.subnetId()).isEqualTo(SUBNET_A);
    assertThat(own.routeId()).isEqualTo(TO_B.id());
    assertThat(own.reason()).isEqualTo(HopReason.ONLY_ROUTE);
    assertThat(own.nextHopId()).isEqualTo(PCX.text());
    assertThat(found.back().hops().getFirst().routeTableId()).isNull();
    assertThat(found.toString()).doesNotContain(TO_A.id().text(), SUBNET_B.text());
    assertThat(working().ask(BOB, B, A).toString()).contains(TO_A.id().text(), SUBNET_B.text());
  }

  @Test
  void theLongestPrefixIsChosenAndTheOthersAreNamedWithWhyNot() {
    var wide = route(3, "10.0.0.0/16", NextHop.through(PCX));
    var off = route(4, "10.0.1.0/25", NextHop.through(PCX)).enabled(false);
    var hop = working().routed(RED, wide, off).ask(ALICE, A, B).forward().hops().getFirst();
    assertThat(hop.reason()).isEqualTo(HopReason.LONGEST_PREFIX);
    assertThat(hop.candidatesNotChosen())
        .extracting(Hop.Candidate::routeId, Hop.Candidate::whyNot)
        .containsExactly(
            tuple(wide.id(), Hop.WhyNot.SHORTER_PREFIX), tuple(off.id(), Hop.WhyNot.DISABLED));
  }

  @Test
  void aMissingRouteIsTheOwnersToAddAndTheRequestIsGiven() {
    var found = joined().routed(BLUE, TO_A).ask(ALICE, A, B);
    var blocker = blocker(found.forward(), BlockerCode.NO_ROUTE_TO_DESTINATION, ALICE);
    assertThat(blocker.object()).isEqualTo(DerivedIds.mainTableOf(RED).text());
    var request = Optional.ofNullable(blocker.request()).orElseThrow();
    assertThat(request.path()).contains(DerivedIds.mainTableOf(RED).text());
    assertThat(request.body()).containsEntry("nextHopId", PCX.text());
    assertThat(found.verdict()).isEqualTo(Verdict.RETURN_ONLY);
  }

  @Test
  void oneDirectionOnlySumsUpWhatTheOtherSideLacks() {
    var found = joined().routed(RED, TO_B).ask(ALICE, A, B);
    assertThat(found.verdict()).isEqualTo(Verdict.FORWARD_ONLY);
    assertThat(found.blocker())
        .extracting(Blocker::code, Blocker::accountId)
        .containsExactly(BlockerCode.ONE_DIRECTION_ONLY, BOB);
    var back = blocker(found.back(), BlockerCode.NO_ROUTE_TO_DESTINATION, BOB);
    assertThat(back.object()).isEqualTo(BLUE.text());
    assertThat(back.toString()).doesNotContain(DerivedIds.mainTableOf(BLUE).text());
    assertThat(back.fix()).contains(BOB.text(), PCX.text());
    var detail = joined().routed(RED, TO_B).ask(BOB, B, A);
    assertThat(blocker(detail.forward(), BlockerCode.NO_ROUTE_TO_DESTINATION, BOB).object())
        .isEqualTo(DerivedIds.mainTableOf(BLUE).text());
  }

  @ParameterizedTest
  @CsvSource({
    "PENDING, CONNECTION_NOT_ACTIVE, 100000000002",
    "EXPIRED, CONNECTION_NOT_ACTIVE, 100000000001",
    "ISOLATED, CONNECTION_NOT_ACTIVE, 100000000001",
    "DELETED, BLACKHOLE_ROUTE, 100000000001",
    "REJECTED, BLACKHOLE_ROUTE, 100000000001",
    "WITHDRAWN, BLACKHOLE_ROUTE, 100000000001",
  })
  void aConnectionThatIsNotActiveIsNamedWithWhoeverMustAct(
      ConnectionStatus status, BlockerCode code, String account) {
    var found = working().in(status).ask(ALICE, A, B);
    blocker(found.forward(), code, AccountId.parse(account));
    assertThat(found.back().hops()).as("no consent").isEmpty();
    assertThat(found.back().isOpen()).isFalse();
  }

  @Test
  void beforeAnyRouteComesTheConnection() {
    var found = joined().in(ConnectionStatus.PENDING).ask(ALICE, A, B);
    var blocker = blocker(found.forward(), BlockerCode.CONNECTION_NOT_ACTIVE, BOB);
    assertThat(blocker.state()).isEqualTo(ConnectionStatus.PENDING);
  }

  @Test
  void aDisabledRouteWouldHelp() {
    var found = working().routed(RED, TO_B.enabled(false)).ask(ALICE, A, B);
    var blocker = blocker(found.forward(), BlockerCode.ROUTE_DISABLED, ALICE);
    assertThat(blocker.object()).isEqualTo(TO_B.id().text());
  }

  @Test
  void aBlackholeDropsOnPurposeAndALongerPrefixMayStealTheTraffic() {
    var drop = route(3, "10.0.1.0/24", NextHop.BLACKHOLE);
    var wide = route(1, "10.0.0.0/16", NextHop.through(PCX));
    blocker(
        joined().routed(RED, drop).ask(ALICE, A, B).forward(), BlockerCode.BLACKHOLE_ROUTE, ALICE);
    var stolen = joined().routed(RED, drop, wide).ask(ALICE, A, B).forward();
    var blocker = blocker(stolen, BlockerCode.MORE_SPECIFIC_ROUTE_WINS, ALICE);
    assertThat(blocker.object()).isEqualTo(drop.id().text());
    assertThat(blocker.cause()).extracting(Blocker::code).isEqualTo(BlockerCode.BLACKHOLE_ROUTE);
  }

  @Test
  void aBlockThatThePeerDoesNotHaveIsOutside() {
    var astray = route(3, "10.7.0.0/16", NextHop.through(PCX));
    var found = working().routed(RED, astray).ask(ALICE, A, IpAddress.parse("10.7.0.9"));
    blocker(found.forward(), BlockerCode.DESTINATION_OUTSIDE_PEER_CIDR, ALICE);
  }

  @Test
  void packetsDoNotCrossAVpc() {
    var over = route(3, "172.16.0.0/16", NextHop.through(PCX));
    var chain = working().ownedBy(ALICE, BLUE).ownedBy(ALICE, GREEN).connected(OTHER, BLUE, GREEN);
    blocker(chain.ask(ALICE, A, C).forward(), BlockerCode.EDGE_TO_EDGE_NOT_ALLOWED, ALICE);
    blocker(
        chain.routed(RED, over).ask(ALICE, A, C).forward(),
        BlockerCode.EDGE_TO_EDGE_NOT_ALLOWED,
        ALICE);
    var foreign = working().connected(OTHER, BLUE, GREEN).routed(RED, over);
    var hidden = foreign.ask(ALICE, A, C);
    blocker(hidden.forward(), BlockerCode.DESTINATION_OUTSIDE_PEER_CIDR, ALICE);
    assertThat(hidden.toString()).doesNotContain(GREEN.text(), OTHER.text());
  }

  @Test
  void aPeersNatIsNotForItsPeers() {
    var out = route(3, "8.8.8.0/24", NextHop.through(PCX));
    var nat = route(4, "0.0.0.0/0", new NextHop(NextHopType.NAT_GATEWAY, "nat-1"));
    var scene = working().ownedBy(ALICE, BLUE).routed(RED, out).routed(BLUE, nat);
    blocker(
        scene.ask(ALICE, A, IpAddress.parse("8.8.8.8")).forward(),
        BlockerCode.EDGE_TO_EDGE_NOT_ALLOWED,
        ALICE);
  }

  @Test
  void twoRoutesThatPointAtEachOtherAreALoop() {
    var there = route(3, "8.8.8.0/24", NextHop.through(PCX));
    var back = route(4, "8.8.0.0/16", NextHop.through(PCX));
    var scene = working().ownedBy(ALICE, BLUE).routed(RED, there).routed(BLUE, back);
    blocker(scene.ask(ALICE, A, IpAddress.parse("8.8.8.8")).forward(), BlockerCode.LOOP, ALICE);
  }

  /** What is passed on the way there may be what is answered: the way back need not matter. */
  @ParameterizedTest
  @EnumSource(
      value = NextHopType.class,
      names = {"LOCAL", "PEERING_CONNECTION", "INSTANCE", "BLACKHOLE"},
      mode = EnumSource.Mode.EXCLUDE)
  void ofADeclaredTargetNothingCanBeSaid(NextHopType type) {
    var declared = route(3, "0.0.0.0/0", new NextHop(type, "declared-7"));
    var found = joined().routed(RED, declared).ask(ALICE, A, B);
    assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
    var blocker = blocker(found.forward(), BlockerCode.INSUFFICIENT_INFORMATION, ALICE);
    assertThat(blocker.object()).isEqualTo("declared-7");
  }

  @Test
  void aServerOnTheWayIsAHopAndIsNotVouchedFor() {
    var past = route(3, "10.0.1.0/25", new NextHop(NextHopType.INSTANCE, SERVER.text()));
    var loop = joined().routed(RED, past).ask(ALICE, A, B).forward();
    blocker(loop, BlockerCode.INSUFFICIENT_INFORMATION, ALICE);
    var dmz = SubnetId.parse("subnet-0000000000000000d");
    var odd = new NextHop(NextHopType.INSTANCE, "192.168.2.1");
    var scene =
        working().subnet(dmz, RED, "192.168.2.0/24").routed(RED, route(3, "10.0.1.0/25", odd));
    var other =
        new Table(
            RouteTableId.parse("rtb-0000000000000000d"),
            RED,
            ALICE,
            false,
            "",
            RouteSet.of(List.of(TO_B)));
    var network =
        scene
            .network()
            .with(other)
            .with(scene.network().subnet(dmz).orElseThrow().servedBy(other.id()));
    var found = new Scene(network).ask(ALICE, A, B).forward();
    assertThat(blocker(found, BlockerCode.INSUFFICIENT_INFORMATION, ALICE).object())
        .isEqualTo("192.168.2.1");
    assertThat(found.hops()).extracting(Hop::subnetId).startsWith(SUBNET_A, dmz);
  }

  @Test
  void allOfSeveralEqualRoutesMustCarryThePackets() {
    var twin = route(3, "10.0.1.0/24", NextHop.through(PCX));
    var lost = route(4, "10.0.1.0/24", NextHop.BLACKHOLE);
    var both = working().routed(RED, twin).ask(ALICE, A, B);
    assertThat(both.reachable()).isTrue();
    assertThat(both.forward().hops().getFirst().reason()).isEqualTo(HopReason.EQUAL_COST);
    var partly = working().routed(RED, lost).ask(ALICE, A, B).forward();
    var blocker = blocker(partly, BlockerCode.EQUAL_COST_PARTLY, ALICE);
    assertThat(blocker.object()).isEqualTo(lost.id().text());
    assertThat(blocker.cause()).extracting(Blocker::code).isEqualTo(BlockerCode.BLACKHOLE_ROUTE);
  }

  /** Flows that the dead route gets are lost, whatever the other does with its own. */
  @Test
  void whatCertainlyFailsCountsForMoreThanWhatIsNotKnown() {
    var nat = route(3, "10.0.1.0/24", new NextHop(NextHopType.NAT_GATEWAY, "nat-1"));
    var vpn = route(4, "10.0.1.0/24", new NextHop(NextHopType.VPN_GATEWAY, "vpn-1"));
    var dead = route(5, "10.0.1.0/24", new NextHop(NextHopType.INSTANCE, "10.9.9.9"));
    for (var order : List.of(List.of(nat, dead), List.of(dead, nat), List.of(nat, vpn, dead))) {
      var found = joined().routed(RED, order.toArray(Route[]::new)).ask(ALICE, A, B).forward();
      assertThat(found.state()).isEqualTo(Direction.State.BLOCKED);
      var blocker = blocker(found, BlockerCode.EQUAL_COST_PARTLY, ALICE);
      assertThat(blocker.object()).isEqualTo(dead.id().text());
    }
    var unsure = joined().routed(RED, nat, vpn).ask(ALICE, A, B).forward();
    assertThat(unsure.state()).isEqualTo(Direction.State.UNKNOWN);
    assertThat(blocker(unsure, BlockerCode.INSUFFICIENT_INFORMATION, ALICE).object())
        .isEqualTo("nat-1");
  }

  /** Nothing certainly fails, so nothing is said to. */
  @Test
  void besideAConnectionWhatACloudConnectNetworkCarriesIsNotKnown() {
    var ccn = new NextHop(NextHopType.CCN, "ccn-1");
    var block = TO_B.destination();
    var learned =
        new Route(route(3, "::/0", ccn).id(), block, ccn, true, RouteOrigin.LEARNED, false);
    var scenes =
        List.of(
            working().routed(RED, learned), joined().routed(RED, learned, TO_B).routed(BLUE, TO_A));
    for (var scene : scenes) {
      var found = scene.ask(ALICE, A, B);
      assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(found.reachable()).isFalse();
      var blocker = blocker(found.forward(), BlockerCode.INSUFFICIENT_INFORMATION, ALICE);
      assertThat(blocker.object()).isEqualTo("ccn-1");
      var gone = scene.in(ConnectionStatus.DELETED).ask(ALICE, A, B).forward();
      assertThat(gone.state()).isEqualTo(Direction.State.BLOCKED);
      assertThat(blocker(gone, BlockerCode.EQUAL_COST_PARTLY, ALICE).cause())
          .extracting(Blocker::code)
          .isEqualTo(BlockerCode.BLACKHOLE_ROUTE);
    }
  }

  /** One that encapsulates or translates ends what looks like a circle. */
  @Test
  void ofServersInACircleNothingIsCertain() {
    var nat = route(3, "10.0.1.0/24", new NextHop(NextHopType.NAT_GATEWAY, "nat-1"));
    var one = route(4, "10.0.1.0/24", new NextHop(NextHopType.INSTANCE, SERVER.text()));
    for (var order : List.of(List.of(nat, one), List.of(one, nat))) {
      var found = joined().routed(RED, order.toArray(Route[]::new)).ask(ALICE, A, B).forward();
      assertThat(found.state()).isEqualTo(Direction.State.UNKNOWN);
      blocker(found, BlockerCode.INSUFFICIENT_INFORMATION, ALICE);
    }
  }

  /** Ten tables of eight servers each: more ways through them than could ever be followed. */
  @Test
  void aMazeOfServersIsLookedThroughOnce() {
    var network = joined().network();
    for (int i = 0; i < 10; i++) {
      var id = RouteTableId.parse("rtb-%017x".formatted(i + 1));
      var routes = new ArrayList<Route>();
      for (int j = 1; i < 9 && j <= 8; j++) {
        var server = new NextHop(NextHopType.INSTANCE, "192.168.%d.%d".formatted(11 + i, j));
        routes.add(route(100 * i + j, "10.0.1.0/24", server));
      }
      routes.add(route(99 + i, "10.0.1.0/24", new NextHop(NextHopType.NAT_GATEWAY, "nat-" + i)));
      network =
          network
              .with(new Table(id, RED, ALICE, false, "", RouteSet.of(routes)))
              .with(
                  new Subnet(
                      SubnetId.parse("subnet-%017x".formatted(i + 1)),
                      RED,
                      CidrBlock.parse("192.168.%d.0/24".formatted(10 + i)),
                      id));
    }
    var found = new Scene(network).ask(ALICE, IpAddress.parse("192.168.10.5"), B).forward();
    assertThat(found.state()).isEqualTo(Direction.State.UNKNOWN);
    assertThat(found.hops()).hasSize(10);
  }

  @Test
  void anAddressInNoSubnetIsItsOwnersToServe() {
    var found = working().ask(ALICE, A, IpAddress.parse("10.0.77.1"));
    blocker(found.back(), BlockerCode.NO_SUCH_SUBNET, BOB);
    var source = working().ask(ALICE, IpAddress.parse("192.168.77.1"), B);
    blocker(source.forward(), BlockerCode.NO_SUCH_SUBNET, ALICE);
    blocker(source.back(), BlockerCode.NO_ROUTE_TO_DESTINATION, BOB);
  }

  @Test
  void withinOneVpcTheLocalRouteWinsOverEveryOther() {
    var inside = route(4, "192.168.1.0/24", NextHop.through(PCX));
    var found = working().routed(RED, inside).ask(ALICE, A, SERVER);
    assertThat(found.reachable()).isTrue();
    var hop = found.forward().hops().getFirst();
    assertThat(hop.reason()).isEqualTo(HopReason.LOCAL);
    assertThat(hop.candidatesNotChosen()).hasSize(1);
  }

  @Test
  void anAddressNobodyIsKnownToHoldGivesNoVerdictOnTheWayBack() {
    var found = working().ask(ALICE, A, IpAddress.parse("8.8.8.8"));
    blocker(found.forward(), BlockerCode.NO_ROUTE_TO_DESTINATION, ALICE);
    blocker(found.back(), BlockerCode.INSUFFICIENT_INFORMATION, ALICE);
  }

  @Test
  void aReplyThatLeadsElsewhereIsTheOtherSidesToMend() {
    var astray = route(5, "192.168.1.0/25", NextHop.through(OTHER));
    var scene = joined().routed(RED, TO_B).routed(BLUE, astray).connected(OTHER, BLUE, GREEN);
    var found = scene.ask(ALICE, A, B);
    var blocker = blocker(found.back(), BlockerCode.LEADS_TO_ANOTHER_VPC, BOB);
    assertThat(blocker.object()).isEqualTo(BLUE.text());
    assertThat(found.toString()).doesNotContain(OTHER.text(), astray.id().text(), GREEN.text());
  }

  @Test
  void aSubnetIsReachableWhereAllOfItIs() {
    var half = route(3, "10.0.1.128/25", NextHop.BLACKHOLE);
    var scene = working().ownedBy(ALICE, BLUE).routed(RED, half);
    var found =
        new Analyst(scene.network(), ALICE, false)
            .answer(
                new Endpoint(null, SUBNET_A, null, null), new Endpoint(null, SUBNET_B, null, null));
    assertThat(found.forward().state()).isEqualTo(Direction.State.PARTLY_REACHABLE);
    assertThat(found.forward().destinationAddress()).isEqualTo(IpAddress.parse("10.0.1.128"));
    assertThat(found.back().isOpen()).isTrue();
  }

  @Test
  void aNetworkInterfaceIsKnownToNobody() {
    var found =
        new Analyst(working().network(), ALICE, false)
            .answer(new Endpoint(null, null, null, A), new Endpoint(null, null, "eni-7", null));
    assertThat(found.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(blocker(found.forward(), BlockerCode.INSUFFICIENT_INFORMATION, ALICE).object())
        .isEqualTo("eni-7");
  }

  private static Blocker blocker(Direction direction, BlockerCode code, AccountId mustAct) {
    var blocker = Optional.ofNullable(direction.blocker()).orElseThrow();
    assertThat(blocker)
        .as("%s", blocker)
        .extracting(Blocker::code, Blocker::accountId)
        .containsExactly(code, mustAct);
    return blocker;
  }
}
