package dev.landbridge.gateway.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.testkit.Eventually;
import dev.landbridge.testkit.HttpProbe;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody takes all connections to a service. */
class CrowdTest {
  private static GatewayUnderTest gateway;
  private static String bearer;

  @BeforeAll
  static void start() {
    gateway =
        GatewayUnderTest.start(
            Map.of(
                "gateway.forwarding.max-connections-per-service", "4",
                "gateway.forwarding.max-concurrent-per-account", "50"));
    bearer = gateway.newKey(gateway.openAccount("Alice"), "owner");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.peering().reset();
    gateway.with(bearer).get("/v1/vpcs").expect(200);
    gateway.peering().reset();
  }

  @Test
  void anAccountWithManyRequestsUnderWayWaitsAndNobodyElseDoes() throws Exception {
    var end = new CountDownLatch(1);
    var alice = gateway.with(bearer);
    var bob = gateway.newCaller("viewer");
    gateway.peering().answers(request -> request.uri().contains("slow") ? ok().after(end) : ok());
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = pool.submit(() -> alice.get("/v1/vpcs/slow"));
      var second = pool.submit(() -> alice.get("/v1/vpcs/slow"));
      Eventually.eventually(() -> assertThat(gateway.peering().received()).hasSize(2));
      var refused = alice.get("/v1/vpcs").expectProblem(429, "too-many-at-once");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.body().path("limit").asInt()).isEqualTo(2);
      alice.get("/v1/routes").expect(200);
      bob.get("/v1/vpcs").expect(200);
      gateway.operator().get("/v1/vpcs").expect(200);
      end.countDown();
      first.get().expect(200);
      second.get().expect(200);
    } finally {
      end.countDown();
    }
    alice.get("/v1/vpcs").expect(200);
  }

  private static Answer ok() {
    return Answer.ok("{}");
  }

  @Test
  void aBodyThatComesSlowlyHoldsNoConnection() throws Exception {
    var slow = new Socket[6];
    try {
      for (int i = 0; i < slow.length; i++) {
        slow[i] = halfARequest();
      }
      HttpProbe bob = gateway.newCaller("viewer");
      for (int i = 0; i < 3; i++) {
        bob.get("/v1/vpcs").expect(200);
        gateway.with(bearer).get("/v1/vpcs").expect(200);
      }
      assertThat(gateway.peering().received()).allMatch(request -> request.method().equals("GET"));
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  /** More than the two turns that an account has here, and far more than sockets hold. */
  @Test
  void anAnswerThatIsReadSlowlyHoldsNoTurn() throws Exception {
    var long16 = Answer.ok("\"" + "x".repeat(16 << 20) + "\"");
    gateway.peering().answers(request -> request.uri().contains("long") ? long16 : ok());
    var slow = new Socket[3];
    try {
      for (int i = 0; i < slow.length; i++) {
        slow[i] = send("GET /v1/vpcs/long HTTP/1.1\r\nHost: a\r\n", "");
        slow[i].getInputStream().read();
      }
      gateway.with(bearer).get("/v1/vpcs").expect(200);
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  private static Socket halfARequest() throws IOException {
    return send("POST /v1/vpcs HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n", "{");
  }

  private static Socket send(String head, String body) throws IOException {
    var url = URI.create(gateway.service().baseUrl());
    var socket = new Socket(url.getHost(), url.getPort());
    var request = head + "Authorization: Bearer " + bearer + "\r\n\r\n" + body;
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    return socket;
  }
}
