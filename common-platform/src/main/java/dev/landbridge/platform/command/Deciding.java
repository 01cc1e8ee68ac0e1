package dev.landbridge.platform.command;

import dev.landbridge.events.Decision;
import dev.landbridge.events.Decision.Accepted;
import dev.landbridge.events.Decision.Rejected;
import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.Rejection;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateLifecycle;

/** What every aggregate does with a decision; the only bridge between deciders and Axon. */
public final class Deciding {
  private Deciding() {}

  /**
   * Appends the events of an accepted decision, unless the caller expected another version, and
   * gives the state after them; throws {@link CommandRejected} otherwise.
   */
  public static <E extends DomainEvent, R extends Rejection, S> Versioned<S> apply(
      Decision<E, R> decision, Supplier<S> stateAfter) {
    switch (decision) {
      case Rejected<E, R>(var reason) -> throw new CommandRejected(reason);
      case Accepted<E, R>(var events) -> {
        checkExpectedVersion();
        events.forEach(AggregateLifecycle::apply);
      }
    }
    return new Versioned<>(stateAfter.get(), version());
  }

  private static void checkExpectedVersion() {
    var expected =
        Optional.ofNullable(
            CurrentUnitOfWork.get().getMessage().getMetaData().get(CallData.EXPECTED_VERSION));
    expected
        .map(value -> (Long) value)
        .filter(value -> value != version())
        .ifPresent(
            value -> {
              throw new CommandRejected(new VersionMismatch(value, version()));
            });
  }

  /** -1 before the first event. */
  private static long version() {
    return Optional.ofNullable(AggregateLifecycle.getVersion()).orElse(-1L);
  }
}
