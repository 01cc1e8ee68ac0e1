package dev.landbridge.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.gateway.tencentapi.CloudClient;
import dev.landbridge.testkit.HttpProbe;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A secret in the wrong place goes no further. */
class MisplacedSecretTest {
  private static final String WITH_SIGNS = "S3cret\"with\\signs+/=&%<>";
  private static GatewayUnderTest gateway;
  private static String account;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
    account = gateway.openAccount("Alice");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  private static String imported(String id) {
    gateway
        .operator()
        .post(
            "/v1/accounts/" + account + "/api-keys/import",
            Map.of("id", id, "secret", WITH_SIGNS, "name", "old", "role", "owner"));
    return id + "." + WITH_SIGNS;
  }

  private static List<String> bearers() {
    return List.of(
        gateway.newKey(account, "owner"),
        imported("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE"),
        gateway.operatorBearer());
  }

  private static void assertRefused(HttpProbe.Answer answer, String secret) {
    answer.expectProblem(400, "secret-in-request");
    assertThat(answer.body().toString()).doesNotContain(secret, URLEncoder.encode(secret, UTF_8));
  }

  @Test
  void whereverItStandsTheRequestIsRefused() {
    for (var bearer : bearers()) {
      gateway.peering().reset();
      var secret = bearer.substring(bearer.indexOf('.') + 1);
      var word = URLEncoder.encode(secret, UTF_8);
      var caller = gateway.with(bearer);
      assertRefused(caller.get("/v1/vpcs?x=" + word), secret);
      assertRefused(caller.get("/v1/accounts?x=" + word), secret);
      assertRefused(caller.with("Idempotency-Key", secret).post("/v1/vpcs", Map.of()), secret);
      assertRefused(caller.with("Landbridge-Account", secret).get("/v1/vpcs"), secret);
      assertRefused(caller.post("/v1/vpcs", Map.of("name", secret)), secret);
      assertRefused(caller.post("/v1/vpcs", Map.of("name", "a " + secret + " b")), secret);
      assertRefused(caller.patch("/v1/accounts/" + account, Map.of("name", secret)), secret);
      assertThat(gateway.peering().received()).isEmpty();
      caller.with("Landbridge-Account", account).get("/v1/vpcs").expect(200);
    }
  }

  /** As those write it who escape more than they must, or take another encoding. */
  @Test
  void howeverItIsWritten() throws Exception {
    var bearer = imported("AKIDz8krbsJ5yKBZQpn74WFkmLPx4EXAMPLE");
    var escaped =
        WITH_SIGNS
            .replace("\\", "\\\\")
            .replace("\"", "\\u0022")
            .replace("/", "\\/")
            .replace("=", "\\u003d")
            .replace("&", "\\u0026");
    var json = "{\"name\":\"" + escaped + "\"}";
    for (var encoding : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
      var request =
          HttpRequest.newBuilder(URI.create(gateway.service().baseUrl() + "/v1/vpcs"))
              .header("Authorization", "Bearer " + bearer)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(json.getBytes(encoding)))
              .build();
      try (var http = HttpClient.newHttpClient()) {
        assertThat(http.send(request, BodyHandlers.ofString()).body())
            .contains("secret-in-request");
      }
    }
    var pluses = WITH_SIGNS.replace("\"", "%22").replace("\\", "%5C").replace("%<>", "%25%3C%3E");
    gateway.with(bearer).get("/v1/vpcs?x=" + pluses).expectProblem(400, "secret-in-request");
  }

  @Test
  void inAPathItIsNotRepeated() {
    var bearer = gateway.newKey(account, "owner");
    var secret = bearer.substring(bearer.indexOf('.') + 1);
    assertRefused(gateway.with(bearer).get("/v1/vpcs/" + secret), secret);
    var unknown = gateway.nobody().get("/v1/vpcs/" + secret).expectProblem(401, "unauthenticated");
    assertThat(unknown.text("instance")).isEqualTo("/v1/vpcs/***");
  }

  @Test
  void theCloudApiRefusesItAsWell() {
    var bearer = gateway.newKey(account, "owner");
    var secret = bearer.substring(bearer.indexOf('.') + 1);
    var client = new CloudClient(gateway.service().baseUrl(), bearer);
    client.call("CreateVpc", Map.of("VpcName", secret)).expect("InvalidParameterValue");
    client.call(secret.substring(0, 3) + secret, Map.of()).expect("InvalidParameterValue");
    assertThat(client.call("CreateVpc", Map.of("VpcName", secret)).text("/Error/Message"))
        .contains("nothing was done")
        .doesNotContain(secret);
  }
}
