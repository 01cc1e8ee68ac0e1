package dev.landbridge.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where embedded servers keep their files during one JVM, and the programs kept between JVMs. */
final class TestDirectories {
  private TestDirectories() {}

  static Path fresh(String server) {
    try {
      return Files.createTempDirectory("landbridge-test-" + server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path programs() {
    return Path.of(System.getProperty("user.home"), ".cache", "landbridge");
  }

  static void delete(Path tree) {
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
