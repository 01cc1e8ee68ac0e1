package dev.landbridge.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked for in the log would be found. */
class LogLinesTest {
  private static final String INFO = "2026-11-26T08:23:39.116Z INFO  ";

  private static List<String> faults(String... lines) {
    return LogLines.faults(List.of(lines));
  }

  @Test
  void aLineOfOursAndAStack() {
    assertThat(
            faults(
                INFO + "traceId=5917e000000000005917e000000007ee d.l.platform.web.X Refused: GET /",
                INFO + " o.a.coyote.http11.Http11Processor Error parsing HTTP request header",
                " Note: further occurrences of HTTP request parsing errors will be logged at DEBUG level.",
                "java.lang.IllegalArgumentException: Request header is too large",
                "\tat org.apache.coyote.http11.Http11InputBuffer.fill(Http11InputBuffer.java:1)",
                "\t... 7 common frames omitted",
                "Caused by: java.io.IOException: gone"))
        .isEmpty();
  }

  @Test
  void aLineOfSomebodyElse() {
    assertThat(faults(LogLines.FORGED + "  forged.Line a line of mine")).hasSize(1);
    assertThat(faults("a line of mine")).hasSize(1);
    assertThat(faults("")).hasSize(1);
    assertThat(faults(INFO + " a.B red \u001b[31m")).hasSize(1);
    assertThat(faults(INFO + " a.B one\r" + INFO + " a.B another")).hasSize(1);
    assertThat(faults(INFO + " a.B para\u2029graph")).hasSize(1);
  }

  @Test
  void aWarningAndAnError() {
    assertThat(faults("2026-11-26T08:23:39.116Z WARN   a.B Put off: GET / code=x")).hasSize(1);
    assertThat(faults("2026-11-26T08:23:39.116Z ERROR  a.B Failed: GET /")).hasSize(1);
  }
}
