package dev.landbridge.gateway.edge;

import static dev.landbridge.testkit.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.GatewayUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies that come slowly take memory: not of one account without end. */
class ArrivalsTest {
  private static final int MOST = 3;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start(Map.of("gateway.forwarding.max-concurrent-per-account", MOST));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void anAccountHasOnlySoManyBodiesArrivingAndNobodyElseIsHeldUp() throws IOException {
    var account = gateway.openAccount("Alice");
    var bearer = gateway.newKey(account, "owner");
    var alice = gateway.with(bearer);
    var bob = gateway.newCaller("owner");
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < MOST; i++) {
        slow.add(halfARequest(bearer));
      }
      eventually(
          () -> {
            slow.add(halfARequest(bearer)); // one before may have met a whole one and been refused
            alice.post("/v1/vpcs", "{}").expectProblem(429, "too-many-at-once");
          });
      alice.get("/v1/vpcs").expect(200);
      bob.post("/v1/vpcs", "{}").expect(200);
      gateway.operator().with("Landbridge-Account", account).post("/v1/vpcs", "{}").expect(200);
      for (var socket : slow) {
        socket.close();
      }
      eventually(() -> assertThat(alice.post("/v1/vpcs", "{}").status()).isEqualTo(200));
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  private static Socket halfARequest(String bearer) throws IOException {
    var url = URI.create(gateway.service().baseUrl());
    var socket = new Socket(url.getHost(), url.getPort());
    var head =
        "POST /v1/vpcs HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nAuthorization: Bearer "
            + bearer
            + "\r\n\r\n{";
    socket.getOutputStream().write(head.getBytes(ISO_8859_1));
    return socket;
  }
}
