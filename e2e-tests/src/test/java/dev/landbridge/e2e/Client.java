package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.valueWithin;

import dev.landbridge.testkit.Hopeless;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Somebody with a key. Every POST has an Idempotency-Key and is repeated with it until there is an
 * answer; so is what the server asks to repeat. Any other 5xx fails the test at once.
 */
final class Client {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Supplier<URI> base;
  private final Map<String, String> headers;
  private final AtomicInteger repeats = new AtomicInteger();

  private Client(Supplier<URI> base, Map<String, String> headers) {
    this.base = base;
    this.headers = headers;
  }

  Client(Supplier<URI> base, String bearer) {
    this(base, Map.of("Authorization", "Bearer " + bearer));
  }

  /** For an operator. */
  Client actingFor(String account) {
    var more = new HashMap<>(headers);
    more.put("Landbridge-Account", account);
    return new Client(base, Map.copyOf(more));
  }

  /** One that sees what another one did, by the position that was told to that one. */
  Client seeing(String position) {
    var more = new HashMap<>(headers);
    more.put("Landbridge-Position", position);
    return new Client(base, Map.copyOf(more));
  }

  /** What came back; the body is a missing node when there was none. */
  record Answer(int status, JsonNode body, HttpHeaders headers) {
    String text(String field) {
      return body.path(field).asString("");
    }

    String at(String pointer) {
      return body.at(pointer).asString("");
    }

    /** Returns itself when the status is as expected; else the answer is the message. */
    Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError("Expected %d, but got %d: %s".formatted(expected, status, body));
      }
      return this;
    }

    List<String> ids() {
      var items = body.path("items");
      return IntStream.range(0, items.size())
          .mapToObj(i -> items.get(i).path("id").asString())
          .toList();
    }

    /** Whether nothing was decided: the same request may succeed later. */
    boolean asksToRepeat() {
      return switch (status) {
        case 503, 504 -> true;
        case 409, 429 -> headers.firstValue("Retry-After").isPresent();
        default -> false;
      };
    }

    /** A defect, which a repetition would hide. */
    boolean isDefect() {
      return status >= 500 && !asksToRepeat();
    }
  }

  /** How often the server has asked to repeat a request. */
  int repeats() {
    return repeats.get();
  }

  Answer send(String method, String path, @Nullable Map<String, ?> body) {
    return method.equals("POST") && body != null
        ? post(path, body)
        : insist(request(method, path, body));
  }

  Answer get(String path) {
    return insist(request("GET", path, null));
  }

  Answer post(String path, Map<String, ?> body) {
    var request = request("POST", path, body);
    request.header("Idempotency-Key", UUID.randomUUID().toString());
    return insist(request);
  }

  Answer put(String path, Map<String, ?> body) {
    return insist(request("PUT", path, body));
  }

  Answer patch(String path, Map<String, ?> body) {
    return insist(request("PATCH", path, body));
  }

  Answer delete(String path) {
    return insist(request("DELETE", path, null));
  }

  private HttpRequest.Builder request(String method, String path, @Nullable Object body) {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
    var request =
        HttpRequest.newBuilder(URI.create("http://nowhere" + path))
            .timeout(Duration.ofSeconds(40))
            .header("Content-Type", "application/json")
            .method(method, publisher);
    headers.forEach(request::header);
    return request;
  }

  private Answer insist(HttpRequest.Builder request) {
    return valueWithin(
        PATIENCE,
        () -> {
          var answer = exchange(request);
          if (answer.isDefect()) {
            throw new Hopeless("Expected no defect, but got " + answer);
          }
          if (answer.asksToRepeat()) {
            repeats.incrementAndGet();
            throw new IOException("Asked to repeat: " + answer);
          }
          return answer;
        });
  }

  /** Asks for the address anew each time: after a restart it may be another one. */
  private Answer exchange(HttpRequest.Builder request) throws IOException, InterruptedException {
    var path = request.build().uri();
    var query = path.getRawQuery() == null ? "" : "?" + path.getRawQuery();
    var sent = request.copy().uri(base.get().resolve(path.getRawPath() + query)).build();
    var answer = HTTP.send(sent, BodyHandlers.ofString());
    var heard = new Answer(answer.statusCode(), tree(answer.body()), answer.headers());
    Overheard.answer(heard);
    return heard;
  }

  private static JsonNode tree(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JacksonException notJson) {
      return JSON.getNodeFactory().stringNode(text);
    }
  }
}
