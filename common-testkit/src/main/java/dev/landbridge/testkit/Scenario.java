package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.Decision;
import dev.landbridge.events.Rejection;
import java.util.List;
import java.util.function.BiFunction;

/** Given events, when a command, then events or a rejection: the sentence of a decider's test. */
public final class Scenario<C, S, E, R extends Rejection> {
  private final BiFunction<C, S, Decision<E, R>> decide;
  private final BiFunction<S, E, S> evolve;
  private final S state;

  private Scenario(BiFunction<C, S, Decision<E, R>> decide, BiFunction<S, E, S> evolve, S state) {
    this.decide = decide;
    this.evolve = evolve;
    this.state = state;
  }

  public static <C, S, E, R extends Rejection> Scenario<C, S, E, R> of(
      BiFunction<C, S, Decision<E, R>> decide, BiFunction<S, E, S> evolve, S emptyState) {
    return new Scenario<>(decide, evolve, emptyState);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public final Scenario<C, S, E, R> given(E... events) {
    return given(List.of(events));
  }

  public Scenario<C, S, E, R> given(List<? extends E> events) {
    return new Scenario<>(decide, evolve, after(events));
  }

  public Outcome<S, E, R> when(C command) {
    return new Outcome<>(command, state, decide.apply(command, state), evolve);
  }

  private S after(List<? extends E> events) {
    var reached = state;
    for (var event : events) {
      reached = evolve.apply(reached, event);
    }
    return reached;
  }

  /** What was decided, ready to be compared with what was expected. */
  public static final class Outcome<S, E, R extends Rejection> {
    private final Object command;
    private final S before;
    private final Decision<E, R> decision;
    private final BiFunction<S, E, S> evolve;

    private Outcome(Object command, S before, Decision<E, R> decision, BiFunction<S, E, S> evolve) {
      this.command = command;
      this.before = before;
      this.decision = decision;
      this.evolve = evolve;
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    public final Outcome<S, E, R> then(E... events) {
      return then(List.of(events));
    }

    public Outcome<S, E, R> then(List<? extends E> events) {
      assertThat(decision)
          .as("%s, in state %s", command, before)
          .isEqualTo(Decision.acceptedAll(events));
      return this;
    }

    /** The state that the decided events lead to. */
    public Outcome<S, E, R> thenState(S expected) {
      var reached = before;
      for (var event : events()) {
        reached = evolve.apply(reached, event);
      }
      assertThat(reached).as("state after %s", command).isEqualTo(expected);
      return this;
    }

    public Outcome<S, E, R> thenNothing() {
      return then(List.of());
    }

    public Outcome<S, E, R> thenRejected(R expected) {
      assertThat(decision)
          .as("%s, in state %s", command, before)
          .isEqualTo(Decision.rejected(expected));
      return this;
    }

    /** For rejections whose values do not matter to the test. */
    public Outcome<S, E, R> thenRejected(Class<? extends R> expected) {
      assertThat(decision)
          .as("%s, in state %s", command, before)
          .isInstanceOf(Decision.Rejected.class);
      assertThat(((Decision.Rejected<E, R>) decision).reason()).isInstanceOf(expected);
      return this;
    }

    /** The decided events, for a test that needs a value from them. */
    public List<E> events() {
      return switch (decision) {
        case Decision.Accepted<E, R>(var events) -> events;
        case Decision.Rejected<E, R>(var reason) ->
            throw new AssertionError(
                "Expected events of %s, but got %s".formatted(command, reason));
      };
    }
  }
}
