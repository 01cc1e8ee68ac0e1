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
    assertThat(drip(post("Content-Length: 1000", authorization())))
        .startsWith("HTTP/1.1 408")
        .contains("\"code\":\"body-too-slow\"");
  }

  /** Each byte of an extension is read by the same call, which never returns. */
  @Test
  void aChunkThatNeverBeginsIsGivenUp() throws IOException {
    assertThat(drip(post("Transfer-Encoding: chunked", authorization()) + "1;")).isEmpty();
  }

  @Test
  void theRestOfABodyThatNobodyWantsIsGivenUp() throws IOException {
    var url = URI.create(service.baseUrl());
    try (var socket = new Socket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(post("Content-Length: 10000").getBytes(ISO_8859_1));
      socket.setSoTimeout(PAUSE_MILLIS);
      var answer = new ByteArrayOutputStream();
      assertThat(isClosedWhileDripping(socket, answer)).isTrue();
      assertThat(answer.toString(ISO_8859_1)).startsWith("HTTP/1.1 401");
    }
  }

  private static String post(String... headers) {
    return "POST /v1/samples HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
        + String.join("\r\n", headers)
        + "\r\n\r\n";
  }

  private static String authorization() {
    return "Authorization: Bearer " + InternalTokenForTests.ownerOf(new AccountId("100000000001"));
  }

  private static boolean isClosedWhileDripping(Socket socket, ByteArrayOutputStream answer) {
    for (int i = 0; i < MOST_BYTES; i++) {
      try {
        socket.getOutputStream().write('x');
        for (int one = socket.getInputStream().read();
            one >= 0;
            one = socket.getInputStream().read()) {
          answer.write(one);
        }
        return true;
      } catch (SocketTimeoutException notYet) {
        // and the next byte
      } catch (IOException closed) {
        return true;
      }
    }
    return false;
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
