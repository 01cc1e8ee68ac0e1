package dev.landbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTreesTest {
  @TempDir private Path parent;

  private static void fill(Path folder, String content) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("file"), content);
  }

  private List<Path> siblings() throws IOException {
    try (var found = Files.list(parent)) {
      return found.toList();
    }
  }

  @Test
  void appearsWithAllItHolds() throws IOException {
    var target = parent.resolve("target");

    FileTrees.createAtOnce(target, folder -> fill(folder, "mine"));

    assertThat(target.resolve("file")).hasContent("mine");
  }

  @Test
  void keepsWhatSomebodyWasFasterWith() throws IOException {
    var target = parent.resolve("target");

    FileTrees.createAtOnce(
        target,
        folder -> {
          fill(folder, "mine");
          fill(target, "theirs");
        });

    assertThat(target.resolve("file")).hasContent("theirs");
    assertThat(siblings()).containsExactly(target);
  }

  @Test
  void leavesNothingBehindWhereItFails() throws IOException {
    var target = parent.resolve("target");

    assertThatThrownBy(
            () ->
                FileTrees.createAtOnce(
                    target,
                    folder -> {
                      fill(folder, "mine");
                      throw new IOException("no space");
                    }))
        .hasMessage("no space");
    assertThat(siblings()).isEmpty();
  }

  @Test
  void tellsOfTargetThatIsInTheWay() throws IOException {
    var target = Files.writeString(parent.resolve("target"), "a file");

    assertThatThrownBy(() -> FileTrees.createAtOnce(target, folder -> fill(folder, "mine")))
        .isInstanceOf(IOException.class);
    assertThat(siblings()).containsExactly(target);
  }
}
