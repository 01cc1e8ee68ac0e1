package dev.landbridge.standalone;

import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Starts parts one after the other and stops them in the opposite order, also when it is asked to
 * stop while a part is still starting.
 */
final class Steps implements AutoCloseable {
  private static final String UNNAMED = "";

  private final PrintStream out;
  private final Deque<Part> started = new ArrayDeque<>();
  private boolean stopping;

  Steps(PrintStream out) {
    this.out = out;
  }

  private record Part(String name, AutoCloseable closing) {}

  /** How a part starts. */
  interface Start<T> {
    T start() throws Exception;
  }

  /** For what is no server: closed in its turn, without a word. */
  synchronized void keep(AutoCloseable part) {
    started.push(new Part(UNNAMED, part));
  }

  synchronized <T extends AutoCloseable> T start(String name, Start<T> start) throws Exception {
    if (stopping) {
      throw new CannotStart("Stopped before it was ready");
    }
    long began = System.nanoTime();
    var part = start.start();
    started.push(new Part(name, part));
    out.printf("landbridge: %s is up (%.1f s)%n", name, (System.nanoTime() - began) / 1e9);
    return part;
  }

  @Override
  public synchronized void close() {
    stopping = true;
    while (!started.isEmpty()) {
      var part = started.pop();
      try {
        part.closing().close();
        if (!part.name().equals(UNNAMED)) {
          out.println("landbridge: " + part.name() + " is down");
        }
      } catch (Exception e) {
        out.printf("landbridge: %s did not stop cleanly: %s%n", part.name(), e.getMessage());
      }
    }
  }
}
