package dev.landbridge.e2e;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** What all clients of this run were told: the secrets that were shown to them, and problems. */
final class Overheard {
  private static final Set<String> SECRETS = new ConcurrentSkipListSet<>();
  private static final Set<String> PROBLEMS = new ConcurrentSkipListSet<>();

  private Overheard() {}

  static void answer(Client.Answer answer) {
    if (!answer.text("secret").isEmpty()) {
      secret(answer.text("secret"));
    }
    if (answer.status() >= 400) {
      PROBLEMS.add(answer.headers().map() + " " + answer.body());
    }
  }

  static void secret(String shown) {
    SECRETS.add(shown);
  }

  static List<String> secrets() {
    return List.copyOf(SECRETS);
  }

  static List<String> problems() {
    return List.copyOf(PROBLEMS);
  }
}
