package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.GatewayUnderTest;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A gateway that starts while one service is away. */
class PositionFloorTest {
  private static final int ROUNDS = 5;
  private static final Duration ONE_QUESTION = Duration.ofSeconds(1);

  @Test
  void onlyTheFirstRequestsWaitForAServiceThatDoesNotAnswer() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var gateway =
            GatewayUnderTest.start(
                Map.of(
                    "gateway.services.silent-service.url",
                    "http://127.0.0.1:" + silent.getLocalPort(),
                    "gateway.services.silent-service.prefixes",
                    "/v1/silent"))) {
      gateway.peering().standsAt("peering/0@5");
      var operator = gateway.operator();
      operator.get("/v1/routes").expect(200);
      var begun = System.nanoTime();
      for (int i = 0; i < ROUNDS; i++) {
        gateway.clock().pass(Duration.ofSeconds(2));
        operator.get("/v1/routes").expect(200);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isLessThan(ONE_QUESTION.multipliedBy(ROUNDS - 1));
      assertThat(gateway.routing().received().getLast().headers().get("landbridge-position"))
          .contains("peering/0@5");
    }
  }
}
