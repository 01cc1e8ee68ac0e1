package dev.landbridge.platform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who sends a byte now and then is not waited for, though no pause is long. */
class SlowCallersTest {
  private static final int PAUSE_MILLIS = 100;
  private static final int MOST_BYTES = 300;
  private static ServiceUnderTest service;

  @BeforeAll
  static void start() {
    service =
        ServiceUnderTest.start(
            LandbridgeService::start,
            SampleConfiguration.class,
            Map.of("landbridge.head-timeout", "1s", "landbridge.body-timeout", "1s"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aHeadThatDripsIsGivenUp() throws IOException {
    assertThat(drip("GET /v1/samples HTTP/1.1\r\nHost: a\r\nX: ")).isEmpty();
    assertThat(drip("GE")).isEmpty();
  }

  @Test
  void aBodyThatDripsIsRefused() throws IOException {
    var bearer = InternalTokenForTests.ownerOf(new AccountId("100000000001"));
    var head =
        "POST /v1/samples HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
            + "Content-Length: 1000\r\nAuthorization: Bearer "
            + bearer
            + "\r\n\r\n";
    assertThat(drip(head)).startsWith("HTTP/1.1 408").contains("\"code\":\"body-too-slow\"");
  }

  /** The first piece of the answer; empty where there was none and the connection was closed. */
  private static String drip(String beginning) throws IOException {
    var url = URI.create(service.baseUrl());
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket.setSoTimeout(PAUSE_MILLIS);
      socket.getOutputStream().write(beginning.getBytes(ISO_8859_1));
      for (int i = 0; i < MOST_BYTES; i++) {
        socket.getOutputStream().write('x');
        try {
          return rest(socket);
        } catch (SocketTimeoutException notYet) {
          // and the next byte
        }
      }
      throw new AssertionError("Expected not to be heard for so long");
    } catch (IOException closedWhileWriting) {
      return "";
    }
  }

  private static String rest(Socket socket) throws IOException {
    var answer = new ByteArrayOutputStream();
    int first = socket.getInputStream().read();
    if (first >= 0) {
      answer.write(first);
      answer.writeBytes(socket.getInputStream().readNBytes(socket.getInputStream().available()));
    }
    return answer.toString(ISO_8859_1);
  }
}
