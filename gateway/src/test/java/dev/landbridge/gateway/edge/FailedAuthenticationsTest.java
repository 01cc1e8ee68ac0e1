package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.GatewayUnderTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever tries many wrong keys is not looked up for a while. */
class FailedAuthenticationsTest {
  private final GatewayUnderTest gateway =
      GatewayUnderTest.start(
          Map.of(
              "gateway.failed-authentications.per-second", "2",
              "gateway.failed-authentications.burst", "5"));

  @AfterEach
  void stop() {
    gateway.close();
  }

  private int tryWrong(int number) {
    return gateway.with("key-%017d.wrong-secret-0001".formatted(number)).get("/v1/vpcs").status();
  }

  private static String wrong(String bearer) {
    return bearer.substring(0, bearer.indexOf('.')) + ".wrong-secret-0001";
  }

  /** Until the address is not heard any more. */
  private void exhaust(String bearer) {
    for (int i = 0; i < 5; i++) {
      gateway.with(wrong(bearer)).get("/v1/vpcs").expectProblem(401, "unauthenticated");
    }
  }

  @Test
  void theSecretOfAKeyInUseIsGuessedAFewTimesOnly() {
    var account = gateway.openAccount("Alice");
    var attacked = gateway.newKey(account, "owner");
    var other = gateway.newKey(account, "owner");
    gateway.with(attacked).get("/v1/vpcs").expect(200);
    gateway.with(other).get("/v1/vpcs").expect(200);
    exhaust(attacked);
    var refused =
        gateway
            .with(wrong(attacked))
            .get("/v1/vpcs")
            .expectProblem(429, "too-many-failed-authentications");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    gateway
        .with(attacked)
        .get("/v1/vpcs")
        .expectProblem(429, "too-many-failed-authentications"); // a right guess is not told, either
    gateway.with(other).get("/v1/vpcs").expect(200);
    gateway.clock().pass(Duration.ofMillis(501));
    gateway.with(attacked).get("/v1/vpcs").expect(200);
  }

  @Test
  void theSecretOfTheOperatorIsGuessedAFewTimesOnly() {
    exhaust(gateway.operatorBearer());
    gateway
        .with(wrong(gateway.operatorBearer()))
        .get("/v1/vpcs")
        .expectProblem(429, "too-many-failed-authentications");
    gateway.clock().pass(Duration.ofMillis(501));
    gateway.operator().get("/v1/vpcs").expect(200);
  }

  @Test
  void anAddressWithManyWrongKeysWaitsButNotItsKnownKeysNorTheOperator() {
    var alice = gateway.newCaller("owner");
    alice.get("/v1/vpcs").expect(200);
    for (int i = 0; i < 5; i++) {
      assertThat(tryWrong(i)).isEqualTo(401);
    }
    var refused =
        gateway
            .with("key-00000000000000009.wrong-secret-0001")
            .get("/v1/vpcs")
            .expectProblem(429, "too-many-failed-authentications");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    alice.get("/v1/vpcs").expect(200);
    gateway.operator().get("/v1/vpcs").expect(200);
    gateway.nobody().get("/v1/vpcs").expectProblem(401, "unauthenticated");
    gateway.clock().pass(Duration.ofSeconds(3)); // longer than a key is remembered
    for (int i = 0; i < 6; i++) {
      tryWrong(20 + i);
    }
    assertThat(tryWrong(30)).isEqualTo(429);
    alice.get("/v1/vpcs").expect(200);
    gateway.clock().pass(Duration.ofMillis(501));
    assertThat(tryWrong(10)).isEqualTo(401);
    assertThat(tryWrong(11)).isEqualTo(429);
  }
}
