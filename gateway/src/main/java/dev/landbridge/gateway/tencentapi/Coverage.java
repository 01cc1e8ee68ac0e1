package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What of the cloud's own list of actions is offered. The list is the resource {@code
 * coverage.txt}: a line per action, with what becomes of it unless it is supported.
 */
final class Coverage {
  private static final String PLANNED = "planned";
  private static final List<Entry> ENTRIES = read();

  private Coverage() {}

  /**
   * One action.
   *
   * @param section under which heading it is listed
   * @param code what it answers; empty where it is supported
   * @param why it is refused, or {@code planned}
   */
  record Entry(String section, String action, String code, String why) {
    boolean isSupported() {
      return code.isEmpty();
    }

    boolean isPlanned() {
      return why.equals(PLANNED);
    }

    CloudError refusal() {
      return new CloudError(
          code, isPlanned() ? "Expected another action: " + action + " is not offered yet" : why);
    }
  }

  static List<Entry> entries() {
    return ENTRIES;
  }

  /** What is told about an action that is listed and not supported. */
  static Optional<Entry> of(String action) {
    return ENTRIES.stream()
        .filter(entry -> entry.action().equals(action) && !entry.isSupported())
        .findFirst();
  }

  private static List<Entry> read() {
    var entries = new ArrayList<Entry>();
    var section = "";
    for (var line : lines()) {
      if (line.startsWith("# ")) {
        section = line.substring(2);
      } else if (!line.isBlank()) {
        entries.add(entry(section, line));
      }
    }
    return List.copyOf(entries);
  }

  /** {@code Action}, {@code Action: planned} or {@code Action: Code because}. */
  private static Entry entry(String section, String line) {
    var parts = line.split(": ", 2);
    if (parts.length == 1) {
      return new Entry(section, parts[0].strip(), "", "");
    }
    if (parts[1].equals(PLANNED)) {
      return new Entry(section, parts[0], "UnsupportedOperation", PLANNED);
    }
    var reason = parts[1].split(" ", 2);
    return new Entry(section, parts[0], reason[0], reason[1]);
  }

  private static List<String> lines() {
    try (var in =
        Objects.requireNonNull(
            Coverage.class.getResourceAsStream("coverage.txt"), "coverage.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
