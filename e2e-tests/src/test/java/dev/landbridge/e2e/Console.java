package dev.landbridge.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a process has printed so far. */
final class Console {
  private final List<String> lines = new ArrayList<>();
  private boolean ended;

  Console(Process process) {
    Thread.ofVirtual().name("console").start(() -> read(process));
  }

  private void read(Process process) {
    try (var in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        add(line);
      }
    } catch (IOException killed) {
      // a killed process leaves its pipe broken
    } finally {
      end();
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** The first line that begins so; fails when it does not come in time or the process is gone. */
  synchronized String await(String beginning, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        var found = lines.stream().filter(line -> line.startsWith(beginning)).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (ended || left <= 0) {
          throw new AssertionError("Expected '%s', but got %s".formatted(beginning, lines));
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
