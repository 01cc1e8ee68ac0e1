package dev.landbridge.gateway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.Seeds;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever comes in: a problem document comes out, and nothing refused is stored. */
class HostileInputTest {
  private static final int REQUESTS = 400;
  private static GatewayUnderTest gateway;
  private static String account;
  private static String foreign;
  private static List<String> bearers;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
    account = gateway.openAccount("Alice");
    foreign = gateway.openAccount("Bob");
    bearers =
        List.of(
            gateway.newKey(account, "owner"),
            gateway.newKey(account, "viewer"),
            gateway.operatorBearer(),
            gateway.operatorBearer(),
            "key-00000000000000000.wrong-secret-0001",
            ".");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void anyRequestIsAnsweredAndARefusedOneLeavesNothing() {
    Seeds.forEach(
        REQUESTS,
        random -> {
          var before = events();
          var answer = send(random);
          assertThat(answer.status()).as("%s", answer.body()).isLessThan(500);
          if (answer.status() >= 400) {
            assertThat(answer.code()).as("%s", answer.body()).matches("[a-z-]+");
            assertThat(events()).as("%s", answer.body()).isEqualTo(before);
          }
        });
  }

  private static long events() {
    return gateway
        .service()
        .bean(JdbcClient.class)
        .sql("select count(*) from event")
        .query(Long.class)
        .single();
  }

  private static HttpProbe.Answer send(RandomGenerator random) {
    var caller = gateway.with(pick(random, bearers));
    if (random.nextInt(4) == 0) {
      caller =
          caller.with("Idempotency-Key", pick(random, List.of("a", "b", "x y", "k".repeat(300))));
    }
    if (random.nextInt(4) == 0) {
      caller =
          caller.with("If-Match", pick(random, List.of("*", "\"0\"", "0", "W/\"1\"", "\"x\"")));
    }
    if (random.nextInt(8) == 0) {
      caller =
          caller.with(
              "Landbridge-Account", pick(random, List.of(account, "0", "é", "1".repeat(99))));
    }
    var method = pick(random, List.of("GET", "POST", "POST", "PATCH", "DELETE", "PUT"));
    return caller.send(method, path(random), method.equals("GET") ? null : body(random));
  }

  private static String path(RandomGenerator random) {
    var id = pick(random, List.of(account, foreign, "self", "0", "99999999999999999999", "x"));
    var key = pick(random, List.of("key-00000000000000000", "import", "k", "%00", "..", "%F0%9F"));
    var base = "/v1/accounts";
    return pick(
        random,
        List.of(
            base,
            base + "/" + id,
            base + "/" + id + "/suspend",
            base + "/" + id + "/resume",
            base + "/" + id + "/api-keys",
            base + "/" + id + "/api-keys/import",
            base + "/" + id + "/api-keys/" + key,
            base + "/" + id + "/api-keys/" + key + "/disable",
            base + "?limit=" + pick(random, List.of("-1", "0", "101", "x", "1e9", "%00")),
            base + "?cursor=" + pick(random, List.of("x", "%00", "YWZ0ZXI6LTE", "=".repeat(500))),
            "/v1/" + key));
  }

  private static String body(RandomGenerator random) {
    var text =
        pick(
            random,
            List.of(
                "\"x\"",
                "\"\"",
                "null",
                "1",
                "-1e999",
                "{}",
                "[[]]",
                "true",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"owner\"",
                "\"operator\"",
                "\"" + "n".repeat(5000) + "\"",
                "[".repeat(2000)));
    return pick(
        random,
        List.of(
            "",
            "{",
            "\u0000",
            text,
            "{\"name\":" + text + "}",
            "{\"id\":" + text + ",\"name\":\"n\"}",
            "{\"name\":\"n\",\"role\":" + text + "}",
            "{\"id\":\"key-12345678\",\"secret\":" + text + ",\"name\":\"n\",\"role\":\"viewer\"}",
            "{\"reason\":" + text + "}",
            "{\"name\":\"n\",\"name\":" + text + "}",
            "{\"name\":\"n\",\"more\":" + text + "}"));
  }

  private static <T> T pick(RandomGenerator random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Test
  void brokenHttpIsRefusedWithAProblem() throws IOException {
    var host = "Host: x\r\n";
    for (var request :
        List.of(
            "NONSENSE\r\n\r\n",
            "GET /v1/vpcs HTTP/1.1\r\n\r\n",
            "GET /v1/vpcs\u0000 HTTP/1.1\r\n" + host + "\r\n",
            "GET /v1/<script> HTTP/1.1\r\n" + host + "\r\n",
            "GET /v1/vpcs HTTP/1.1\r\n" + host + "X: a\u0000b\r\n\r\n",
            "GET /v1/vpcs HTTP/1.1\r\n" + host + "X: " + "x".repeat(40_000) + "\r\n\r\n",
            "GET /v1/" + "x".repeat(40_000) + " HTTP/1.1\r\n" + host + "\r\n",
            "POST /v1/vpcs HTTP/1.1\r\n" + host + "Content-Length: -1\r\n\r\n",
            "POST /v1/vpcs HTTP/1.1\r\n" + host + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nx",
            "POST /v1/vpcs HTTP/1.1\r\n"
                + host
                + authorized()
                + "Transfer-Encoding: chunked\r\n\r\nZZ\r\n")) {
      var answer = raw(request);
      assertThat(answer).as("%.60s", request).matches("(?s)HTTP/1.1 4\\d\\d .*");
      assertThat(answer).as("%.60s", request).contains("application/problem+json", "\"code\":");
    }
  }

  @Test
  void aFormIsForwardedUnreadOrRefused() throws IOException {
    for (var method : List.of("PATCH", "PUT", "DELETE", "POST")) {
      for (var body : List.of("a=b&c=d", "a=%zz")) {
        gateway.peering().reset();
        assertThat(form(method, "/v1/vpcs/vpc-1", authorized(), body.length(), body))
            .startsWith("HTTP/1.1 200");
        assertThat(gateway.peering().only().body()).isEqualTo(body);
        assertThat(form(method, "/v1/vpcs/vpc-1", "", body.length(), body))
            .startsWith("HTTP/1.1 401");
      }
      gateway.peering().reset();
      assertThat(form(method, "/v1/vpcs/vpc-1", authorized(), 50_000_000, "a=b"))
          .startsWith("HTTP/1.1 413");
      assertThat(form(method, "/v1/vpcs/vpc-1", "", 50_000_000, "a=b")).startsWith("HTTP/1.1 401");
      assertThat(gateway.peering().received()).isEmpty();
    }
    assertThat(form("PATCH", "/v1/accounts/999999999999", authorized(), 5, "a=%zz"))
        .startsWith("HTTP/1.1 415");
  }

  private static String form(String method, String path, String key, int length, String body)
      throws IOException {
    return raw(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + key
            + "Content-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  @Test
  void aMultipartBodyWithoutBoundaryIsNoFailureOfOurs() throws IOException {
    var head = " HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n";
    for (var line : List.of("GET /v1/accounts", "POST /v1/accounts", "DELETE /v1/accounts/1")) {
      assertThat(raw(line + head + authorized() + "\r\na=b")).matches("(?s)HTTP/1.1 [24].*");
    }
  }

  @Test
  void aMalformedQueryIsRefusedHere() throws IOException {
    gateway.peering().reset();
    for (var query : List.of("name=%zz", "=1", "%", "a=1&=2", "a=%00")) {
      for (var path : List.of("/v1/vpcs", "/v1/accounts", "/v1/openapi.json")) {
        var answer =
            raw("GET " + path + "?" + query + " HTTP/1.1\r\nHost: a\r\n" + authorized() + "\r\n");
        assertThat(answer)
            .as(path + query)
            .startsWith("HTTP/1.1 400")
            .contains("malformed-request");
      }
    }
    assertThat(gateway.peering().received()).isEmpty();
  }

  private static String authorized() {
    return "Authorization: Bearer " + bearers.getFirst() + "\r\n";
  }

  private static String raw(String request) throws IOException {
    var url = URI.create(gateway.service().baseUrl());
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }
}
