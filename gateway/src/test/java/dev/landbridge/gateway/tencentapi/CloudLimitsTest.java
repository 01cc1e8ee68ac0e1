package dev.landbridge.gateway.tencentapi;

import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.GatewayUnderTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of the REST API are those of the cloud API as well, and not beside them. */
class CloudLimitsTest {
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    gateway =
        GatewayUnderTest.start(
            Map.of(
                "gateway.rate-limit.requests-per-second",
                1,
                "gateway.rate-limit.burst",
                2,
                "gateway.failed-authentications.per-second",
                1,
                "gateway.failed-authentications.burst",
                3));
    gateway
        .peering()
        .answers(
            request ->
                Answer.ok(
                    request.uri().startsWith("/v1/regions")
                        ? "{\"items\":[{\"id\":\"ap-guangzhou\"}]}"
                        : "{\"items\":[]}"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** What another test used up is there again. */
  @BeforeEach
  void refill() {
    gateway.clock().pass(Duration.ofMinutes(1));
  }

  @Test
  void oneAccountHasOneRateInBothLanguages() {
    var bearer = gateway.newKey(gateway.openAccount("Alice"), "owner");
    var client = new CloudClient(gateway.service().baseUrl(), bearer);
    client.call("DescribeVpcs", "{}").expectDone();
    gateway.with(bearer).get("/v1/vpcs").expect(200);
    client.call("DescribeVpcs", "{}").expect("RequestLimitExceeded");
    gateway.with(bearer).get("/v1/vpcs").expectProblem(429, "rate-limited");
  }

  private static CloudClient client(String bearer) {
    return new CloudClient(gateway.service().baseUrl(), bearer);
  }

  @Test
  void whoGuessesTheSecretOfAKeyInUseIsNotHeardForAWhile() {
    var account = gateway.openAccount("Alice");
    var attacked = gateway.newKey(account, "owner");
    var other = gateway.newKey(account, "owner");
    client(attacked).call("DescribeVpcs", "{}").expectDone();
    client(other).call("DescribeVpcs", "{}").expectDone();
    var wrong = client(attacked.substring(0, attacked.indexOf('.')) + ".another-secret-00001");
    for (int i = 0; i < 3; i++) {
      wrong.call("DescribeVpcs", "{}").expect("AuthFailure.SignatureFailure");
    }
    wrong.call("DescribeVpcs", "{}").expect("RequestLimitExceeded.IPLimitExceeded");
    client(attacked).call("DescribeVpcs", "{}").expect("RequestLimitExceeded.IPLimitExceeded");
    gateway.clock().pass(Duration.ofSeconds(2)); // of the account's rate as well
    client(other).call("DescribeVpcs", "{}").expectDone();
    client(attacked).call("DescribeVpcs", "{}").expectDone();
  }

  @Test
  void whoTriesManyKeysIsNotHeardForAWhile() {
    var url = gateway.service().baseUrl();
    for (int i = 0; i < 3; i++) {
      new CloudClient(url, "key-0000000000000000" + i + ".another-secret-00001")
          .call("DescribeVpcs", "{}")
          .expect("AuthFailure.SecretIdNotFound");
    }
    new CloudClient(url, "key-00000000000000009.another-secret-00001")
        .call("DescribeVpcs", "{}")
        .expect("RequestLimitExceeded.IPLimitExceeded");
  }
}
