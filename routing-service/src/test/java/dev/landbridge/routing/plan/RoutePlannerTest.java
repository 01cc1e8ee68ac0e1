package dev.landbridge.routing.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.Pictures;
import dev.landbridge.routing.RandomNetworks;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.plan.RoutePlan.Rival;
import dev.landbridge.routing.plan.RoutePlan.Side;
import dev.landbridge.testkit.Seeds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoutePlannerTest {
  private final Cast cast = Cast.fresh();
  private final NextHop hop = NextHop.through(cast.pcx());
  private final Network guide = Pictures.guide(cast, ConnectionStatus.ACTIVE);

  private RoutePlan plan(Network network, Granularity granularity) {
    return new RoutePlanner(network, cast.alice(), granularity)
        .plan(network.connection(cast.pcx()).orElseThrow());
  }

  private Side red(Network network) {
    return plan(network, Granularity.SUBNET).sides().getFirst();
  }

  @Test
  void eachSubnetOfThePeerNeedsARouteInTheTableInUse() {
    var side = red(guide);
    assertThat(side.state()).isEqualTo(SideState.MISSING_ROUTES);
    var proposal = side.proposals().getFirst();
    assertThat(proposal.routeTableId()).isEqualTo(cast.redMain());
    assertThat(proposal.destination()).isEqualTo(Cast.B_BLOCK);
    assertThat(proposal.nextHopId()).isEqualTo(cast.pcx().text());
    assertThat(proposal.subnetIds()).containsExactly(cast.subnetA());
    assertThat(side.proposals()).hasSize(1);
  }

  @Test
  void orTheWholeVpcGetsOne() {
    var side = plan(guide, Granularity.VPC).sides().getFirst();
    assertThat(side.proposals())
        .extracting(RoutePlan.Proposal::destination)
        .containsExactly(Cast.BLUE_BLOCK);
  }

  @Test
  void ofThePeerOnlyTheStateIsShown() {
    var side = plan(guide, Granularity.SUBNET).sides().getLast();
    assertThat(side.own()).isFalse();
    assertThat(side.state()).isEqualTo(SideState.MISSING_ROUTES);
    assertThat(side.unreached()).containsExactly(Cast.A_BLOCK);
    assertThat(side.proposals()).isEmpty();
  }

  @Test
  void aRouteToTheWholeVpcIsEnoughForItsSubnets() {
    var network = Pictures.route(guide, cast.redMain(), Cast.BLUE_BLOCK.text(), hop);
    assertThat(red(network).state()).isEqualTo(SideState.COMPLETE);
  }

  @Test
  void whatARouteWouldWinOverAndLoseToIsShown() {
    var network = Pictures.route(guide, cast.redMain(), "10.0.0.0/8", Pictures.gone());
    network = Pictures.route(network, cast.redMain(), "10.0.1.128/25", Pictures.gone());
    var proposal = red(network).proposals().getFirst();
    assertThat(proposal.shadows())
        .extracting(Rival::destination)
        .containsExactly(CidrBlock.parse("10.0.0.0/8"));
    assertThat(proposal.shadowedBy())
        .extracting(Rival::destination)
        .containsExactly(CidrBlock.parse("10.0.1.128/25"));
  }

  @Test
  void theSameDestinationElsewhereIsForAPersonToDecide() {
    var network = Pictures.route(guide, cast.redMain(), Cast.B_BLOCK.text(), Pictures.gone());
    var side = red(network);
    assertThat(side.state()).isEqualTo(SideState.OBSTRUCTED);
    assertThat(side.proposals()).isEmpty();
    assertThat(side.obstacles()).hasSize(1);
    assertThat(side.obstacles().getFirst().routes()).hasSize(1);
    assertThat(side.obstacles().getFirst().fix()).startsWith("Replace the route's next hop");
  }

  /** Half of the flows go astray, whichever route came first: a narrower one helps. */
  @Test
  void whatSharesAWiderDestinationIsNotRightAlready() {
    var one = Pictures.route(guide, cast.redMain(), Cast.BLUE_BLOCK.text(), hop);
    var other = Pictures.route(guide, cast.redMain(), learned(Cast.BLUE_BLOCK));
    for (var network :
        List.of(
            Pictures.route(one, cast.redMain(), learned(Cast.BLUE_BLOCK)),
            Pictures.route(other, cast.redMain(), Cast.BLUE_BLOCK.text(), hop))) {
      assertThat(red(network).obstacles()).isEmpty();
      assertThat(red(network).proposals())
          .extracting(RoutePlan.Proposal::destination)
          .containsExactly(Cast.B_BLOCK);
    }
  }

  private Route learned(CidrBlock destination) {
    var ccn = new NextHop(NextHopType.CCN, "ccn-1");
    return new Route(Pictures.newId(), destination, ccn, true, RouteOrigin.LEARNED, false);
  }

  /** Nobody replaces it, and what is put beside it carries a share only. */
  @Test
  void besideALearnedRouteTheTwoHalvesHelp() {
    var network = Pictures.route(guide, cast.redMain(), learned(Cast.B_BLOCK));
    var beside = Pictures.route(network, cast.redMain(), Cast.B_BLOCK.text(), hop);
    for (var obstructed : List.of(network, beside)) {
      var obstacle = red(obstructed).obstacles().getFirst();
      assertThat(obstacle.routes()).extracting(Rival::nextHopId).containsExactly("ccn-1");
      assertThat(obstacle.fix())
          .contains("add routes to 10.0.1.0/25 and 10.0.1.128/25 through the connection")
          .doesNotContain("Replace");
      var halved = Pictures.route(obstructed, cast.redMain(), "10.0.1.0/25", hop);
      halved = Pictures.route(halved, cast.redMain(), "10.0.1.128/25", hop);
      assertThat(red(halved).state()).isEqualTo(SideState.COMPLETE);
    }
  }

  @Test
  void ofOneLearnedAddressThereAreNoHalves() {
    var network = Pictures.route(guide, cast.redMain(), Cast.BLUE_BLOCK.text(), hop);
    network = Pictures.route(network, cast.redMain(), learned(CidrBlock.parse("10.0.1.7/32")));
    assertThat(red(network).obstacles().getFirst().fix())
        .contains("stays as it is: let whoever told it take it back.");
  }

  @Test
  void aPublishedRouteIsToBeWithdrawnBefore() {
    var server = new NextHop(NextHopType.INSTANCE, "192.168.1.9");
    var told = new Route(Pictures.newId(), Cast.B_BLOCK, server, true, RouteOrigin.USER, true);
    var network = Pictures.route(guide, cast.redMain(), told);
    assertThat(red(network).obstacles().getFirst().fix())
        .isEqualTo(
            "Replace the route's next hop by the connection."
                + " Route %s is published: withdraw it first.".formatted(told.id()));
  }

  /** Either alone would be refused: they would have the same destination at equal cost. */
  @Test
  void ofTwoRoutesToTheSameOneMustGo() {
    var network = Pictures.route(guide, cast.redMain(), Cast.B_BLOCK.text(), Pictures.gone());
    network =
        Pictures.route(
            network, cast.redMain(), new Route(Pictures.newId(), Cast.B_BLOCK, hop, false));
    var obstacle = red(network).obstacles().getFirst();
    assertThat(obstacle.routes()).hasSize(2);
    assertThat(obstacle.fix()).startsWith("Leave one of these routes");
  }

  @Test
  void aNarrowerRouteElsewhereIsAnObstacleToo() {
    var network = Pictures.route(guide, cast.redMain(), Cast.BLUE_BLOCK.text(), hop);
    network = Pictures.route(network, cast.redMain(), "10.0.1.0/25", Pictures.gone());
    assertThat(red(network).state()).isEqualTo(SideState.OBSTRUCTED);
  }

  /** The two halves of BLUE's block: one leads there, one to somewhere else. */
  private Network halved(NextHop upper) {
    var network = Pictures.route(guide, cast.redMain(), "10.0.0.0/17", hop);
    return Pictures.route(network, cast.redMain(), "10.0.128.0/17", upper);
  }

  @Test
  void whereNarrowerRoutesDecideForAllNoRouteToTheWholeIsProposed() {
    var side = plan(halved(Pictures.gone()), Granularity.VPC).sides().getFirst();
    assertThat(side.state()).isEqualTo(SideState.OBSTRUCTED);
    assertThat(side.proposals()).isEmpty();
    assertThat(side.unreached()).containsExactly(Cast.BLUE_BLOCK);
    var obstacle = side.obstacles().getFirst();
    assertThat(obstacle.destination()).isEqualTo(Cast.BLUE_BLOCK);
    assertThat(obstacle.routes())
        .extracting(Rival::destination)
        .containsExactly(CidrBlock.parse("10.0.128.0/17"));
    assertThat(obstacle.fix()).contains("decide for all of it");
  }

  /** To enable it would help nobody. */
  @Test
  void aDisabledRouteToTheWholeIsNotWhatIsInTheWayThen() {
    var off = new Route(Pictures.newId(), Cast.BLUE_BLOCK, hop, false);
    var network = Pictures.route(halved(Pictures.gone()), cast.redMain(), off);
    var obstacle = plan(network, Granularity.VPC).sides().getFirst().obstacles().getFirst();
    assertThat(obstacle.routes())
        .extracting(Rival::destination)
        .containsExactly(CidrBlock.parse("10.0.128.0/17"));
  }

  @Test
  void narrowerRoutesThatAllLeadThereAreEnough() {
    var side = plan(halved(hop), Granularity.VPC).sides().getFirst();
    assertThat(side.state()).isEqualTo(SideState.COMPLETE);
    assertThat(side.unreached()).isEmpty();
  }

  @Test
  void whatLeavesAGapToItIsProposed() {
    var network = Pictures.route(guide, cast.redMain(), "10.0.128.0/17", Pictures.gone());
    var side = plan(network, Granularity.VPC).sides().getFirst();
    assertThat(side.proposals()).hasSize(1);
    assertThat(side.obstacles()).isEmpty();
  }

  @Test
  void onlyTheRoutesThatTakePacketsElsewhereAreInTheWay() {
    var network = Pictures.route(guide, cast.redMain(), Cast.BLUE_BLOCK.text(), hop);
    network = Pictures.route(network, cast.redMain(), "10.0.1.0/25", Pictures.gone());
    network = Pictures.route(network, cast.redMain(), "10.0.1.128/25", hop);
    network = Pictures.route(network, cast.redMain(), "10.0.1.0/26", hop);
    network = Pictures.route(network, cast.redMain(), "10.0.1.64/26", hop);
    assertThat(red(network).state()).isEqualTo(SideState.COMPLETE);
    network = Pictures.route(network, cast.redMain(), "10.0.1.192/26", Pictures.gone());
    assertThat(red(network).obstacles().getFirst().routes())
        .extracting(Rival::destination)
        .containsExactly(CidrBlock.parse("10.0.1.192/26"));
  }

  @Test
  void aDisabledRouteDoesNotCount() {
    var off = new Route(Pictures.newId(), Cast.BLUE_BLOCK, hop, false);
    var network = Pictures.route(guide, cast.redMain(), off);
    assertThat(red(network).state()).isEqualTo(SideState.MISSING_ROUTES);
  }

  @Test
  void nothingIsShownBeforeBothAgreed() {
    var pending = Pictures.guide(cast, ConnectionStatus.PENDING);
    var plan = plan(pending, Granularity.SUBNET);
    assertThat(plan.sides()).extracting(Side::state).containsOnly(SideState.UNKNOWN);
    assertThat(plan.own()).isEmpty();
    assertThat(plan.note()).contains("active");
  }

  @Test
  void moreBlocksAreMoreRoutesOfOneConnection() {
    var more = CidrBlock.parse("10.1.0.0/16");
    var network = guide.with(guide.vpc(cast.blue()).orElseThrow().with(more));
    var side = plan(network, Granularity.VPC).sides().getFirst();
    assertThat(side.proposals()).extracting(RoutePlan.Proposal::destination).hasSize(2);
    assertThat(plan(network, Granularity.VPC).note()).contains("never another");
  }

  /** Reach is exact, and an applied plan makes every pair of subnets reach each other. */
  @Test
  void anAppliedPlanLeavesOnlyWhatItTold() {
    Seeds.thousand(
        random -> {
          var network = RandomNetworks.next(random);
          for (var connection : network.connections()) {
            ends(connection).forEach(end -> agrees(network, connection, end));
          }
        });
  }

  private static Stream<VpcEnd> ends(Connection connection) {
    return Stream.of(connection.requester(), connection.accepter());
  }

  private static void agrees(Network network, Connection connection, VpcEnd end) {
    var peer = connection.peerOf(end.vpcId()).orElseThrow();
    var reach = new Reach(network);
    var side =
        new RoutePlanner(network, end.account(), Granularity.SUBNET)
            .plan(connection).sides().stream()
                .filter(one -> one.vpcId().equals(end.vpcId()))
                .findFirst()
                .orElseThrow();
    var after = applied(network, side);
    RandomNetworks.pairs(network, end, peer)
        .forEach(
            pair -> {
              var from = pair[0];
              var to = pair[1].cidrBlock();
              var table = network.table(from.table()).orElseThrow();
              boolean leads = RandomNetworks.leads(network, from, to, connection);
              assertThat(reach.leads(table, to, connection)).isEqualTo(leads);
              if (connection.isActive()) {
                assertThat(side.unreached().contains(to) || leads).isTrue();
                assertThat(
                        RandomNetworks.leads(after, from, to, connection)
                            || isHindered(side, table.id().text(), to))
                    .isTrue();
              }
            });
  }

  private static Network applied(Network before, Side side) {
    var network = before;
    for (var p : side.proposals()) {
      var hop = new NextHop(p.nextHopType(), p.nextHopId());
      network =
          Pictures.route(
              network, p.routeTableId(), new Route(Pictures.newId(), p.destination(), hop, true));
    }
    return network;
  }

  private static boolean isHindered(Side side, String table, CidrBlock to) {
    return side.obstacles().stream()
            .anyMatch(o -> o.routeTableId().text().equals(table) && o.destination().equals(to))
        || side.proposals().stream()
            .filter(p -> p.routeTableId().text().equals(table) && p.destination().equals(to))
            .anyMatch(
                p -> p.shadowedBy().stream().anyMatch(r -> !r.nextHopId().equals(p.nextHopId())));
  }
}
