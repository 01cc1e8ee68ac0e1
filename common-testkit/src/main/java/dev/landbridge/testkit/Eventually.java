package dev.landbridge.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens soon but not at once; fails at a deadline with the last thing seen. */
public final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Eventually() {}

  /** Assertions that hold sooner or later. */
  public interface Check {
    void run() throws Exception;
  }

  public static void eventually(Check check) {
    within(PATIENCE, check);
  }

  public static void within(Duration patience, Check check) {
    valueWithin(
        patience,
        () -> {
          check.run();
          return true;
        });
  }

  /** The value of the first attempt that does not fail. */
  public static <T> T valueWithin(Duration patience, Callable<T> attempt) {
    var deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return attempt.call();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("Interrupted while waiting", e);
      } catch (Hopeless e) {
        throw e;
      } catch (Exception | AssertionError e) {
        if (System.nanoTime() >= deadline) {
          throw new AssertionError("Not within %s: %s".formatted(patience, e.getMessage()), e);
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
