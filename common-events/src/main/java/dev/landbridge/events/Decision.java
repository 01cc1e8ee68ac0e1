package dev.landbridge.events;

import java.util.List;

/** What a decider answers: the facts to store, or the rule that forbids them. */
public sealed interface Decision<E, R> {

  /** The command is allowed; no events means that it already was so. */
  record Accepted<E, R>(List<E> events) implements Decision<E, R> {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** The command breaks a rule. */
  record Rejected<E, R>(R reason) implements Decision<E, R> {}

  /** A repeat: already so. */
  static <E, R> Decision<E, R> accepted() {
    return new Accepted<>(List.of());
  }

  static <E, R> Decision<E, R> accepted(E event) {
    return new Accepted<>(List.of(event));
  }

  static <E, R> Decision<E, R> accepted(E first, E second) {
    return new Accepted<>(List.of(first, second));
  }

  static <E, R> Decision<E, R> acceptedAll(List<? extends E> events) {
    return new Accepted<>(List.copyOf(events));
  }

  static <E, R> Decision<E, R> rejected(R reason) {
    return new Rejected<>(reason);
  }
}
