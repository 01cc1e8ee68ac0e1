package dev.landbridge.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of this repository, from wherever the tests were started. */
public final class Repository {
  private Repository() {}

  static Path root() {
    var here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("landbridge"))) {
      here = here.getParent();
      if (here == null) {
        throw new AssertionError("Expected to be started within the repository");
      }
    }
    return here;
  }

  public static String read(String file) {
    try {
      return Files.readString(root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The packaged standalone; its libraries lie beside it. */
  static Path standaloneJar() {
    return list(root().resolve("standalone").resolve("target")).stream()
        .filter(file -> file.getFileName().toString().matches("standalone-[0-9].*\\.jar"))
        .filter(file -> !file.toString().contains("sources"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Expected standalone to be packaged"));
  }

  /** The production sources of all modules. */
  static List<Path> sources() {
    return list(root()).stream()
        .map(module -> module.resolve("src").resolve("main").resolve("java"))
        .filter(Files::isDirectory)
        .flatMap(folder -> walk(folder).stream())
        .filter(file -> file.toString().endsWith(".java"))
        .toList();
  }

  private static List<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> walk(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
