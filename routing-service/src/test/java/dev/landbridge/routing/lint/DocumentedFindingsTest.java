package dev.landbridge.routing.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentedFindingsTest {

  @ParameterizedTest
  @EnumSource
  void everyCodeHasItsLine(FindingCode code) throws IOException {
    var page = Files.readString(Path.of("../docs/api/findings.md"));
    var line = "| `%s` | %s |".formatted(word(code), word(code.severity()));
    assertThat(page).contains(line);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
