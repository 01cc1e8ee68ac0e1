package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.GatewayUnderTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is shown about the gateway itself, and to whom. */
class ObservationTest {
  private static final List<String> FOR_THE_OPERATOR =
      List.of(
          "/actuator",
          "/actuator/prometheus",
          "/actuator/health/db",
          "/v3/api-docs",
          "/v3/api-docs.yaml");
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void healthIsForAnybody() {
    for (var path : List.of("", "/liveness", "/readiness")) {
      var answer = gateway.nobody().get("/actuator/health" + path).expect(200);
      assertThat(answer.text("status")).isEqualTo("UP");
    }
  }

  @Test
  void metricsAndTheRestAreForTheOperator() {
    var viewer = gateway.newCaller("owner");
    for (var path : FOR_THE_OPERATOR) {
      gateway.nobody().get(path).expectProblem(401, "unauthenticated");
      viewer.get(path).expectProblem(403, "not-allowed");
      assertThat(gateway.operator().get(path).status()).as(path).isIn(200, 404);
    }
    var metrics = gateway.operator().get("/actuator/prometheus").expect(200).body().asString();
    assertThat(metrics).contains("landbridge_relay_lag_events");
  }

  @Test
  void healthIsFoundOutOnceASecondAtMost() {
    gateway.clock().pass(Duration.ofSeconds(2));
    var before = gateway.peering().asked("/actuator/health/liveness");
    for (int i = 0; i < 20; i++) {
      gateway.nobody().get("/actuator/health/readiness").expect(200);
    }
    assertThat(gateway.peering().asked("/actuator/health/liveness")).isEqualTo(before + 1);
    gateway.clock().pass(Duration.ofMillis(1001));
    gateway.nobody().get("/actuator/health/readiness").expect(200);
    assertThat(gateway.peering().asked("/actuator/health/liveness")).isEqualTo(before + 2);
  }
}
