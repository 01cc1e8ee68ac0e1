package dev.landbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every problem code that a service can answer with is explained; found in the sources. */
class DocumentedProblemsTest {
  private static final String CODE = "\"([a-z]+(?:-[a-z0-9]+)*)\"";
  private static final Pattern REJECTION =
      Pattern.compile("String code\\(\\)\\s*\\{\\s*return " + CODE);
  private static final Pattern PROBLEM =
      Pattern.compile("new Problem(?:Exception)?\\(\\s*(?:HttpStatus\\.)?[A-Z_]+,\\s*" + CODE);
  private static final Pattern FRAMEWORK =
      Pattern.compile(
          "(?:case [A-Z_]+|default) ->(?: status\\.is4xxClientError\\(\\) \\?)? "
              + CODE
              + "(?: : "
              + CODE
              + ")?;");
  private static final Pattern NO_SUCH = Pattern.compile("noSuch\\(\\s*(?:" + CODE + "|[A-Z_]+),");
  private static final Pattern RESOURCE =
      Pattern.compile("static final String [A-Z_]*RESOURCE[A-Z_]* = " + CODE);

  @Test
  void everyCodeHasItsLine() {
    var page = Repository.read("docs/api/problems.md");
    assertThat(codes()).filteredOn(code -> !page.contains("`" + code + "`")).isEmpty();
  }

  /** Else a change of style in the sources would empty the test above. */
  @Test
  void theSourcesAreUnderstood() {
    assertThat(codes())
        .contains(
            "malformed-request",
            "unsupported-media-type",
            "internal-error",
            "cidr-blocks-overlap",
            "no-such-vpc",
            "no-such-peering-connection",
            "not-the-accepter",
            "rate-limited",
            "version-mismatch",
            "idempotency-key-reused",
            "not-caught-up")
        .hasSizeGreaterThan(60);
  }

  private static Set<String> codes() {
    var codes = new TreeSet<String>();
    for (var source : Repository.sources()) {
      var text = read(source);
      found(REJECTION, text).map(match -> match.group(1)).forEach(codes::add);
      found(PROBLEM, text).map(match -> match.group(1)).forEach(codes::add);
      found(NO_SUCH, text).map(match -> "no-such-" + resource(match, text)).forEach(codes::add);
      if (source.getFileName().toString().equals("Problems.java")) {
        found(FRAMEWORK, text)
            .flatMap(match -> Stream.of(match.group(1), match.group(2)))
            .filter(code -> code != null)
            .forEach(codes::add);
      }
    }
    return codes;
  }

  private static String resource(MatchResult match, String text) {
    return match.group(1) != null
        ? match.group(1)
        : found(RESOURCE, text).findFirst().orElseThrow().group(1);
  }

  private static Stream<MatchResult> found(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
