package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Our problem codes in the words of the cloud API: each has exactly one, in the resource {@code
 * problem-codes.properties}. A quota counts by its name, {@code quota-exceeded/<quota>}, where the
 * cloud has a code for it.
 */
final class ProblemCodes {
  static final String UNKNOWN = "InternalError";
  private static final Map<String, String> CODES = read();

  private ProblemCodes() {}

  /** By problem code. */
  static Map<String, String> all() {
    return CODES;
  }

  /**
   * @param quota which one is used up, or empty
   * @param instead what the action at hand answers for some problems
   */
  static String of(String problem, String quota, Map<String, String> instead) {
    var ofQuota = CODES.get(problem + "/" + quota);
    return ofQuota != null
        ? ofQuota
        : instead.getOrDefault(problem, CODES.getOrDefault(problem, UNKNOWN));
  }

  private static Map<String, String> read() {
    var codes = new Properties();
    try (var in =
        new InputStreamReader(
            Objects.requireNonNull(
                ProblemCodes.class.getResourceAsStream("problem-codes.properties"),
                "problem-codes.properties"),
            UTF_8)) {
      codes.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return codes.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, codes::getProperty, (one, _) -> one, TreeMap::new));
  }
}
