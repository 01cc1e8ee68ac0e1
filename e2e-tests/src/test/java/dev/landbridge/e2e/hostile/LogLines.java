package dev.landbridge.e2e.hostile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether each line of a log was written by who writes logs, and none of ours warns: no warning is
 * right.
 */
final class LogLines {
  /** As {@code logback.xml} of the standalone lays them out. */
  private static final Pattern BEGINNING =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z (TRACE|DEBUG|INFO|WARN|ERROR) +"
              + "(traceId=[0-9a-f]{32})? ([^ ]+) .*");

  /** Broker, its clients and the pool complain of a machine that has much to do. */
  private static final Pattern OF_THE_MACHINE =
      Pattern.compile("(o\\.a\\.k\\.|kafka\\.|o\\.s\\.k\\.|org\\.apache\\.kafka|c\\.z\\.h\\.).*");

  private static final Pattern OF_A_STACK =
      Pattern.compile(
          "\\t+at [^ ]+\\([^()]*\\)( ~?\\[[^]]*])?|\\t+\\.\\.\\. [0-9]+ (common frames omitted|more)"
              + "|\\t*(Caused by: |Suppressed: |Wrapped by: )?[a-z][\\w.$]+(Exception|Error)(: .*)?");

  private static final Pattern CONTROL = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\t]]");

  /** What a caller sends who wants to write into the log; a text of the run begins so. */
  static final String FORGED = "2026-01-01T00:00:00.000Z ERROR";

  /** What Tomcat adds to the first head of a kind that it cannot read. */
  private static final Pattern NOTE =
      Pattern.compile(
          " Note: further occurrences of (HTTP request parsing errors|this error)"
              + " will be logged at DEBUG level\\.");

  /** What Jackson adds to a message: nothing of a caller's. */
  private static final Pattern REFERENCE =
      Pattern.compile(
          " at \\[No location information] \\(through reference chain: [\\w.$\\[\\]\"> -]+\\)");

  private LogLines() {}

  /** What is wrong with each line that is not as it should be. */
  static List<String> faults(List<String> lines) {
    return lines.stream().flatMap(line -> fault(line).stream()).toList();
  }

  private static Optional<String> fault(String line) {
    if (CONTROL.matcher(line).find()) {
      return Optional.of("a control character: " + line);
    }
    if (line.strip().startsWith(FORGED)) {
      return Optional.of("forged: " + line);
    }
    var beginning = BEGINNING.matcher(line);
    if (!beginning.matches()) {
      boolean follows =
          Stream.of(OF_A_STACK, NOTE, REFERENCE).anyMatch(form -> form.matcher(line).matches());
      return follows ? Optional.empty() : Optional.of("of nobody: " + line);
    }
    boolean warns = beginning.group(1).equals("WARN") || beginning.group(1).equals("ERROR");
    return warns && !OF_THE_MACHINE.matcher(beginning.group(3)).matches()
        ? Optional.of("a failure: " + line)
        : Optional.empty();
  }
}
