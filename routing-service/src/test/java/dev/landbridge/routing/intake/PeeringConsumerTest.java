package dev.landbridge.routing.intake;

import static dev.landbridge.routing.Cast.A_BLOCK;
import static dev.landbridge.routing.Cast.BLUE_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringEvent.PeeringExpired;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRejected;
import dev.landbridge.events.peering.PeeringEvent.PeeringRestored;
import dev.landbridge.events.peering.PeeringEvent.PeeringWithdrawn;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcEvent.VpcDeleted;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each event is given twice; connections are told of before the VPCs that they join. */
class PeeringConsumerTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final CidrBlock EXTRA = CidrBlock.parse("10.7.0.0/16");
  private final Cast cast = Cast.fresh();
  private final Intake intake = new Intake(SERVICE);

  @Test
  void aVpcToldOfTwiceHasOneMainTable() {
    intake.twice(cast.redCreated());
    assertThat(tables(cast.alice())).containsExactly(cast.redMain().text());
  }

  @Test
  void aVpcMayComeAfterItsConnection() {
    joinedBackwards();
    assertThat(addToRed(B_BLOCK)).isEqualTo("active");
    assertThat(addToBlue(A_BLOCK)).isEqualTo("active");
  }

  @Test
  void whatTheConnectionSaidOfThePeerCountsUntilThePeerIsToldOf() {
    intake.twice(cast.redCreated());
    intake.twice(cast.requested(cast.pcx(), List.of(BLUE_BLOCK, EXTRA)));
    intake.twice(cast.accepted());
    assertThat(addToRed(EXTRA)).isEqualTo("active");
    intake.twice(cast.blueCreated());
    assertStates("active");
    intake.twice(new VpcCidrBlockAdded(cast.blue(), EXTRA, cast.both()));
    assertStates("active");
    intake.twice(new VpcCidrBlockRemoved(cast.blue(), EXTRA, cast.both()));
    assertStates("blackhole");
  }

  @Test
  void acceptanceActivatesAndTheEndBlackholes() {
    requestedBackwards();
    assertThat(addToRed(B_BLOCK)).isEqualTo("blackhole");
    intake.twice(cast.accepted());
    assertStates("active");
    intake.twice(new PeeringIsolated(cast.pcx(), "arrears", cast.both()));
    assertStates("blackhole");
    intake.twice(new PeeringRestored(cast.pcx(), cast.both()));
    assertStates("active");
    intake.twice(cast.deleted(RouteDisposal.KEEP));
    assertStates("blackhole");
  }

  /** Which blocks a peer has got or given up since the request is not for who waits for it. */
  @Test
  void untilAcceptanceTheBlocksAtTheRequestCount() {
    requestedBackwards();
    intake.give(new VpcCidrBlockAdded(cast.blue(), EXTRA, cast.both()));
    assertThat(outsideOfBlue(EXTRA)).isEmpty();
    intake.give(new VpcCidrBlockRemoved(cast.blue(), BLUE_BLOCK, cast.both()));
    assertThat(addToRed(B_BLOCK)).isEqualTo("blackhole");
    intake.twice(cast.accepted());
    assertStates("blackhole");
    assertThat(outsideOfBlue(BLUE_BLOCK)).isEqualTo(List.of(EXTRA.text()));
    intake.give(new VpcCidrBlockAdded(cast.blue(), BLUE_BLOCK, cast.both()));
    assertStates("active");
  }

  /** What the refusal of a route tells of the peer. */
  private List<String> outsideOfBlue(CidrBlock destination) {
    return SERVICE
        .as(cast.alice())
        .post(routes(cast.redMain()), route(destination, cast.pcx()))
        .expectProblem(422, "destination-outside-peer-cidr")
        .body()
        .path("peerCidrBlocks")
        .valueStream()
        .map(block -> block.asString())
        .toList();
  }

  @Test
  void anExpiredConnectionLivesAgain() {
    requestedBackwards();
    addToRed(B_BLOCK);
    intake.twice(new PeeringExpired(cast.pcx(), cast.both()));
    assertStates("blackhole");
    intake.twice(
        new PeeringReactivated(cast.pcx(), Instant.parse("2026-02-01T00:00:00Z"), cast.both()));
    assertStates("blackhole");
    intake.twice(cast.accepted());
    assertStates("active");
  }

  @Test
  void aRejectedOrWithdrawnRequestCarriesNothing() {
    requestedBackwards();
    addToRed(B_BLOCK);
    intake.twice(new PeeringRejected(cast.pcx(), cast.bob(), "no", cast.both()));
    assertStates("blackhole");
    var other = Cast.fresh();
    var second = new Intake(SERVICE);
    second.twice(other.redCreated());
    second.twice(other.requested());
    second.twice(withdrawn(other, RouteDisposal.KEEP));
    SERVICE
        .as(other.alice())
        .post(routes(other.redMain()), route(B_BLOCK, other.pcx()))
        .expectProblem(409, "next-hop-ended");
  }

  @Test
  void anEndedConnectionTellsNothingOfItsFormerPeer() {
    joinedBackwards();
    intake.twice(cast.deleted(RouteDisposal.KEEP));
    for (var destination : List.of(B_BLOCK, EXTRA)) {
      SERVICE
          .as(cast.alice())
          .post(routes(cast.redMain()), route(destination, cast.pcx()))
          .expectProblem(409, "next-hop-ended");
    }
  }

  @Test
  void deletionMayTakeTheRoutesOfTheDeleterAlong() {
    joinedBackwards();
    addToRed(B_BLOCK);
    addToBlue(A_BLOCK);
    intake.twice(cast.deleted(RouteDisposal.REMOVE));
    assertThat(states(cast.blueMain())).isEmpty();
    assertThat(states(cast.redMain())).as("of the other account").containsExactly("blackhole");
  }

  @Test
  void deletionMayTakeTheRoutesOfBothAlong() {
    joinedBackwards();
    addToRed(B_BLOCK);
    addToBlue(A_BLOCK);
    intake.twice(cast.deleted(RouteDisposal.REMOVE_ALL));
    assertThat(states(cast.blueMain())).isEmpty();
    assertThat(states(cast.redMain())).isEmpty();
  }

  @Test
  void aWithdrawnRequestTakesRoutesAlongWhereItSaysSo() {
    requestedBackwards();
    addToRed(B_BLOCK);
    intake.twice(withdrawn(cast, RouteDisposal.REMOVE));
    assertThat(states(cast.redMain())).isEmpty();
  }

  private static PeeringWithdrawn withdrawn(Cast of, RouteDisposal routes) {
    return new PeeringWithdrawn(of.pcx(), of.alice(), routes, of.both());
  }

  @Test
  void anOldWordDoesNotBringAConnectionBack() {
    requestedBackwards();
    addToRed(B_BLOCK);
    var accepted = intake.next(cast.accepted());
    intake.give(accepted);
    intake.give(cast.deleted(RouteDisposal.KEEP));
    intake.give(accepted);
    assertStates("blackhole");
  }

  @Test
  void anOldWordDoesNotBringACidrBlockBack() {
    joinedBackwards();
    var added = intake.next(new VpcCidrBlockAdded(cast.blue(), EXTRA, cast.both()));
    intake.give(added);
    addToRed(EXTRA);
    intake.give(new VpcCidrBlockRemoved(cast.blue(), EXTRA, cast.both()));
    intake.give(added);
    assertStates("blackhole");
    intake.twice(new VpcCidrBlockAdded(cast.blue(), EXTRA, cast.both()));
    assertStates("active");
  }

  @Test
  void aFurtherBlockOfThePeerWidensWhatIsAllowed() {
    joinedBackwards();
    SERVICE
        .as(cast.alice())
        .post(routes(cast.redMain()), route(EXTRA, cast.pcx()))
        .expectProblem(422, "destination-outside-peer-cidr");
    intake.twice(new VpcCidrBlockAdded(cast.blue(), EXTRA, cast.both()));
    assertThat(addToRed(EXTRA)).isEqualTo("active");
  }

  @Test
  void aDeletedSubnetIsForgottenForGood() {
    joinedBackwards();
    var created = intake.next(cast.subnetACreated());
    intake.give(created);
    intake.twice(new SubnetDeleted(cast.red(), cast.subnetA(), List.of(cast.alice())));
    intake.give(created);
    assertThat(items(SERVICE.as(cast.alice()).get("/v1/route-table-associations"))).isEmpty();
  }

  @Test
  void aDeletedVpcIsForgottenForGood() {
    var created = intake.next(cast.redCreated());
    intake.give(created);
    SERVICE
        .as(cast.alice())
        .post("/v1/route-tables", Map.of("vpcId", cast.red().text()))
        .expect(201);
    intake.twice(new VpcDeleted(cast.red(), List.of(cast.alice())));
    intake.give(created);
    intake.twice(cast.requested());
    assertThat(tables(cast.alice())).isEmpty();
  }

  @Test
  void whatCannotBeUnderstoodYetIsNotLost() {
    assertThatThrownBy(() -> intake.give(cast.accepted())).hasMessageContaining(cast.pcx().text());
    assertThatThrownBy(() -> intake.give(cast.subnetACreated()))
        .hasMessageContaining(cast.red().text());
  }

  private void requestedBackwards() {
    intake.twice(cast.requested());
    intake.twice(cast.blueCreated());
    intake.twice(cast.redCreated());
  }

  private void joinedBackwards() {
    intake.twice(cast.requested());
    intake.twice(cast.accepted());
    intake.twice(cast.blueCreated());
    intake.twice(cast.redCreated());
  }

  private String addToRed(CidrBlock destination) {
    return add(cast.alice(), cast.redMain(), destination);
  }

  private String addToBlue(CidrBlock destination) {
    return add(cast.bob(), cast.blueMain(), destination);
  }

  private String add(AccountId account, RouteTableId table, CidrBlock destination) {
    return SERVICE
        .as(account)
        .post(routes(table), route(destination, cast.pcx()))
        .expect(201)
        .text("state");
  }

  private void assertStates(String expected) {
    assertThat(states(cast.redMain())).containsExactly(expected);
  }

  /** As decided; what is shown follows. */
  private static List<String> states(RouteTableId table) {
    return SERVICE
        .db()
        .sql("select lower(status) from route_register where table_id = ?")
        .param(table.text())
        .query(String.class)
        .list();
  }

  private static List<String> tables(AccountId account) {
    return SERVICE
        .db()
        .sql("select table_id from route_table_register where account_id = ?")
        .param(account.text())
        .query(String.class)
        .list();
  }
}
