package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.events.net.Region;
import dev.landbridge.gateway.edge.ServiceCalls;
import dev.landbridge.gateway.edge.ServiceCalls.Question;
import dev.landbridge.gateway.edge.ServiceCalls.Reply;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.ProblemException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One call of an action: our services on its behalf. What they refuse is told in the words of the
 * cloud API, and what was written before is seen by whatever is asked afterwards.
 */
public final class Call {
  private static final Logger log = LoggerFactory.getLogger(Call.class);
  private static final JsonMapper JSON = WireFormat.ofTheServices();

  /** Longer lists are counted up to here and no further: a page is what a service gives at once. */
  public static final int LONGEST_LIST = 10_000;

  private static final int PAGE = 100;

  private final ServiceCalls services;
  private final Origin origin;
  private final Action<?, ?> action;
  private final Certainty certainty;
  private int writes;

  /**
   * Where a call comes from.
   *
   * @param trace the trace it belongs to, a further step each time
   * @param language of messages, or empty
   */
  record Origin(
      Caller caller, Region region, String requestId, String language, Supplier<String> trace) {}

  Call(ServiceCalls services, Origin origin, Action<?, ?> action) {
    this.services = services;
    this.origin = origin;
    this.action = action;
    this.certainty = new Certainty(services, origin.caller());
  }

  /** Where the client says it acts. */
  public Region region() {
    return origin.region();
  }

  public <T> T get(String path, Class<T> type) {
    return read(asked("GET", path, null), type);
  }

  /** None where nothing of that name is shown to the caller, perhaps not yet. */
  public <T> Optional<T> find(String path, Class<T> type) {
    try {
      return Optional.of(get(path, type));
    } catch (CloudError e) {
      if (e.isAbsence()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A question too long for an address: it changes nothing. */
  public <T> T ask(String path, Object body, Class<T> type) {
    return read(asked("POST", path, body), type);
  }

  /** As all changes, made once, however often it is asked for. */
  public <T> T post(String path, Object body, Class<T> type) {
    return read(change("POST", path, Map.of(), body), type);
  }

  /** The same, for just this version of the resource. */
  public <T> T post(String path, long version, Object body, Class<T> type) {
    return read(change("POST", path, ifMatch(version), body), type);
  }

  public <T> T put(String path, Object body, Class<T> type) {
    return read(change("PUT", path, Map.of(), body), type);
  }

  /** The same, for just this version of the resource. */
  public <T> T put(String path, long version, Object body, Class<T> type) {
    return read(change("PUT", path, ifMatch(version), body), type);
  }

  private static Map<String, String> ifMatch(long version) {
    return Map.of("If-Match", "\"" + version + "\"");
  }

  /** Where another was faster between the two, both are done once more. */
  public <T> T readAndChange(Supplier<T> both) {
    try {
      return both.get();
    } catch (CloudError e) {
      if (!e.problem().equals("version-mismatch")) {
        throw e;
      }
      return both.get();
    }
  }

  public <T> T patch(String path, Object body, Class<T> type) {
    return read(change("PATCH", path, Map.of(), body), type);
  }

  public void delete(String path) {
    change("DELETE", path, Map.of(), null);
  }

  /** A whole list, page by page, of at most {@link #LONGEST_LIST} entries. */
  public <T> List<T> all(String path, Class<T> type) {
    var items = new ArrayList<T>();
    var paged = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE;
    var cursor = "";
    do {
      var page = get(paged + (cursor.isEmpty() ? "" : "&cursor=" + cursor), JsonNode.class);
      for (var item : page.path("items")) {
        items.add(JSON.treeToValue(item, type));
      }
      cursor = encoded(page.path("nextCursor").asString(""));
    } while (!cursor.isEmpty() && items.size() < LONGEST_LIST);
    return List.copyOf(items);
  }

  /** As part of a query. */
  public static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  private String change(
      String method, String path, Map<String, String> headers, @Nullable Object body) {
    writes++;
    var all = new HashMap<>(headers);
    all.put(ServiceCalls.IDEMPOTENCY_KEY, origin.requestId() + "-" + writes);
    Optional<Reply> reply;
    try {
      reply = certainty.ask(() -> question(method, path, all, body));
    } catch (ProblemException e) {
      throw refusal(e.problem().code(), e.problem().detail());
    }
    if (reply.isEmpty()) {
      log.error("Outcome unknown: {} {} requestId={}", method, path, origin.requestId());
      throw CloudError.outcomeUnknown(method + " " + path);
    }
    return told(method, path, reply.get());
  }

  private String asked(String method, String path, @Nullable Object body) {
    try {
      var question = question(method, path, Map.of(), body);
      return told(method, path, services.ask(question, origin.caller()));
    } catch (ProblemException e) {
      throw refusal(e.problem().code(), e.problem().detail());
    }
  }

  private Question question(
      String method, String path, Map<String, String> headers, @Nullable Object body) {
    var all = new HashMap<>(headers);
    if (!origin.language().isEmpty()) {
      all.put("Accept-Language", origin.language());
    }
    var text = body == null ? "" : JSON.writeValueAsString(body);
    var reads = !headers.containsKey(ServiceCalls.IDEMPOTENCY_KEY);
    return new Question(method, path, reads, origin.trace().get(), all, text);
  }

  /** Of a batch, what was wrong with the first item that failed. */
  private String told(String method, String path, Reply reply) {
    if (reply.status() < 300) {
      return reply.body();
    }
    JsonNode problem = read(reply.body(), JsonNode.class);
    if (problem.path("failedItem").isObject()) {
      problem = problem.path("failedItem");
    }
    var code = problem.path("code").asString("");
    var quota = problem.path("quota").asString("");
    var told = ProblemCodes.of(code, quota, action.name(), action.instead());
    if (told.equals(ProblemCodes.UNKNOWN)) {
      log.warn("Failed: {} {} code={}", method, path, code);
    }
    throw new CloudError(told, problem.path("detail").asString(""), code);
  }

  /** What the action at hand answers for a problem of ours that is found before it is asked. */
  public CloudError refusal(String problem, String detail) {
    var code = ProblemCodes.of(problem, "", action.name(), action.instead());
    return new CloudError(code, detail, problem);
  }

  private static <T> T read(String body, Class<T> type) {
    try {
      return JSON.readValue(body.isEmpty() ? "{}" : body, type);
    } catch (JacksonException e) {
      log.warn("Expected {}, but a service answered something else", type.getSimpleName(), e);
      throw CloudError.failure();
    }
  }
}
