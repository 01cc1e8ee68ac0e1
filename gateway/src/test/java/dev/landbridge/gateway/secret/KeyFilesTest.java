package dev.landbridge.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {
  private final SecureRandom random = new SecureRandom();

  @Test
  void theOperatorsKeyIsMadeOnceForItsOwnerOnly(@TempDir Path folder) throws Exception {
    var file = folder.resolve("keys/operator.key");
    KeyFiles.createOperatorKey(file, random);
    var first = KeyFiles.read(file);
    KeyFiles.createOperatorKey(file, random);
    assertThat(KeyFiles.read(file))
        .isEqualTo(first)
        .matches("key-[0-9a-f]{17}\\.[A-Za-z0-9_-]{43}");
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aMasterKeyIsUsable(@TempDir Path folder) {
    var file = folder.resolve("master.key");
    KeyFiles.createMasterKey(file, random);
    assertThat(MasterKeys.parse(KeyFiles.read(file)).current()).isEqualTo(1);
  }

  @Test
  void ofManyWhoStartAtOnceAllReadTheSameKey(@TempDir Path folder) throws Exception {
    var file = folder.resolve("operator.key");
    Callable<String> start =
        () -> {
          KeyFiles.createOperatorKey(file, random);
          return KeyFiles.read(file);
        };
    var seen = new HashSet<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : threads.invokeAll(Stream.generate(() -> start).limit(16).toList())) {
        seen.add(one.get());
      }
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void aMissingFileIsNamed(@TempDir Path folder) {
    assertThatThrownBy(() -> KeyFiles.read(folder.resolve("none.key")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none.key");
  }
}
