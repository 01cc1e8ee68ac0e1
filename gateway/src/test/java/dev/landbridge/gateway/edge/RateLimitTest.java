package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.GatewayUnderTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much one account may ask. */
class RateLimitTest {
  private final GatewayUnderTest gateway =
      GatewayUnderTest.start(
          Map.of("gateway.rate-limit.requests-per-second", "2", "gateway.rate-limit.burst", "3"));

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void anAccountThatAsksTooMuchWaitsAndNobodyElseDoes() {
    var account = gateway.openAccount("Alice");
    var alice = gateway.with(gateway.newKey(account, "owner"));
    var herOtherKey = gateway.with(gateway.newKey(account, "viewer"));
    var bob = gateway.newCaller("owner");
    alice.get("/v1/vpcs").expect(200);
    herOtherKey.get("/v1/routes").expect(200);
    alice.get("/v1/accounts/self").expect(200);
    var refused = alice.get("/v1/vpcs").expectProblem(429, "rate-limited");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    herOtherKey.get("/v1/vpcs").expectProblem(429, "rate-limited");
    bob.get("/v1/vpcs").expect(200);
    for (int i = 0; i < 10; i++) {
      gateway.operator().get("/v1/vpcs").expect(200);
    }
    gateway.clock().pass(Duration.ofMillis(500));
    alice.get("/v1/vpcs").expect(200);
    alice.get("/v1/vpcs").expect(429);
  }
}
