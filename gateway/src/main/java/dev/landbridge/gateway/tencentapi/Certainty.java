package dev.landbridge.gateway.tencentapi;

import dev.landbridge.gateway.edge.ServiceCalls;
import dev.landbridge.gateway.edge.ServiceCalls.Question;
import dev.landbridge.gateway.edge.ServiceCalls.Reply;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.ProblemException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks for a change until it is known what became of it. A request with a key has its effect once;
 * whoever asks again hears what it was, or, where there was none yet, has it now.
 */
final class Certainty {
  private static final JsonMapper JSON = WireFormat.ofTheServices();

  /** Where there was no answer, these say that there may have been an effect. */
  private static final Set<String> OPEN = Set.of("outcome-unknown", "service-timeout");

  /** Refused before a key is looked at: of a repeat this says nothing about the first. */
  private static final Set<Integer> BEFORE_THE_KEY = Set.of(401, 403, 408, 429);

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ServiceCalls services;
  private final Caller caller;

  Certainty(ServiceCalls services, Caller caller) {
    this.services = services;
    this.caller = caller;
  }

  /**
   * What the service says in the end; empty where nobody knows. Throws where it was never asked.
   *
   * @param question with its key, the same each time
   */
  Optional<Reply> ask(Supplier<Question> question) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    var tries = new Tries();
    var told = once(question.get(), false);
    while (told.isEmpty() && System.nanoTime() - end < 0 && tries.another()) {
      told = once(question.get(), true);
    }
    return told;
  }

  private Optional<Reply> once(Question question, boolean again) {
    try {
      return Optional.of(services.ask(question, caller)).filter(reply -> isFinal(reply, again));
    } catch (ProblemException e) {
      if (again || OPEN.contains(e.problem().code())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** A service that fails may have done it before; one that works at the first has not told yet. */
  private static boolean isFinal(Reply reply, boolean again) {
    if (reply.status() >= 500) {
      return !again && code(reply).equals("not-caught-up"); // which it says before it begins
    }
    return !again
        || reply.status() < 300
        || !(BEFORE_THE_KEY.contains(reply.status()) || code(reply).equals("concurrent-change"));
  }

  private static String code(Reply reply) {
    try {
      return JSON.readTree(reply.body()).path("code").asString("");
    } catch (JacksonException _) {
      return "";
    }
  }
}
