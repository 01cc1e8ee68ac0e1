package dev.landbridge.gateway.tencentapi;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
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
  private static final int MOST = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

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
      if (System.nanoTime() - end > 0) {
        log.error("Not taken back: {} cause=out of time", last.what());
        left.add(last.what());
        continue;
      }
      try {
        insist(last.back());
      } catch (RuntimeException e) {
        if (!isGoneAnyway(e)) {
          log.error("Not taken back: {} cause={}", last.what(), cause(e));
          left.add(last.what());
        }
      }
    }
    return left;
  }

  /** Who is only in the way for a moment is waited for. */
  private static void insist(Runnable back) {
    var pause = FIRST_PAUSE;
    for (int i = 1; ; i++) {
      try {
        back.run();
        return;
      } catch (CloudError e) {
        if (!e.isPassing() || i == MOST) {
          throw e;
        }
        LockSupport.parkNanos(pause.toNanos());
        pause = pause.multipliedBy(2);
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
