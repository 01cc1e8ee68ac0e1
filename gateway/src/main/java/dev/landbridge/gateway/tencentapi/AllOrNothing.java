package dev.landbridge.gateway.tencentapi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several changes of which either all are made or, where one fails, those before it are taken back:
 * what is one action there is several requests here. Others may see the moment between. What cannot
 * be taken back is told: then the action has failed, and was not refused.
 */
public final class AllOrNothing {
  private static final Logger log = LoggerFactory.getLogger(AllOrNothing.class);

  /** Nobody waits any more for who takes longer to take back. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Deque<Made> made = new ArrayDeque<>();

  private AllOrNothing() {}

  /** Several changes, one after the other. */
  @FunctionalInterface
  public interface Changes<T> {
    T make(AllOrNothing steps);
  }

  /**
   * A change that was made.
   *
   * @param what with the ids that it is about
   */
  private record Made(String what, Runnable back) {}

  public static <T> T of(Changes<T> changes) {
    var steps = new AllOrNothing();
    try {
      return changes.make(steps);
    } catch (RuntimeException e) {
      var left = steps.takeBack();
      throw left.isEmpty() ? e : halfDone(e, left);
    }
  }

  /**
   * Makes a change and remembers how to take it back.
   *
   * @param what was changed, with its ids, for whoever must mend it by hand
   */
  public <T> T step(Supplier<T> change, Function<T, String> what, Consumer<T> back) {
    var done = change.get();
    made.push(new Made(what.apply(done), () -> back.accept(done)));
    return done;
  }

  /** What may still be as it was made. */
  private List<String> takeBack() {
    var left = new ArrayList<String>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!made.isEmpty()) {
      var last = made.pop();
      whyNotTakenBack(last, end)
          .ifPresent(
              cause -> {
                log.error("Not taken back: {} cause={}", last.what(), cause);
                left.add(last.what());
              });
    }
    return left;
  }

  private static Optional<String> whyNotTakenBack(Made last, long end) {
    if (System.nanoTime() - end > 0) {
      return Optional.of("out of time");
    }
    try {
      insist(last.back());
      return Optional.empty();
    } catch (RuntimeException e) {
      return isGoneAnyway(e) ? Optional.empty() : Optional.of(cause(e));
    }
  }

  /** Who is only in the way for a moment is waited for. */
  private static void insist(Runnable back) {
    var tries = new Tries();
    while (true) {
      try {
        back.run();
        return;
      } catch (CloudError e) {
        if (!e.isPassing() || !tries.another()) {
          throw e;
        }
      }
    }
  }

  private static String cause(RuntimeException e) {
    return e instanceof CloudError error ? error.code() + "/" + error.problem() : e.toString();
  }

  /** With what a change was about, the change is gone as well. */
  private static boolean isGoneAnyway(RuntimeException e) {
    return e instanceof CloudError error && error.isAbsence();
  }

  private static CloudError halfDone(RuntimeException e, List<String> left) {
    var cause = e instanceof CloudError error ? error : CloudError.failure();
    return new CloudError(
        DocumentedCodes.FAILURE,
        "Expected all of it or nothing, but it failed in part (%s: %s) and could not be taken back: %s"
            .formatted(cause.code(), cause.detail(), String.join(", ", left)),
        cause.problem());
  }
}
