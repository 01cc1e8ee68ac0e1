package dev.landbridge.gateway.openapi;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd;
import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.GatewayUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One document for everything. */
class OpenApiTest {
  private static final String PATH = "/v1/openapi.json";
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void answer() {
    serves(gateway.peering(), "/v1/vpcs");
    serves(gateway.routing(), "/v1/routes");
    gateway.clock().pass(Duration.ofMinutes(1));
  }

  private static void serves(BackEnd service, String path) {
    service.answers(
        Answer.ok("{\"paths\":{\"" + path + "\":{\"get\":{}},\"/internal/x\":{\"get\":{}}}}"));
  }

  @Test
  void theDocumentNeedsNoKeyAndHoldsAllPaths() {
    var answer = gateway.nobody().get(PATH).expect(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Landbridge-Missing-Services")).isNull();
    assertThat(answer.body().path("paths").propertyNames())
        .contains(
            "/v1/vpcs",
            "/v1/routes",
            "/v1/accounts",
            "/v1/accounts/{id}/api-keys",
            "/v1/accounts/{id}/api-keys/{keyId}/disable")
        .doesNotContain("/internal/x", PATH);
    assertThat(answer.text("openapi")).startsWith("3.1");
  }

  @Test
  void itIsMadeAnewOnlyNowAndThen() {
    gateway.nobody().get(PATH).expect(200);
    serves(gateway.peering(), "/v1/subnets");
    var paths = gateway.newCaller("viewer").get(PATH).expect(200).body().path("paths");
    assertThat(paths.propertyNames()).contains("/v1/vpcs").doesNotContain("/v1/subnets");
    gateway.clock().pass(Duration.ofSeconds(11));
    assertThat(gateway.nobody().get(PATH).expect(200).body().path("paths").propertyNames())
        .contains("/v1/subnets");
  }

  @Test
  void anotherHostNameDoesNotMakeItAnew() {
    gateway.nobody().get(PATH).expect(200);
    var asked = gateway.peering().asked("/v3/api-docs");
    for (int i = 0; i < 5; i++) {
      gateway.nobody().with("X-Forwarded-Host", "host" + i).get(PATH).expect(200);
      raw("host" + i + ".example");
    }
    assertThat(gateway.peering().asked("/v3/api-docs")).isEqualTo(asked);
  }

  private static void raw(String host) {
    var url = URI.create(gateway.service().baseUrl());
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(PATH, host)
                  .getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8)).contains(" 200 ");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aMissingServiceIsNamedAndTheRestIsThere() {
    gateway.routing().answers(new Answer(500, java.util.Map.of(), "down"));
    var answer = gateway.nobody().get(PATH).expect(200);
    assertThat(answer.header("Landbridge-Missing-Services")).isEqualTo("routing-service");
    assertThat(answer.body().path("paths").propertyNames())
        .contains("/v1/vpcs", "/v1/accounts")
        .doesNotContain("/v1/routes");
  }

  @Test
  void aWrongKeyIsNotIgnored() {
    gateway.with("key-00000000000000000.wrong-secret-0001").get(PATH).expect(401);
  }

  @Test
  void otherMethodsNeedAKey() {
    gateway.nobody().post(PATH, java.util.Map.of()).expect(401);
  }
}
