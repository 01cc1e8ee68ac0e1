package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpProbeTest {
  private HttpServer server;
  private HttpProbe probe;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/echo", HttpProbeTest::echo);
    server.createContext("/refused", exchange -> answer(exchange, 409, "{\"code\":\"taken\"}"));
    server.createContext("/empty", exchange -> answer(exchange, 200, ""));
    server.start();
    probe = HttpProbe.of("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static void echo(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    exchange.getResponseHeaders().add("Seen", String.valueOf(headers.getFirst("Authorization")));
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answer(exchange, 200, body);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void aBodyGoesOutAndComesBackAsJson() {
    var answer = probe.withBearer("secret").post("/echo", Map.of("name", "RED")).expect(200);
    assertThat(answer.text("name")).isEqualTo("RED");
    assertThat(answer.header("Seen")).isEqualTo("Bearer secret");
  }

  @Test
  void rawTextIsSentAsItIs() {
    assertThat(probe.put("/echo", "{broken").body().asString()).isEqualTo("{broken");
  }

  @Test
  void problemsAreRecognisedByTheirCode() {
    probe.delete("/refused").expectProblem(409, "taken");
    assertThatThrownBy(() -> probe.get("/refused").expect(200))
        .hasMessageContaining("Expected status 200, but got 409: {\"code\":\"taken\"}");
  }

  @Test
  void anEmptyAnswerHasAMissingBody() {
    assertThat(probe.get("/empty").body().isMissingNode()).isTrue();
  }
}
