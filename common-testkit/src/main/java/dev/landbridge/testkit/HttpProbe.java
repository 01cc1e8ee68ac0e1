package dev.landbridge.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A small JSON client: what a test sends, and the status, body and headers that come back. */
public final class HttpProbe {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private final String baseUrl;
  private final Supplier<Map<String, String>> headers;

  private HttpProbe(String baseUrl, Supplier<Map<String, String>> headers) {
    this.baseUrl = baseUrl;
    this.headers = headers;
  }

  public static HttpProbe of(String baseUrl) {
    return new HttpProbe(baseUrl, Map::of);
  }

  /** Sends a token with every request; asked for anew each time, since tokens expire. */
  public HttpProbe withBearer(Supplier<String> token) {
    return with("Authorization", () -> "Bearer " + token.get());
  }

  public HttpProbe withBearer(String token) {
    return withBearer(() -> token);
  }

  public HttpProbe with(String header, String value) {
    return with(header, () -> value);
  }

  private HttpProbe with(String header, Supplier<String> value) {
    return new HttpProbe(
        baseUrl,
        () -> {
          var all = new TreeMap<>(headers.get());
          all.put(header, value.get());
          return all;
        });
  }

  /** What came back; {@code body} is a missing node when there was none. */
  public record Answer(int status, JsonNode body, HttpHeaders headers) {

    public @Nullable String header(String name) {
      return headers.firstValue(name).orElse(null);
    }

    /** The stable code of a problem document, empty when it is none. */
    public String code() {
      return body.path("code").asString("");
    }

    public String text(String field) {
      return body.path(field).asString("");
    }

    /** Returns itself when the status is as expected; else the answer is the message. */
    public Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError(
            "Expected status %d, but got %d: %s".formatted(expected, status, body));
      }
      return this;
    }

    public Answer expectProblem(int expected, String code) {
      expect(expected);
      if (!code.equals(code())) {
        throw new AssertionError("Expected problem %s, but got %s".formatted(code, body));
      }
      return this;
    }
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, @Nullable Object body) {
    return send("POST", path, body);
  }

  public Answer patch(String path, @Nullable Object body) {
    return send("PATCH", path, body);
  }

  public Answer put(String path, @Nullable Object body) {
    return send("PUT", path, body);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  /** A string is sent as it is, anything else as JSON. */
  public Answer send(String method, String path, @Nullable Object body) {
    var request =
        HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(Duration.ofSeconds(60));
    headers.get().forEach(request::setHeader);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      var text = body instanceof String raw ? raw : JSON.writeValueAsString(body);
      request.header("Content-Type", "application/json");
      request.method(method, HttpRequest.BodyPublishers.ofString(text));
    }
    return send(request.build());
  }

  private static Answer send(HttpRequest request) {
    try {
      var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), tree(response.body()), response.headers());
    } catch (IOException e) {
      throw new AssertionError("No answer to %s %s".formatted(request.method(), request.uri()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  private static JsonNode tree(String body) {
    if (body.isEmpty()) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException notJson) {
      return JSON.getNodeFactory().stringNode(body);
    }
  }
}
