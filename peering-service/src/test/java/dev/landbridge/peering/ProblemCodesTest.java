package dev.landbridge.peering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemCodesTest {
  private static final Path PAGE = Path.of("../docs/api/problems-peering.part.md");
  private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| \\d{3} \\|");
  private static final Pattern REJECTED =
      Pattern.compile("String code\\(\\) \\{\\s+return \"([a-z0-9-]+)\"");

  @Test
  void thePageHasEveryCodeAndNoOther() throws IOException {
    var used = new TreeSet<String>();
    try (var sources = Files.walk(Path.of("src/main/java"))) {
      sources
          .filter(file -> file.toString().endsWith("Rejection.java"))
          .forEach(file -> used.addAll(found(REJECTED, read(file))));
    }
    assertThat(found(IN_TABLE, read(PAGE))).isEqualTo(used);
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
