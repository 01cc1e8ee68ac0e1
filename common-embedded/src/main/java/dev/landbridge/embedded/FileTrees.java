package dev.landbridge.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Folders appear complete or not at all. */
final class FileTrees {
  private FileTrees() {}

  /** Fills a fresh folder beside {@code target}, then gives it its name in one step. */
  static void createAtOnce(Path target, Filling filling) throws IOException {
    var parent = Files.createDirectories(target.toAbsolutePath().getParent());
    var fresh = Files.createTempDirectory(parent, temporaryName(target));
    try {
      filling.into(fresh);
      moveUnlessThere(fresh, target);
    } finally {
      delete(fresh);
    }
  }

  /** Whoever was faster has given its own the name; no special exception tells that. */
  private static void moveUnlessThere(Path fresh, Path target) throws IOException {
    try {
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  /** What an earlier attempt left when it was killed; only for the holder of the folder's lock. */
  static void deleteUnfinished(Path target) throws IOException {
    try (var siblings = Files.list(target.toAbsolutePath().getParent())) {
      for (var path : siblings.toList()) {
        if (path.getFileName().toString().startsWith(temporaryName(target))) {
          delete(path);
        }
      }
    }
  }

  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }

  private static String temporaryName(Path target) {
    return target.getFileName() + ".unfinished-";
  }

  /** Writes the content of a folder. */
  interface Filling {
    void into(Path folder) throws IOException;
  }
}
