package dev.landbridge.testkit;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts something at the first use and closes it with the JVM. */
final class Lazy<T> {
  private final Supplier<T> start;
  private final Closing<T> close;
  private @Nullable T started;

  Lazy(Supplier<T> start, Closing<T> close) {
    this.start = start;
    this.close = close;
  }

  synchronized T get() {
    if (started == null) {
      var fresh = start.get();
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> close.close(fresh), "test-backend-stop"));
      started = fresh;
    }
    return started;
  }

  /** How to get rid of it. */
  interface Closing<T> {
    void close(T started);
  }
}
