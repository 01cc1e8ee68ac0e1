package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.platform.auth.InternalTokens;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.testkit.HttpProbe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, as whom. */
class AuthenticationTest {
  private static final String VPCS = "/v1/vpcs";
  private static GatewayUnderTest gateway;
  private String account;
  private String bearer;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void openAccount() {
    account = gateway.openAccount("Alice");
    bearer = gateway.newKey(account, "owner");
    gateway.peering().reset();
  }

  private String keyId() {
    return bearer.substring(0, bearer.indexOf('.'));
  }

  private HttpProbe.Answer key(String action) {
    return gateway
        .operator()
        .post("/v1/accounts/" + account + "/api-keys/" + keyId() + "/" + action, null);
  }

  private Caller seenByTheService() {
    var header = gateway.peering().only().headers().getOrDefault("authorization", "");
    var tokens = gateway.service().bean(InternalTokens.class);
    return tokens.verify(header.substring("Bearer ".length()));
  }

  @Test
  void aNewKeyWorksAtOnce() {
    gateway.with(bearer).get(VPCS).expect(200);
    assertThat(seenByTheService())
        .isEqualTo(new Caller(Optional.of(new AccountId(account)), Role.OWNER, keyId()));
  }

  @Test
  void withoutAKeyNobodyGetsIn() {
    var answer = gateway.nobody().get(VPCS).expectProblem(401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"landbridge\"");
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text("instance")).isEqualTo(VPCS);
    assertThat(answer.text("traceId")).hasSize(32);
    assertThat(gateway.peering().received()).isEmpty();
  }

  @Test
  void whatIsNoKeyDoesNotGetIn() {
    var wrong = bearer.substring(0, bearer.length() - 1) + (bearer.endsWith("A") ? "B" : "A");
    for (var header :
        new String[] {
          "Bearer " + wrong,
          "Bearer " + keyId(),
          "Bearer " + keyId() + ".",
          "Bearer key-00000000000000000." + bearer.substring(keyId().length() + 1),
          "Basic " + bearer,
          bearer,
          "Bearer",
          "Bearer " + "x".repeat(5000)
        }) {
      gateway
          .nobody()
          .with("Authorization", header)
          .get(VPCS)
          .expectProblem(401, "unauthenticated");
    }
    assertThat(gateway.peering().received()).isEmpty();
  }

  @Test
  void theAnswerDoesNotTellAnUnknownKeyFromAWrongSecret() {
    var unknown = gateway.with("key-00000000000000000.wrong-secret-0001").get(VPCS);
    var wrong = gateway.with(keyId() + ".wrong-secret-0001").get(VPCS);
    assertThat(unknown.text("detail")).isEqualTo(wrong.text("detail"));
  }

  @Test
  void aDisabledKeyStopsAtOnceAndAnEnabledOneWorksAtOnce() {
    gateway.with(bearer).get(VPCS).expect(200);
    key("disable").expect(200);
    gateway.with(bearer).get(VPCS).expectProblem(401, "unauthenticated");
    key("enable").expect(200);
    gateway.with(bearer).get(VPCS).expect(200);
  }

  @Test
  void aDeletedKeyStopsAtOnce() {
    gateway.with(bearer).get(VPCS).expect(200);
    gateway.operator().delete("/v1/accounts/" + account + "/api-keys/" + keyId()).expect(204);
    gateway.with(bearer).get(VPCS).expectProblem(401, "unauthenticated");
  }

  @Test
  void aChangeByAnotherGatewayIsNoticedWithinTheTimeToLive() {
    gateway.with(bearer).get(VPCS).expect(200);
    gateway
        .service()
        .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
        .sql("update api_key set status = 'DISABLED' where key_id = ?")
        .param(keyId())
        .update();
    gateway.clock().pass(Duration.ofSeconds(3));
    gateway.with(bearer).get(VPCS).expectProblem(401, "unauthenticated");
  }

  @Test
  void aSuspendedAccountIsToldSoUntilItIsResumed() {
    gateway.with(bearer).get(VPCS).expect(200);
    var path = "/v1/accounts/" + account;
    gateway.operator().post(path + "/suspend", Map.of("reason", "unpaid")).expect(200);
    gateway.with(bearer).get(VPCS).expectProblem(403, "account-suspended");
    gateway.with(keyId() + ".wrong-secret-0001").get(VPCS).expectProblem(401, "unauthenticated");
    gateway.operator().post(path + "/resume", null).expect(200);
    gateway.with(bearer).get(VPCS).expect(200);
  }

  @Test
  void theOperatorGetsInWithoutAnAccount() {
    gateway.operator().get(VPCS).expect(200);
    var id = gateway.operatorBearer().substring(0, gateway.operatorBearer().indexOf('.'));
    assertThat(seenByTheService()).isEqualTo(new Caller(Optional.empty(), Role.OPERATOR, id));
  }

  @Test
  void theOperatorsKeyNeedsItsSecret() {
    var id = gateway.operatorBearer().substring(0, gateway.operatorBearer().indexOf('.'));
    gateway.with(id + ".wrong-secret-0001").get(VPCS).expectProblem(401, "unauthenticated");
  }

  @Test
  void theOperatorActsForAnAccount() {
    gateway.operator().with("Landbridge-Account", account).get(VPCS).expect(200);
    assertThat(seenByTheService().account()).contains(new AccountId(account));
    assertThat(seenByTheService().role()).isEqualTo(Role.OPERATOR);
  }

  @Test
  void theOperatorDoesNotActForAnAccountThatDoesNotExist() {
    gateway
        .operator()
        .with("Landbridge-Account", "100000000009")
        .get(VPCS)
        .expectProblem(404, "no-such-account");
    gateway
        .operator()
        .with("Landbridge-Account", "nobody")
        .get(VPCS)
        .expectProblem(400, "malformed-request");
  }

  @Test
  void nobodyElseActsForAnotherAccount() {
    var other = gateway.openAccount("Bob");
    gateway
        .with(bearer)
        .with("Landbridge-Account", other)
        .get(VPCS)
        .expectProblem(403, "not-allowed");
    gateway.with(bearer).with("Landbridge-Account", account).get(VPCS).expect(200);
  }

  @Test
  void anInternalTokenIsNoKey() {
    var token =
        gateway
            .service()
            .bean(InternalTokens.class)
            .sign(new Caller(Optional.empty(), Role.OPERATOR, "forged"));
    gateway.with(token).get(VPCS).expectProblem(401, "unauthenticated");
    gateway.with(token).get("/v1/accounts").expectProblem(401, "unauthenticated");
    gateway.with(token).get("/internal/dead-letters").expectProblem(401, "unauthenticated");
  }

  @Test
  void keysSurviveARestart() {
    gateway.with(bearer).get(VPCS).expect(200);
    gateway.restart();
    gateway.with(bearer).get(VPCS).expect(200);
  }

  @Test
  void healthNeedsNoKeyAndTheInternalPathsDo() {
    gateway.nobody().get("/actuator/health/readiness").expect(200);
    gateway.nobody().get("/actuator/health/liveness").expect(200);
    gateway.nobody().get("/internal/projections").expectProblem(401, "unauthenticated");
    gateway.with(bearer).get("/internal/projections").expectProblem(403, "not-allowed");
    gateway.operator().get("/internal/projections").expect(200);
  }
}
