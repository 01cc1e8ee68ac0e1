package dev.landbridge.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/** A small real HTTP server in a service's place: keeps what it got, answers what it is told. */
public final class BackEnd implements AutoCloseable {
  private static final String BREAKS_OFF = "Breaks-Off";
  private static final Answer PLAIN = new Answer(200, Map.of(), "{}");

  private final HttpServer server;
  private final ConcurrentMap<String, Integer> asked = new ConcurrentHashMap<>();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private volatile Function<Received, Answer> behaviour = _ -> PLAIN;
  private volatile Supplier<Answer> place = () -> at("");

  /** A request as it arrived; header names in lower case. */
  public record Received(String method, String uri, Map<String, String> headers, String body) {}

  /** What to answer. */
  public record Answer(int status, Map<String, String> headers, String body) {
    public static Answer ok(String body) {
      return new Answer(200, Map.of(), body);
    }

    /** Promises one byte more than it gives. */
    public Answer brokenOff() {
      return with(BREAKS_OFF, "true");
    }

    /** Not before that has come to its end. */
    public Answer after(CountDownLatch end) {
      try {
        end.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      return this;
    }

    public Answer with(String name, String value) {
      var all = new LinkedHashMap<>(headers);
      all.put(name, value);
      return new Answer(status, all, body);
    }
  }

  private BackEnd(HttpServer server) {
    this.server = server;
  }

  public static BackEnd start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var backEnd = new BackEnd(HttpServer.create(address, 0));
      backEnd.server.createContext("/", backEnd::handle);
      backEnd.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      backEnd.server.start();
      return backEnd;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void answers(Answer answer) {
    behaviour = _ -> answer;
  }

  public void answers(Function<Received, Answer> to) {
    behaviour = to;
  }

  /** What {@code /internal/position} says. */
  public void standsAt(String now) {
    place = () -> at(now);
  }

  /** How {@code /internal/position} answers, if at all. */
  public void tellsItsPlace(Supplier<Answer> how) {
    place = how;
  }

  public static Answer at(String position) {
    return Answer.ok("{\"position\":\"" + position + "\"}");
  }

  /** Forgets everything and is plain again. */
  public void reset() {
    received.clear();
    behaviour = _ -> PLAIN;
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** How often the gateway itself asked for this path. */
  public int asked(String path) {
    return asked.getOrDefault(path, 0);
  }

  /** The only request so far. */
  public Received only() {
    var all = received();
    if (all.size() != 1) {
      throw new AssertionError("Expected one request, but got " + all);
    }
    return all.getFirst();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new TreeMap<String, String>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      var request =
          new Received(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              headers,
              new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      var answer = answer(request);
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      var body = answer.body().getBytes(UTF_8);
      var promised = body.length + (answer.headers().containsKey(BREAKS_OFF) ? 1 : 0);
      exchange.sendResponseHeaders(answer.status(), promised == 0 ? -1 : promised);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private Answer answer(Received request) {
    asked.merge(request.uri(), 1, Integer::sum);
    return switch (request.uri()) {
      case "/internal/position" -> place.get();
      case "/actuator/health/liveness" -> PLAIN;
      default -> {
        received.add(request);
        yield behaviour.apply(request);
      }
    };
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
