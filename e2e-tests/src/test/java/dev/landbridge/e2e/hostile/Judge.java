package dev.landbridge.e2e.hostile;

import dev.landbridge.e2e.hostile.Question.Language;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether answers are what the documents say; and which request was answered how. */
final class Judge {
  private static final int MOST_FAULTS = 30;
  private static final Pattern LINE = Pattern.compile("\\| `([a-z0-9-]+)` \\| ([^|]+) \\|.*");
  private static final Pattern INTERNAL =
      Pattern.compile("dev\\.landbridge|java\\.lang|org\\.|SQLException|Exception:|PSQL");

  /** What the cloud API says, always with 200, where the REST API says 5xx. */
  private static final List<String> FAILURES = List.of("InternalError", "ServiceUnavailable");

  private final Map<String, String> documented;
  private final AtomicReferenceArray<@Nullable Outcome> outcomes;
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> accepted = new ConcurrentHashMap<>();

  /** What became of a request. */
  enum Outcome {
    NOT_ASKED,
    ACCEPTED,
    REFUSED,
    /** In the cloud's way, where one action may be several requests here. */
    ACTION_REFUSED
  }

  /**
   * @param problemsPage the document of all codes
   */
  Judge(String problemsPage, int requests) {
    this.documented = new TreeMap<>();
    problemsPage
        .lines()
        .map(LINE::matcher)
        .filter(line -> line.matches())
        .forEach(line -> documented.put(line.group(1), line.group(2).strip()));
    this.outcomes = new AtomicReferenceArray<>(requests);
  }

  void judge(Question question, Reply reply) {
    var wrong = wrong(question, reply);
    if (!wrong.isEmpty() && faults.size() < MOST_FAULTS) {
      faults.add(
          "%s%n  %s%n  asked: %s%n  answer: %s"
              .formatted(wrong, question.about(), question, reply));
    }
    boolean done = isDone(reply);
    var refused = reply.json().has("Response") ? Outcome.ACTION_REFUSED : Outcome.REFUSED;
    outcomes.set(question.number(), done ? Outcome.ACCEPTED : refused);
    count(counts, question.language() + " " + said(question, reply));
    if (done && question.language() != Language.BROKEN) {
      count(accepted, question.about().split(" as ", 2)[0]);
    }
  }

  private static void count(Map<String, LongAdder> counts, String what) {
    counts.computeIfAbsent(what, _ -> new LongAdder()).increment();
  }

  private static String said(Question question, Reply reply) {
    var error = reply.json().at("/Response/Error/Code").asString("");
    return question.language() == Language.CLOUD && reply.status() == 200
        ? error
        : reply.status() + " " + reply.json().path("code").asString("");
  }

  private static boolean isDone(Reply reply) {
    return reply.status() >= 200
        && reply.status() < 300
        && reply.json().at("/Response/Error").isMissingNode();
  }

  /** Empty where nothing is. */
  String wrong(Question question, Reply reply) {
    if (INTERNAL.matcher(reply.failure()).find()) { // what came without a status line
      return "expected nothing internal";
    }
    if (reply.status() == 0) {
      boolean mayBeSentAway =
          question.language() == Language.BROKEN
              && !reply.failure().equals(Reply.SILENCE)
              && !reply.failure().contains(Reply.HALF);
      return mayBeSentAway ? "" : "expected an answer";
    }
    if (reply.status() >= 500) {
      return "expected no failure";
    }
    if (INTERNAL.matcher(reply.text()).find()) {
      return "expected nothing internal";
    }
    return isCloud(question, reply) ? wrongInCloud(reply) : wrongInRest(question, reply);
  }

  private static boolean isCloud(Question question, Reply reply) {
    return reply.json().has("Response")
        || (question.language() == Language.CLOUD && reply.status() < 400);
  }

  private static String wrongInCloud(Reply reply) {
    var response = reply.json().path("Response");
    if (reply.status() != 200 || response.path("RequestId").asString("").isEmpty()) {
      return "expected 200 with a RequestId";
    }
    var code = response.at("/Error/Code").asString("-");
    return code.isEmpty() || FAILURES.stream().anyMatch(code::startsWith)
        ? "expected another code"
        : "";
  }

  private String wrongInRest(Question question, Reply reply) {
    if (reply.status() < 400 || question.isHead()) {
      boolean redirects = reply.status() >= 300 && reply.status() < 400 && reply.status() != 304;
      return redirects ? "expected no redirection" : "";
    }
    JsonNode problem = reply.json();
    var code = problem.path("code").asString("");
    var status = documented.get(code);
    if (status == null) {
      return "expected a documented code";
    }
    if (!reply.header("content-type").startsWith("application/problem+json")) {
      return "expected a problem document";
    }
    boolean agrees = problem.path("status").asInt(0) == reply.status();
    boolean asDocumented =
        !status.matches("[0-9]+") || status.equals(String.valueOf(reply.status()));
    return agrees && asDocumented ? "" : "expected the documented status " + status;
  }

  Outcome outcome(int number) {
    if (number == Question.OWN) {
      return Outcome.ACCEPTED;
    }
    var known = number < 0 || number >= outcomes.length() ? null : outcomes.get(number);
    return known == null ? Outcome.NOT_ASKED : known;
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  /** How often which answer was given. */
  Map<String, Long> counts() {
    return longs(counts);
  }

  /** How often each operation and action succeeded. */
  Map<String, Long> accepted() {
    return longs(accepted);
  }

  private static Map<String, Long> longs(Map<String, LongAdder> adders) {
    var sums = new TreeMap<String, Long>();
    adders.forEach((name, adder) -> sums.put(name, adder.sum()));
    return Collections.unmodifiableMap(sums);
  }
}
