package dev.landbridge.routing.intake;

import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.peering.PeeringEvent.PeeringDeleted;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe.Answer;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;

/** A route is added while the log brings a change of its connection; both orders must end right. */
class RouteRaceTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final int TIMES = 40;

  @RepeatedTest(TIMES)
  void aRouteRacingTheAcceptanceEndsActive() throws Exception {
    var cast = SERVICE.requested();
    var added = race(cast, cast.accepted()).expect(201);
    assertThat(SERVICE.states(added.text("id"))).containsExactly("ACTIVE", "ACTIVE");
  }

  @RepeatedTest(TIMES)
  void aRouteRacingTheDeletionIsRefusedOrEndsAsABlackhole() throws Exception {
    var cast = SERVICE.joined();
    var added = race(cast, cast.deleted(RouteDisposal.KEEP));
    assertThat(added.status()).isIn(201, 409);
    assertThat(SERVICE.states(added.text("id")))
        .isEqualTo(added.status() == 201 ? List.of("BLACKHOLE", "BLACKHOLE") : List.of());
  }

  @RepeatedTest(TIMES)
  void aRouteRacingADeletionWithItsRoutesIsRefusedOrGone() throws Exception {
    var cast = SERVICE.joined();
    var deleted = new PeeringDeleted(cast.pcx(), cast.alice(), RouteDisposal.REMOVE, cast.both());
    var added = race(cast, deleted);
    assertThat(added.status()).isIn(201, 409);
    assertThat(SERVICE.states(added.text("id"))).isEmpty();
  }

  @RepeatedTest(TIMES)
  void aRouteRacingTheLossOfItsCidrBlockIsRefusedOrEndsAsABlackhole() throws Exception {
    var cast = SERVICE.joined();
    var lost = new VpcCidrBlockRemoved(cast.blue(), Cast.BLUE_BLOCK, cast.both());
    var added = race(cast, lost);
    assertThat(added.status()).isIn(201, 422);
    assertThat(SERVICE.states(added.text("id")))
        .isEqualTo(added.status() == 201 ? List.of("BLACKHOLE", "BLACKHOLE") : List.of());
  }

  /** The answer to the new route, once everything has been followed and is shown. */
  private static Answer race(Cast cast, DomainEvent event) throws Exception {
    var alice = SERVICE.as(cast.alice()); // knows nothing of the event
    alice.get(routes(cast.redMain())).expect(200);
    var start = new CyclicBarrier(2);
    try (var pool = Executors.newFixedThreadPool(2)) {
      var told =
          pool.submit(
              () -> {
                start.await();
                SERVICE.log().publish(event);
                return true;
              });
      var adding =
          pool.submit(
              () -> {
                start.await();
                return alice.post(routes(cast.redMain()), route(B_BLOCK, cast.pcx()));
              });
      var added = adding.get();
      assertThat(told.get()).isTrue();
      if (added.status() == 201) {
        SERVICE.after(added, cast.alice()).get("/v1/routes").expect(200);
      }
      SERVICE.as(cast.alice()).get("/v1/routes").expect(200);
      return added;
    }
  }
}
