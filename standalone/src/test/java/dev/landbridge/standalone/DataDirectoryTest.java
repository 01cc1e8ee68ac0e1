package dev.landbridge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.embedded.EmbeddedStartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path parent;

  private DataDirectory data(String name) {
    return new DataDirectory(parent.resolve(name));
  }

  private static List<Path> keysOf(DataDirectory data) {
    return List.of(data.internalKey(), data.masterKey(), data.operatorKey());
  }

  @Test
  void keysAreRandomAndForTheOwnerOnly() throws Exception {
    var one = data("one");
    var two = data("two");
    one.open().close();
    two.open().close();

    for (var key : keysOf(one)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
          .as(key.toString())
          .isEqualTo("rw-------");
      assertThat(Files.size(key)).isGreaterThanOrEqualTo(32);
    }
    assertThat(keysOf(one).stream().map(SecretFile::read))
        .doesNotContainAnyElementsOf(keysOf(two).stream().map(SecretFile::read).toList());
    assertThat(SecretFile.read(one.operatorKey())).matches("[A-Za-z0-9_-]+\\.[!-~]{16,}");
  }

  @Test
  void keysStayTheSame() throws Exception {
    var data = data("kept");
    data.open().close();
    var before = keysOf(data).stream().map(SecretFile::read).toList();
    data.open().close();
    assertThat(keysOf(data).stream().map(SecretFile::read)).isEqualTo(before);
  }

  @Test
  void aSecondInstanceIsRefused() throws Exception {
    var data = data("taken");
    try (var _ = data.open()) {
      assertThat(data.root().resolve("landbridge.pid"))
          .hasContent(Long.toString(ProcessHandle.current().pid()));
      assertThatThrownBy(data::open)
          .isInstanceOf(EmbeddedStartFailed.class)
          .hasMessageContaining("Another instance already uses the data directory");
    }
    assertThat(data.root().resolve("landbridge.pid")).doesNotExist();
  }

  @Test
  void aDirectoryThatCannotBeIsNamed() throws IOException {
    Files.writeString(parent.resolve("file"), "");
    assertThatThrownBy(() -> data("file/data").open())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("file/data");
  }
}
