package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The error codes that the cloud documents, by action: those in the row of the action, and those
 * that any action may answer. The rows are the resource {@code documented-codes-by-action.txt}; one
 * may have all of another: {@code +Tag} is that of tags, {@code =Action} that of an action.
 */
final class DocumentedCodes {
  static final String FAILURE = "InternalError";
  private static final String COMMON = "common";
  private static final String OF_TAGS = "+Tag";
  private static final String OF_ANOTHER = "=";
  private static final Map<String, Set<String>> ROWS = read();

  private DocumentedCodes() {}

  static Set<String> all() {
    return ROWS.values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether it is documented for the action, or for all. */
  static boolean allow(String action, String code) {
    return isCommon(code) || ROWS.getOrDefault(action, Set.of()).contains(code);
  }

  static boolean isCommon(String code) {
    return codes(ROWS, COMMON).contains(code);
  }

  /**
   * The code itself where the action may answer it; otherwise its family, which is what stands
   * before the dot, and where that is none either, a failure.
   */
  static String nearest(String action, String code) {
    if (allow(action, code)) {
      return code;
    }
    var family = family(code);
    return isCommon(family) ? family : FAILURE;
  }

  static String family(String code) {
    return code.split("\\.", 2)[0];
  }

  private static Set<String> codes(Map<String, Set<String>> rows, String row) {
    return Objects.requireNonNull(rows.get(row), row);
  }

  private static Map<String, Set<String>> read() {
    var written = new TreeMap<String, Set<String>>();
    for (var line : lines()) {
      var row = line.split(": ", 2);
      written.put(row[0], Set.of(row[1].split(" ")));
    }
    var rows = new TreeMap<String, Set<String>>();
    written.forEach(
        (name, codes) ->
            rows.put(
                name,
                codes.stream()
                    .flatMap(code -> meant(code, written))
                    .collect(Collectors.toUnmodifiableSet())));
    rows.remove(OF_TAGS); // no action has that name
    return rows;
  }

  private static Stream<String> meant(String code, Map<String, Set<String>> written) {
    if (code.equals(OF_TAGS)) {
      return codes(written, OF_TAGS).stream();
    }
    return code.startsWith(OF_ANOTHER)
        ? codes(written, code.substring(1)).stream().flatMap(one -> meant(one, written))
        : Stream.of(code);
  }

  private static List<String> lines() {
    try (var in =
        Objects.requireNonNull(
            DocumentedCodes.class.getResourceAsStream("documented-codes-by-action.txt"),
            "documented-codes-by-action.txt")) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
