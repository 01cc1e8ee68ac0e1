package dev.landbridge.standalone.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Sends JSON with one bearer key; tries again when the answer says that this is worth it. */
public final class ApiClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final int ATTEMPTS = 10;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI base;
  private final String bearer;

  public ApiClient(URI base, String bearer) {
    this.base = base;
    this.bearer = bearer;
  }

  /** What came back; the body is a missing node when there was none. */
  public record Answer(int status, JsonNode body) {
    private static final int FIRST_ERROR = 400;

    public boolean failed() {
      return status >= FIRST_ERROR;
    }

    public String text(String field) {
      return body.path(field).asString("");
    }
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, Map<String, ?> body) {
    return send("POST", path, body);
  }

  /** Every POST carries a key of its own, so that trying again never does a thing twice. */
  public Answer send(String method, String path, @Nullable Object body) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + bearer)
            .method(method, content(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (method.equals("POST")) {
      request.header("Idempotency-Key", UUID.randomUUID().toString());
    }
    return patiently(request.build());
  }

  private static HttpRequest.BodyPublisher content(@Nullable Object body) {
    return body == null
        ? HttpRequest.BodyPublishers.noBody()
        : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
  }

  private Answer patiently(HttpRequest request) {
    for (int attempt = 1; ; attempt++) {
      var response = exchange(request);
      if (response.statusCode() != SERVICE_UNAVAILABLE || attempt == ATTEMPTS) {
        return new Answer(response.statusCode(), tree(response.body()));
      }
      var pause = Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(1));
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new NoAnswer("No answer from " + base + " (is it running?)", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswer("Interrupted", e);
    }
  }

  private static JsonNode tree(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JacksonException notJson) {
      return JSON.getNodeFactory().stringNode(text);
    }
  }
}
