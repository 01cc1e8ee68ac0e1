package dev.landbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./landbridge} builds anew. */
class StaleJarTest {
  private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir private Path root;

  @BeforeEach
  void build() throws IOException {
    Files.createDirectories(root.resolve("demo/src/main/java"));
    Files.createDirectories(root.resolve("demo/target/lib"));
    for (var name :
        List.of("pom.xml", "demo/pom.xml", "demo/src/main/java/A.java", "demo/target/demo-1.jar")) {
      Files.createFile(root.resolve(name));
    }
    try (var all = Files.walk(root)) {
      for (var each : all.toList()) {
        Files.setLastModifiedTime(each, FileTime.from(BUILT.minusSeconds(60)));
      }
    }
    Files.setLastModifiedTime(root.resolve("demo/target/demo-1.jar"), FileTime.from(BUILT));
  }

  private boolean isStale() throws IOException, InterruptedException {
    var script = Path.of("src/launcher/build.sh").toAbsolutePath();
    var question = ". \"$1\"; root=$2; is_stale demo";
    var asked = new ProcessBuilder("sh", "-c", question, "sh", script.toString(), root.toString());
    return asked.inheritIO().start().waitFor() == 0;
  }

  @Test
  void whatKnowsAllSourcesIsNot() throws Exception {
    assertThat(isStale()).isFalse();
  }

  @Test
  void aSourceThatIsNewerIsNoticed() throws Exception {
    Files.setLastModifiedTime(
        root.resolve("demo/src/main/java/A.java"), FileTime.from(BUILT.plusSeconds(60)));
    assertThat(isStale()).isTrue();
  }

  @Test
  void aSourceThatIsGoneIsNoticed() throws Exception {
    Files.delete(root.resolve("demo/src/main/java/A.java"));
    assertThat(isStale()).isTrue();
  }
}
