package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceSizesTest {
  @TempDir Path src;

  private void write(String folder, String text) throws IOException {
    var file = src.resolve(folder).resolve("Some.java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void longFilesAreFoundTestsMayBeALittleLonger() throws IOException {
    write("main/java", "// line\n".repeat(401));
    write("test/java", "// line\n".repeat(500));
    assertThat(SourceSizes.violations(src))
        .singleElement()
        .asString()
        .endsWith("Some.java has 401 lines, at most 400 are allowed");
  }

  @Test
  void longMethodsAreFound() throws IOException {
    write("main/java", "class Some {\n  void longOne() {\n" + "\n".repeat(59) + "  }\n}\n");
    assertThat(SourceSizes.violations(src))
        .singleElement()
        .asString()
        .startsWith("longOne in ")
        .endsWith("has 61 lines, at most 60 are allowed");
  }

  @Test
  void parametersCountOutsideRecordsAndWiring() throws IOException {
    write(
        "main/java",
        """
        class Some {
          record Six(int a, int b, int c, int d, int e, int f) {}
          @Bean Object bean(int a, int b, int c, int d, int e, int f) { return this; }
          void six(int a, int b, int c, int d, int e, int f) {}
        }
        """);
    assertThat(SourceSizes.violations(src)).singleElement().asString().startsWith("six in ");
  }
}
