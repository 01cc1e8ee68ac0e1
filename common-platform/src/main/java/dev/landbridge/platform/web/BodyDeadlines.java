package dev.landbridge.platform.web;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when which connection may take for the body that is being read from it. A read may last as
 * long as its bytes come one by one; so somebody else has to look, and to close.
 */
public final class BodyDeadlines {
  private final ConcurrentHashMap<String, Long> ends = new ConcurrentHashMap<>();

  /** A body that is being read; closed when it is here, or given up. */
  interface Reading extends AutoCloseable {
    boolean isOver();

    @Override
    void close();
  }

  Reading begin(String connection, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    ends.put(connection, end);
    return new Reading() {
      @Override
      public boolean isOver() {
        return System.nanoTime() - end >= 0;
      }

      @Override
      public void close() {
        ends.remove(connection);
      }
    };
  }

  /** How long ago the time was up; negative where it is not, or where nothing is being read. */
  Duration overdue(String connection) {
    var end = ends.get(connection);
    return end == null ? Duration.ofNanos(-1) : Duration.ofNanos(System.nanoTime() - end);
  }
}
