package dev.landbridge.e2e.hostile;

import static dev.landbridge.e2e.hostile.Spite.once;
import static dev.landbridge.e2e.hostile.Spite.pick;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.e2e.hostile.Operation.Parameter;
import dev.landbridge.e2e.hostile.Question.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Requests to the REST API: each operation of its document, rightly used and abused. */
final class RestGrammar {
  private static final int HUGE = 1_000_000;
  private final Harvests harvests;
  private final String host;

  RestGrammar(Harvests harvests, String host) {
    this.harvests = harvests;
    this.host = host;
  }

  /**
   * @param hostility of a hundred values how many are hostile; 0 for a right request
   */
  Question question(
      int number, Operation operation, Principal caller, int hostility, RandomGenerator random) {
    var json = new JsonGrammar(harvests.of(caller, random), random, hostility);
    var draft = new Draft();
    draft.method = operation.method();
    draft.target = path(operation, json, random) + query(operation, json, random);
    draft.header("Host", host);
    if (!caller.bearer().isEmpty()) {
      draft.header("Authorization", "Bearer " + caller.bearer());
    }
    if (!caller.actsFor().isEmpty()) {
      draft.header("Landbridge-Account", caller.actsFor());
    }
    body(draft, operation, json, random);
    if (hostility > 0 && once(random, 4)) {
      HeadSpite.spoil(draft, random);
    }
    var broken = hostility > 0 && once(random, 25);
    if (broken) {
      HeadSpite.spoilFrame(draft, random);
    }
    return new Question(
        number,
        operation.name() + " as " + caller.name(),
        broken ? Language.BROKEN : Language.REST,
        draft.method,
        draft.bytes(Question.traceParent(number)),
        draft.ends,
        draft.idempotencyKey);
  }

  private static String path(Operation operation, JsonGrammar json, RandomGenerator random) {
    var path = new StringBuilder();
    var before = "";
    for (var part : operation.path().substring(1).split("/")) {
      path.append('/').append(part.startsWith("{") ? variable(part, before, json, random) : part);
      before = part;
    }
    return path.toString();
  }

  private static String variable(
      String part, String before, JsonGrammar json, RandomGenerator random) {
    if (json.isHostile()) {
      return once(random, 2)
          ? json.harvest().anyId(random).orElse("x")
          : Spite.encoded(random, Spite.text(random));
    }
    var name = part.substring(1, part.length() - 1);
    return json.harvest()
        .of(before, random)
        .or(() -> json.harvest().named(name, random))
        .orElse("vpc-0000000000000dead");
  }

  private String query(Operation operation, JsonGrammar json, RandomGenerator random) {
    var parts = new ArrayList<String>();
    for (var parameter : operation.parameters()) {
      if (parameter.in().equals("query") && (parameter.required() || once(random, 4))) {
        parts.add(parameter.name() + "=" + parameter(parameter, operation, json, random));
        if (json.isHostile()) {
          parts.add(parameter.name() + "=" + parameter(parameter, operation, json, random));
        }
      }
    }
    if (json.isHostile()) {
      parts.add(
          pick(
              random,
              List.of(
                  "limit=1000000000",
                  "limit=-1",
                  "cursor=x",
                  "a=b",
                  "=",
                  "%",
                  "cursor=YWZ0ZXI6LTE",
                  "cursor=YWZ0ZXI6OTIyMzM3MjAzNjg1NDc3NTgwNw",
                  "limit=",
                  "&&",
                  "cursor=YWZ0ZXI6OTk5OTk5OTk5OTk5OTk5OTk5OTk",
                  "accountId=1")));
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private String parameter(
      Parameter parameter, Operation operation, JsonGrammar json, RandomGenerator random) {
    if (json.isHostile()) {
      return Spite.encoded(random, Spite.text(random));
    }
    var value = json.value(parameter.name(), parameter.schema(), operation, 0);
    return Spite.encoded(random, value.startsWith("\"") ? value.replaceAll("^\"|\"$", "") : value);
  }

  private void body(Draft draft, Operation operation, JsonGrammar json, RandomGenerator random) {
    if (operation.body().isMissingNode()) {
      if (json.isHostile()) {
        draft.body = Spite.spoiled(random, "{\"a\":1}");
        draft.header("Content-Type", "application/json");
      }
    } else {
      var text = json.value("", operation.body(), operation, 0);
      draft.header("Content-Type", "application/json");
      draft.body = json.isHostile() ? Spite.spoiled(random, text) : text.getBytes(UTF_8);
      if (json.hostility() > 0 && once(random, 1500)) {
        draft.body = ("{\"name\":\"" + "n".repeat(HUGE) + "\"}").getBytes(UTF_8);
      }
    }
    if (draft.method.equals("POST") && once(random, 3)) {
      key(draft, json, random);
    }
  }

  /** Few keys, so that they meet requests that are not the same. */
  private void key(Draft draft, JsonGrammar json, RandomGenerator random) {
    if (json.isHostile()) {
      draft.header("Idempotency-Key", Spite.headerValue(random));
      return;
    }
    draft.idempotencyKey = once(random, 2) ? "k" + random.nextInt(50) : "key-" + random.nextLong();
    draft.header("Idempotency-Key", draft.idempotencyKey);
  }
}
