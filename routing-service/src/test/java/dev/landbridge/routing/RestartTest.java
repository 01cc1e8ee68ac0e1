package dev.landbridge.routing;

import static dev.landbridge.routing.Cast.BLUE_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestartTest {
  private final Cast cast = Cast.fresh();

  @Test
  void whatWasToldAroundARestartTakesEffectOnce() {
    var first =
        ServiceUnderTest.start(
            LandbridgeService::start, RoutingServiceConfiguration.class, Map.of());
    try (var log = new PeeringLog(first)) {
      log.publish(cast.redCreated(), cast.blueCreated(), cast.requested());
      alice(first, log).post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201);
      log.publish(cast.accepted(), cast.subnetACreated());
      try (var second = first.restart()) {
        var alice = alice(second, log);
        var states = alice.get(routes(cast.redMain()) + "?destination=" + B_BLOCK);
        assertThat(texts(states, "state")).containsExactly("active");
        assertThat(texts(alice.get("/v1/route-tables"), "id"))
            .containsExactly(cast.redMain().text());
        alice.post(routes(cast.redMain()), route(BLUE_BLOCK, cast.pcx())).expect(201);
      }
    }
  }

  private HttpProbe alice(ServiceUnderTest service, PeeringLog log) {
    return service
        .http()
        .withBearer(() -> InternalTokenForTests.ownerOf(cast.alice()))
        .with("Landbridge-Position", log.position());
  }
}
