package dev.landbridge.gateway.edge;

import static dev.landbridge.testkit.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.gateway.GatewayUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bodies that come slowly take memory: not of one account without end. */
class ArrivalsTest {
  private static final int MOST = 3;
  private static final int MOST_OF_AN_ADDRESS = 500;
  private static final String REFUSED = "RequestLimitExceeded.UinLimitExceeded";
  private static final int MOST_OF_STRANGERS = 2_000;
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

  /** The cloud API learns who sends only from what is signed, the body with the rest. */
  @Test
  void anAddressHasOnlySoManyBodiesOfTheCloudApiArriving() throws IOException {
    var bearer = gateway.newKey(gateway.openAccount("Carol"), "owner");
    var slow = new ArrayList<Socket>();
    try {
      assertThat(cloudAnswer()).contains("Error").doesNotContain(REFUSED);
      for (int i = 0; i < MOST_OF_AN_ADDRESS - 1; i++) {
        slow.add(send(signedHead() + "Content-Length: 10\r\n\r\n{"));
      }
      assertThat(cloudAnswer()).contains("Error").doesNotContain(REFUSED);
      eventually(
          () -> {
            slow.add(send(signedHead() + "Content-Length: 10\r\n\r\n{"));
            assertThat(cloudAnswer()).contains(REFUSED);
          });
      gateway.with(bearer).post("/v1/vpcs", "{}").expect(200);
      var elsewhere = gateway.service().bean(Arrivals.class);
      assertThat(elsewhere.ofAnybody("192.0.2.1", _ -> new byte[1])).hasSize(1);
      for (var socket : slow) {
        socket.close();
      }
      eventually(() -> assertThat(cloudAnswer()).contains("Error").doesNotContain(REFUSED));
    } finally {
      for (var socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void strangersTogetherHaveOnlySoManyArriving() {
    var arrivals = gateway.service().bean(Arrivals.class);
    var end = new CountDownLatch(1);
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < MOST_OF_STRANGERS; i++) {
        var address = "192.0.2." + i % 8;
        pool.execute(() -> arrivals.ofAnybody(address, _ -> after(end)));
      }
      try {
        eventually(
            () -> {
              pool.execute(() -> arrivals.ofAnybody("192.0.2.9", _ -> after(end)));
              assertThatThrownBy(() -> arrivals.ofAnybody("198.51.100.1", _ -> new byte[0]))
                  .hasMessageContaining("too-many-at-once");
            });
      } finally {
        end.countDown();
      }
    }
    assertThat(arrivals.ofAnybody("198.51.100.1", _ -> new byte[1])).hasSize(1);
  }

  private static byte[] after(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return new byte[0];
  }

  private static String cloudAnswer() throws IOException {
    try (var socket = send(signedHead() + "Connection: close\r\nContent-Length: 2\r\n\r\n{}")) {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  /** Right in all that can be seen without the body, though the signature is none. */
  private static String signedHead() {
    var now = Instant.now();
    return "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        + "X-TC-Action: DescribeVpcs\r\nX-TC-Timestamp: "
        + now.getEpochSecond()
        + "\r\nAuthorization: TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/"
        + now.toString().substring(0, "2000-01-01".length())
        + "/vpc/tc3_request, SignedHeaders=content-type;host, Signature="
        + "0".repeat(64)
        + "\r\n";
  }

  private static Socket halfARequest(String bearer) throws IOException {
    return send(
        "POST /v1/vpcs HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\nAuthorization: Bearer "
            + bearer
            + "\r\n\r\n{");
  }

  private static Socket send(String request) throws IOException {
    var url = URI.create(gateway.service().baseUrl());
    var socket = new Socket(url.getHost(), url.getPort());
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    return socket;
  }
}
