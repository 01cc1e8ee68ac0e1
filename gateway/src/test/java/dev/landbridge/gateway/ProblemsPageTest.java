package dev.landbridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code that our sources can answer with is on the page. */
class ProblemsPageTest {
  private static final Path PAGE = Path.of("../docs/api/problems-gateway.part.md");
  private static final Pattern IN_TABLE =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| \\d{3} \\| \\S");
  private static final Pattern REJECTED =
      Pattern.compile("String code\\(\\) \\{\\s+return \"([a-z-]+)\"");
  private static final Pattern REFUSED =
      Pattern.compile("new ProblemException\\(\\s*HttpStatus\\.\\w+,\\s*\"([a-z-]+)\"");
  private static final Pattern ABSENT =
      Pattern.compile("ProblemException\\.noSuch\\(\\s*\"([a-z-]+)\"");

  @Test
  void everyCodeIsOnThePage() throws IOException {
    var known = found(IN_TABLE, Files.readString(PAGE));
    var used = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .map(ProblemsPageTest::read)
          .forEach(
              source -> {
                used.addAll(found(REJECTED, source));
                used.addAll(found(REFUSED, source));
                found(ABSENT, source).forEach(resource -> used.add("no-such-" + resource));
              });
    }
    assertThat(used).hasSizeGreaterThan(14).allMatch(known::contains);
    assertThat(Stream.concat(used.stream(), Stream.of("malformed-request")).toList())
        .containsAll(known);
  }

  private static TreeSet<String> found(Pattern pattern, String text) {
    var found = new TreeSet<String>();
    pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
