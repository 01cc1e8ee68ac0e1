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
 * Our problem codes in the words of the cloud API. Each has exactly one in each action: the one
 * that the action names instead, else that of the resource {@code problem-codes.properties} where
 * it is documented for the action, else its family. A quota counts by its name, {@code
 * quota-exceeded/<quota>}, where the cloud has a code for it.
 */
final class ProblemCodes {
  static final String UNKNOWN = DocumentedCodes.FAILURE;
  private static final Map<String, String> CODES = read();

  private ProblemCodes() {}

  /** By problem code, and of quotas also by name. */
  static Map<String, String> all() {
    return CODES;
  }

  /**
   * @param quota which one is used up, or empty
   * @param action its name, or whatever no action is called
   * @param instead what the action answers for some problems
   */
  static String of(String problem, String quota, String action, Map<String, String> instead) {
    var ofQuota = CODES.get(problem + "/" + quota);
    if (ofQuota != null && DocumentedCodes.allow(action, ofQuota)) {
      return ofQuota;
    }
    var named = instead.get(problem);
    return named != null
        ? named
        : DocumentedCodes.nearest(action, CODES.getOrDefault(problem, UNKNOWN));
  }

  /** Refuses what an action may not answer instead; known before the first request comes. */
  static void check(Action<?, ?> action) {
    action
        .instead()
        .forEach(
            (problem, code) -> {
              if (!CODES.containsKey(problem) || !DocumentedCodes.allow(action.name(), code)) {
                throw new IllegalArgumentException(
                    "Expected a code documented for %s and a problem of ours, but got %s for %s"
                        .formatted(action.name(), code, problem));
              }
            });
  }

  /** What its own actions may answer, all others must be able to answer less precisely. */
  private static void check(String problem, String code) {
    boolean fallsBack =
        DocumentedCodes.isCommon(code) || DocumentedCodes.isCommon(DocumentedCodes.family(code));
    if (!fallsBack || !DocumentedCodes.all().contains(code)) {
      throw new IllegalStateException(
          "Expected a documented code for %s, but got %s".formatted(problem, code));
    }
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
    codes.stringPropertyNames().forEach(problem -> check(problem, codes.getProperty(problem)));
    return codes.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, codes::getProperty, (one, _) -> one, TreeMap::new));
  }
}
