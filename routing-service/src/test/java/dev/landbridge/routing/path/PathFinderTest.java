package dev.landbridge.routing.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.table.DerivedIds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathFinderTest {
  private static final AccountId ALICE = AccountId.parse("100000000001");
  private static final AccountId BOB = AccountId.parse("100000000002");
  private static final VpcId RED = VpcId.parse("vpc-0000000000000000a");
  private static final VpcId BLUE = VpcId.parse("vpc-0000000000000000b");
  private static final VpcId GREEN = VpcId.parse("vpc-0000000000000000c");
  private static final CidrBlock RED_BLOCK = CidrBlock.parse("192.168.0.0/16");
  private static final CidrBlock BLUE_BLOCK = CidrBlock.parse("10.0.0.0/16");
  private static final SubnetId SUBNET_A = SubnetId.parse("subnet-0000000000000000a");
  private static final SubnetId SUBNET_B = SubnetId.parse("subnet-0000000000000000b");
  private static final IpAddress A = IpAddress.parse("192.168.1.5");
  private static final IpAddress B = IpAddress.parse("10.0.1.5");
  private static final PeeringConnectionId PCX = PeeringConnectionId.parse("pcx-0000000000000000a");
  private static final PeeringConnectionId OTHER =
      PeeringConnectionId.parse("pcx-0000000000000000b");
  private static final PathRoute TO_B = route(1, "10.0.1.0/24", PCX, RouteStatus.ACTIVE);
  private static final PathRoute TO_A = route(2, "192.168.1.0/24", PCX, RouteStatus.ACTIVE);

  @Test
  void routesOnBothSidesOfAnActiveConnectionReachBothWays() {
    var found = analyse(red(TO_B).linked(ConnectionStatus.ACTIVE), blue(TO_A));
    assertThat(found.reachable()).isTrue();
    assertThat(found.forward().hops()).extracting(Hop::vpcId).containsExactly(RED, BLUE);
    assertThat(found.back().hops()).extracting(Hop::vpcId).containsExactly(BLUE, RED);
  }

  @Test
  void theOwnSideIsShownInFullAndTheOtherIsNot() {
    var found = analyse(red(TO_B).linked(ConnectionStatus.ACTIVE), blue(TO_A));
    var own = found.forward().hops().getFirst();
    assertThat(own.subnetId()).isEqualTo(SUBNET_A);
    assertThat(own.routeId()).isEqualTo(TO_B.id());
    assertThat(own.destination()).isEqualTo(TO_B.destination());
    assertThat(own.nextHopId()).isEqualTo(PCX.text());
    assertThat(found.back().hops().getFirst()).isEqualTo(hidden(BOB, BLUE));
    assertThat(found.forward().hops().getLast()).isEqualTo(hidden(BOB, BLUE));
  }

  @Test
  void theLongestPrefixIsChosenAndTheOthersAreNamed() {
    var wide = route(3, "10.0.0.0/16", PCX, RouteStatus.ACTIVE);
    var found = analyse(red(wide, TO_B).linked(ConnectionStatus.ACTIVE), blue(TO_A));
    var hop = found.forward().hops().getFirst();
    assertThat(hop.routeId()).isEqualTo(TO_B.id());
    assertThat(hop.candidatesNotChosen())
        .extracting(Hop.Candidate::routeId)
        .containsExactly(wide.id());
  }

  @Test
  void aMissingRouteIsTheOwnersToAdd() {
    var found = analyse(red().linked(ConnectionStatus.ACTIVE), blue(TO_A));
    assertBlocked(found.forward(), BlockerCode.NO_ROUTE_TO_DESTINATION, ALICE);
    assertThat(blocker(found.forward()).object()).isEqualTo(DerivedIds.mainTableOf(RED).text());
    assertThat(blocker(found.forward()).fix()).contains(PCX.text());
    assertThat(found.back().isOpen()).isTrue();
    assertThat(found.reachable()).isFalse();
  }

  @Test
  void aMissingRouteOfTheOtherSideIsTheirsToAddAndNamesNoTable() {
    var found = analyse(red(TO_B).linked(ConnectionStatus.ACTIVE), blue());
    assertThat(found.forward().isOpen()).isTrue();
    assertBlocked(found.back(), BlockerCode.NO_ROUTE_TO_DESTINATION, BOB);
    assertThat(blocker(found.back()).object()).isEqualTo(BLUE.text());
    assertThat(blocker(found.back()).fix())
        .contains(BOB.text(), PCX.text())
        .doesNotContain(DerivedIds.mainTableOf(BLUE).text());
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
    var dark = route(1, "10.0.1.0/24", PCX, RouteStatus.BLACKHOLE);
    var found = analyse(red(dark).linked(status), blue(TO_A));
    assertBlocked(found.forward(), code, AccountId.parse(account));
  }

  @Test
  void beforeAnyRouteComesTheConnection() {
    var found = analyse(red().linked(ConnectionStatus.PENDING), blue());
    assertBlocked(found.forward(), BlockerCode.CONNECTION_NOT_ACTIVE, BOB);
  }

  @Test
  void theSideOfAnAccountThatHasNotAgreedStaysHidden() {
    var found = analyse(red(TO_B).linked(ConnectionStatus.PENDING), blue());
    assertBlocked(found.back(), BlockerCode.CONNECTION_NOT_ACTIVE, BOB);
    assertThat(found.back().hops()).isEmpty();
  }

  @Test
  void aBlockThatThePeerNoLongerHasIsOutside() {
    var dark = route(1, "10.0.1.0/24", PCX, RouteStatus.BLACKHOLE);
    var found = analyse(red(dark).linked(ConnectionStatus.ACTIVE), blue(TO_A));
    assertBlocked(found.forward(), BlockerCode.DESTINATION_OUTSIDE_PEER_CIDR, ALICE);
    assertThat(blocker(found.forward()).object()).isEqualTo(dark.id().text());
  }

  @Test
  void anAddressInNoSubnetIsItsOwnersToServe() {
    var found = analyse(red(TO_B).linked(ConnectionStatus.ACTIVE), blue(TO_A).withoutSubnet());
    assertBlocked(found.forward(), BlockerCode.NO_SUCH_SUBNET, BOB);
    assertBlocked(found.back(), BlockerCode.NO_SUCH_SUBNET, BOB);
  }

  @Test
  void aSourceInNoSubnetGoesNowhere() {
    var found = analyse(red(TO_B).withoutSubnet().linked(ConnectionStatus.ACTIVE), blue(TO_A));
    assertBlocked(found.forward(), BlockerCode.NO_SUCH_SUBNET, ALICE);
    assertBlocked(found.back(), BlockerCode.NO_SUCH_SUBNET, ALICE);
  }

  @Test
  void withinOneVpcTheLocalRouteWinsOverEveryOther() {
    var inside = route(4, "192.168.1.0/24", PCX, RouteStatus.ACTIVE);
    var source = red(inside).linked(ConnectionStatus.ACTIVE).place();
    var found = new PathFinder(ALICE).analyse(source, A, Optional.of(source));
    assertThat(found.reachable()).isTrue();
    var hop = found.forward().hops().getFirst();
    assertThat(hop.nextHopId()).isEqualTo(NextHop.LOCAL.id());
    assertThat(hop.routeId()).isEqualTo(DerivedIds.localRouteOf(source.table(), RED_BLOCK));
    assertThat(hop.candidatesNotChosen()).hasSize(1);
  }

  @Test
  void anAddressNobodyIsKnownToHoldGivesNoVerdictOnTheWayBack() {
    var source = red().place();
    var found = new PathFinder(ALICE).analyse(source, IpAddress.parse("8.8.8.8"), Optional.empty());
    assertBlocked(found.forward(), BlockerCode.NO_ROUTE_TO_DESTINATION, ALICE);
    assertBlocked(found.back(), BlockerCode.INSUFFICIENT_INFORMATION, ALICE);
  }

  @Test
  void aReplyThatLeadsElsewhereIsTheOtherSidesToMend() {
    var astray = route(5, "192.168.1.0/24", OTHER, RouteStatus.ACTIVE);
    var found = analyse(red(TO_B).linked(ConnectionStatus.ACTIVE), blue(astray));
    assertBlocked(found.back(), BlockerCode.LEADS_TO_ANOTHER_VPC, BOB);
    assertThat(blocker(found.back()).object()).isEqualTo(BLUE.text());
    assertThat(blocker(found.back()).fix()).doesNotContain(OTHER.text(), astray.id().text());
  }

  @Test
  void oneAccountSeesBothOfItsSides() {
    var blue = blue(TO_A).ownedBy(ALICE);
    var found = analyse(red(TO_B).linked(ConnectionStatus.ACTIVE), blue);
    assertThat(found.back().hops().getFirst().routeId()).isEqualTo(TO_A.id());
    assertThat(found.forward().hops().getLast().subnetId()).isEqualTo(SUBNET_B);
  }

  @Test
  void oneAccountSeesItsOtherSideEvenWhileTheConnectionIsIsolated() {
    var found = analyse(red(TO_B).linked(ConnectionStatus.ISOLATED), blue().ownedBy(ALICE));
    assertBlocked(found.back(), BlockerCode.CONNECTION_NOT_ACTIVE, ALICE);
    assertThat(found.back().hops()).hasSize(1);
  }

  private static PathAnalysis analyse(Side source, Side destination) {
    var from = source.place();
    var to = destination.linked(source.status).place();
    return new PathFinder(ALICE).analyse(from, B, Optional.of(to));
  }

  private static Blocker blocker(Direction direction) {
    return Optional.ofNullable(direction.blocker()).orElseThrow();
  }

  private static void assertBlocked(Direction direction, BlockerCode code, AccountId mustAct) {
    assertThat(blocker(direction).code()).isEqualTo(code);
    assertThat(blocker(direction).accountId()).isEqualTo(mustAct);
  }

  private static Hop hidden(AccountId account, VpcId vpc) {
    return new Hop(account, vpc, null, null, null, null, null, null, null);
  }

  private static PathRoute route(
      int number, String destination, PeeringConnectionId through, RouteStatus status) {
    return new PathRoute(
        RouteId.parse("rti-%017x".formatted(number)),
        CidrBlock.parse(destination),
        NextHop.through(through),
        status);
  }

  private static Side red(PathRoute... routes) {
    return new Side(
        ALICE, RED, RED_BLOCK, A, Optional.of(SUBNET_A), List.of(routes), ConnectionStatus.ACTIVE);
  }

  private static Side blue(PathRoute... routes) {
    return new Side(
        BOB, BLUE, BLUE_BLOCK, B, Optional.of(SUBNET_B), List.of(routes), ConnectionStatus.ACTIVE);
  }

  /** One side of the guide; RED and BLUE are joined, and BLUE has GREEN as another peer. */
  private record Side(
      AccountId account,
      VpcId vpc,
      CidrBlock block,
      IpAddress address,
      Optional<SubnetId> subnet,
      List<PathRoute> routes,
      ConnectionStatus status) {

    Side linked(ConnectionStatus status) {
      return new Side(account, vpc, block, address, subnet, routes, status);
    }

    Side withoutSubnet() {
      return new Side(account, vpc, block, address, Optional.empty(), routes, status);
    }

    Side ownedBy(AccountId owner) {
      return new Side(owner, vpc, block, address, subnet, routes, status);
    }

    Place place() {
      var peer = vpc.equals(RED) ? BLUE : RED;
      var peerBlock = vpc.equals(RED) ? BLUE_BLOCK : RED_BLOCK;
      var joined = new Link(PCX, status, ALICE, BOB, BOB, peer, List.of(peerBlock));
      var another =
          new Link(OTHER, ConnectionStatus.ACTIVE, BOB, BOB, BOB, GREEN, List.of(RED_BLOCK));
      return new Place(
          account,
          vpc,
          List.of(block),
          address,
          subnet,
          DerivedIds.mainTableOf(vpc),
          routes,
          vpc.equals(RED) ? List.of(joined) : Stream.of(joined, another).toList());
    }
  }
}
