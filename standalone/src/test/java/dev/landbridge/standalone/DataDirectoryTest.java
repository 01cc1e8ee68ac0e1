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

  @Test
  void aDirectoryWithSomethingElseInItIsLeftAsItIs() throws IOException {
    var foreign = Files.createDirectory(parent.resolve("foreign"));
    var file = Files.writeString(foreign.resolve("precious"), "kept");
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(foreign, open);

    assertThatThrownBy(() -> data("foreign").open())
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("nothing in it is of Landbridge");

    assertThat(Files.getPosixFilePermissions(foreign)).isEqualTo(open);
    assertThat(foreign).isDirectoryNotContaining(found -> !found.equals(file));
  }

  @Test
  void onlyDirectoriesThatItMakesAreClosedToOthers() throws Exception {
    var empty = Files.createDirectory(parent.resolve("empty"));
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(empty, open);
    var adopted = data("empty");
    adopted.open().close();
    adopted.open().close();
    var made = data("made");
    made.open().close();

    assertThat(Files.getPosixFilePermissions(empty)).isEqualTo(open);
    for (var folder : List.of(made.root(), empty.resolve("keys"), adopted.kafka())) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .as(folder.toString())
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aLinkIsTheSameDirectory() throws IOException {
    var place = Files.createDirectory(parent.resolve("place"));
    Files.createSymbolicLink(parent.resolve("link"), place);
    assertThat(data("link")).isEqualTo(data("place"));
    assertThat(data("link/below")).isEqualTo(data("place/below"));
  }
}
