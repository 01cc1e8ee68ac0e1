package dev.landbridge.testkit;

import dev.landbridge.embedded.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where embedded servers keep their files during one JVM, and the programs kept between JVMs. */
final class TestDirectories {
  private static final String PREFIX = "landbridge-test-";

  private TestDirectories() {}

  /**
   * The name says which JVM it belongs to, so that the next one can clear up after a killed one.
   */
  static Path fresh(String server) {
    try {
      deleteThoseOfKilledJvms();
      return Files.createTempDirectory(
          "%s%d-%s".formatted(PREFIX, ProcessHandle.current().pid(), server));
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

  private static void deleteThoseOfKilledJvms() throws IOException {
    try (var found = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      for (var directory : found.filter(TestDirectories::isOrphan).toList()) {
        deleteOrphan(directory);
      }
    }
  }

  private static void deleteOrphan(Path directory) {
    try {
      EmbeddedPostgresServer.endSurvivor(directory);
      delete(directory);
    } catch (UncheckedIOException alsoBeingDeletedByAnotherJvm) {
      // it goes away either way
    }
  }

  private static boolean isOrphan(Path directory) {
    var name = directory.getFileName().toString();
    if (!name.matches(PREFIX + "\\d+-.*") || !Files.isWritable(directory)) {
      return false;
    }
    var pid = name.substring(PREFIX.length(), name.indexOf('-', PREFIX.length()));
    return ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }
}
