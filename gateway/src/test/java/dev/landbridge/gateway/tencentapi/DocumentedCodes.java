package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The error codes that the cloud documents, by action: those in the row of the action, and those
 * that any action may answer.
 */
final class DocumentedCodes {
  private static final String COMMON = "common";
  private static final String OF_TAGS = "+Tag";
  private static final Map<String, Set<String>> ROWS = read();

  private DocumentedCodes() {}

  static Set<String> all() {
    var all = new TreeSet<String>();
    ROWS.values().forEach(all::addAll);
    all.remove(OF_TAGS);
    return all;
  }

  /** Whether the action has a row: what only an older version of that API has is in none. */
  static boolean know(String action) {
    return ROWS.containsKey(action);
  }

  static boolean allow(String action, String code) {
    var row = ROWS.getOrDefault(action, Set.of());
    return row.contains(code)
        || codes(COMMON).contains(code)
        || (row.contains(OF_TAGS) && codes(OF_TAGS).contains(code));
  }

  private static Set<String> codes(String row) {
    return Objects.requireNonNull(ROWS.get(row), row);
  }

  private static Map<String, Set<String>> read() {
    var rows = new TreeMap<String, Set<String>>();
    try (var in =
        Objects.requireNonNull(
            DocumentedCodes.class.getResourceAsStream("documented-codes-by-action.txt"))) {
      for (var line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        var row = line.split(": ", 2);
        rows.put(row[0], Set.of(row[1].split(" ")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }
}
