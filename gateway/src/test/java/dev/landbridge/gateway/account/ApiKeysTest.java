package dev.landbridge.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.testkit.HttpProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** API keys over HTTP. */
class ApiKeysTest {
  private static final String SECRET = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
  private static int imported;
  private static GatewayUnderTest gateway;
  private String account;
  private String path;
  private String bearer;
  private HttpProbe owner;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start(Map.of("gateway.max-keys-per-account", "5"));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void openAccount() {
    account = gateway.openAccount("Alice");
    path = "/v1/accounts/" + account + "/api-keys";
    bearer = gateway.newKey(account, "owner");
    owner = gateway.with(bearer);
  }

  private static Map<String, String> key(String role) {
    return Map.of("name", "laptop", "role", role);
  }

  private static Map<String, String> imported(String id, String secret) {
    return Map.of("id", id, "secret", secret, "name", "old", "role", "network-admin");
  }

  private static String freshId() {
    imported++;
    return "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE" + imported;
  }

  @Test
  void anOwnerMakesAKeyAndSeesItsSecretOnce() {
    var made = owner.post(path, key("viewer")).expect(201);
    assertThat(made.text("id")).matches("key-[0-9a-f]{17}");
    assertThat(made.text("secret")).matches("[A-Za-z0-9_-]{43}");
    assertThat(made.text("bearer")).isEqualTo(made.text("id") + "." + made.text("secret"));
    assertThat(made.text("role")).isEqualTo("viewer");
    assertThat(made.text("status")).isEqualTo("enabled");
    assertThat(made.text("accountId")).isEqualTo(account);
    assertThat(made.header("Location")).isEqualTo(path + "/" + made.text("id"));
    assertThat(made.header("ETag")).isEqualTo("\"" + made.body().path("version").asLong() + "\"");
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");
    var shown = owner.get(path + "/" + made.text("id")).expect(200);
    assertThat(shown.body().has("secret")).isFalse();
    assertThat(shown.body().has("bearer")).isFalse();
    assertThat(owner.get(path).expect(200).body().toString()).doesNotContain(made.text("secret"));
    gateway.with(made.text("bearer")).get("/v1/accounts/self").expect(200);
  }

  @Test
  void aRepeatedRequestGetsTheSameSecretAndNoSecondKey() {
    var once = owner.with("Idempotency-Key", "make-it-once-" + account);
    var first = once.post(path, key("viewer")).expect(201);
    var second = once.post(path, key("viewer")).expect(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(owner.get(path).body().path("items").size()).isEqualTo(2);
    once.post(path, key("owner")).expectProblem(422, "idempotency-key-reused");
  }

  @Test
  void anotherKeyOfTheAccountDoesNotGetTheSecret() {
    var viewer = gateway.with(gateway.newKey(account, "viewer"));
    owner.with("Idempotency-Key", "seen-" + account).post(path, key("owner")).expect(201);
    viewer
        .with("Idempotency-Key", "seen-" + account)
        .post(path, key("owner"))
        .expectProblem(403, "not-allowed");
  }

  @Test
  void theOperatorBringsAKeyOver() {
    var id = freshId();
    var answer = gateway.operator().post(path + "/import", imported(id, SECRET)).expect(201);
    assertThat(answer.text("id")).isEqualTo(id);
    assertThat(answer.body().path("imported").asBoolean()).isTrue();
    assertThat(answer.body().has("secret")).isFalse();
    assertThat(gateway.with(id + "." + SECRET).get("/v1/accounts/self").expect(200).text("id"))
        .isEqualTo(account);
  }

  @Test
  void nobodyElseBringsAKeyOver() {
    owner.post(path + "/import", imported(freshId(), SECRET)).expectProblem(403, "not-allowed");
  }

  @Test
  void aKeyIdIsTakenForAllAccountsAndForEver() {
    var id = freshId();
    var operator = gateway.operator();
    var elsewhere = "/v1/accounts/" + gateway.openAccount("Bob") + "/api-keys/import";
    operator.post(path + "/import", imported(id, SECRET)).expect(201);
    operator.post(path + "/import", imported(id, SECRET)).expectProblem(409, "api-key-exists");
    operator.post(elsewhere, imported(id, SECRET)).expectProblem(409, "api-key-exists");
    operator.delete(path + "/" + id).expect(204);
    operator.post(elsewhere, imported(id, SECRET)).expectProblem(409, "api-key-exists");
    assertThat(gateway.with(id + "." + SECRET).get("/v1/accounts/self").status()).isEqualTo(401);
  }

  @Test
  void aMalformedSecretIsNotRepeatedInTheAnswer() {
    for (var secret : new String[] {"short", "with a space in the middle", "x".repeat(129)}) {
      var answer =
          gateway
              .operator()
              .post(path + "/import", imported(freshId(), secret))
              .expectProblem(400, "malformed-request");
      assertThat(answer.body().toString()).contains("/secret").doesNotContain(secret);
    }
  }

  @Test
  void noKeyGrantsMoreThanItsMakerHas() {
    for (var role : List.of("network-admin", "viewer")) {
      var caller = gateway.with(gateway.newKey(account, role));
      caller.post(path, key("viewer")).expectProblem(403, "not-allowed");
      caller.get(path).expectProblem(403, "not-allowed");
      caller.post(path + "/" + idOf(bearer) + "/disable", null).expectProblem(403, "not-allowed");
      caller.post(path + "/" + idOf(bearer) + "/enable", null).expectProblem(403, "not-allowed");
      caller.delete(path + "/" + idOf(bearer)).expectProblem(403, "not-allowed");
    }
    owner.post(path, key("operator")).expectProblem(422, "role-not-grantable");
    gateway.operator().post(path, key("operator")).expectProblem(422, "role-not-grantable");
    owner.post(path, key("root")).expectProblem(400, "malformed-request");
  }

  private static String idOf(String bearer) {
    return bearer.substring(0, bearer.indexOf('.'));
  }

  @Test
  void theLastOwnerKeyIsKeptFromItsOwners() {
    var self = path + "/" + idOf(bearer);
    owner.post(self + "/disable", null).expectProblem(409, "last-owner-key");
    owner.delete(self).expectProblem(409, "last-owner-key");
    var second = gateway.with(gateway.newKey(account, "owner"));
    second.post(self + "/disable", null).expect(200);
    second.delete(self).expect(204);
    second.delete(self).expectProblem(404, "no-such-api-key");
  }

  @Test
  void theOperatorMayDisableTheLastOwnerKey() {
    var self = path + "/" + idOf(bearer);
    var disabled = gateway.operator().post(self + "/disable", null).expect(200);
    assertThat(disabled.text("status")).isEqualTo("disabled");
    owner.get(path).expectProblem(401, "unauthenticated");
    gateway.operator().post(self + "/enable", null).expect(200);
    owner.get(path).expect(200);
  }

  @Test
  void thereAreNoMoreKeysThanAllowed() {
    for (int i = 0; i < 4; i++) {
      owner.post(path, key("viewer")).expect(201);
    }
    var refused = owner.post(path, key("viewer")).expectProblem(422, "too-many-api-keys");
    assertThat(refused.body().path("limit").asInt()).isEqualTo(5);
  }

  @Test
  void keysOfOneAccountAreUnknownInAnother() {
    var foreign = gateway.newKey(gateway.openAccount("Bob"), "owner");
    for (var id : new String[] {idOf(foreign), "key-00000000000000000"}) {
      owner.get(path + "/" + id).expectProblem(404, "no-such-api-key");
      owner.post(path + "/" + id + "/disable", null).expectProblem(404, "no-such-api-key");
      owner.delete(path + "/" + id).expectProblem(404, "no-such-api-key");
    }
    gateway.with(foreign).get("/v1/accounts/self").expect(200);
  }

  @Test
  void theListIsPagedAndHoldsNoDeletedKeys() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      ids.add(owner.post(path, key("viewer")).expect(201).text("id"));
    }
    owner.delete(path + "/" + ids.removeFirst()).expect(204);
    var first = owner.get(path + "?limit=2").expect(200);
    var second = owner.get(path + "?limit=2&cursor=" + first.text("nextCursor")).expect(200);
    assertThat(first.body().path("items").findValuesAsString("id"))
        .containsExactly(idOf(bearer), ids.get(0));
    assertThat(second.body().path("items").findValuesAsString("id")).containsExactly(ids.get(1));
    assertThat(second.body().has("nextCursor") && !second.body().path("nextCursor").isNull())
        .isFalse();
  }

  @Test
  void ifMatchIsHonoured() {
    var made = owner.post(path, key("viewer")).expect(201);
    var self = path + "/" + made.text("id");
    owner
        .with("If-Match", "\"0\"")
        .post(self + "/disable", null)
        .expectProblem(412, "version-mismatch");
    var tag = String.valueOf(made.header("ETag"));
    owner.with("If-Match", tag).post(self + "/disable", null).expect(200);
  }
}
