package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd;
import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.gateway.tencentapi.CloudClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A gateway that starts while one service is away, or does not tell its place. */
class PositionFloorTest {
  private static final int ROUNDS = 5;
  private static final String PLACE = "/internal/position";
  private static final Map<String, Object> SHORT_WAIT = Map.of("landbridge.causal-wait", "200ms");
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

  @Test
  void whoeverAsksAServiceWaitsUntilItHasToldItsPlace() {
    var end = new CountDownLatch(1);
    try (var gateway = GatewayUnderTest.start()) {
      var peering = gateway.peering();
      peering.tellsItsPlace(
          () -> peering.asked(PLACE) == 1 ? after(end) : BackEnd.at("peering/0@5"));
      gateway.operator().get("/v1/vpcs").expect(200);
      assertThat(peering.only().headers().get("landbridge-position")).contains("peering/0@5");
      end.countDown();
    }
  }

  private static Answer after(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return BackEnd.at("");
  }

  @Test
  void aServiceThatHasNotToldItsPlaceGetsNoRequestAndTheOthersGoOn() {
    try (var gateway = GatewayUnderTest.start(SHORT_WAIT)) {
      gateway.peering().tellsItsPlace(() -> new Answer(503, Map.of(), "{}"));
      var operator = gateway.operator();
      for (var method : new String[] {"GET", "POST", "DELETE"}) {
        var answer = operator.send(method, "/v1/vpcs", null).expectProblem(503, "not-caught-up");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
      }
      assertThat(gateway.peering().received()).isEmpty();
      operator.get("/v1/routes").expect(200);
      gateway.peering().standsAt("peering/0@5");
      operator.get("/v1/vpcs").expect(200);
      assertThat(gateway.peering().only().headers().get("landbridge-position"))
          .contains("peering/0@5");
    }
  }

  @Test
  void theCloudApiWaitsForItAsWell() {
    try (var gateway = GatewayUnderTest.start(SHORT_WAIT)) {
      gateway.peering().tellsItsPlace(() -> new Answer(503, Map.of(), "{}"));
      var bearer = gateway.newKey(gateway.openAccount("an account"), "owner");
      new CloudClient(gateway.service().baseUrl(), bearer)
          .call("DescribeVpcs", Map.of())
          .expect("ServiceUnavailable");
      assertThat(gateway.peering().received()).isEmpty();
    }
  }
}
