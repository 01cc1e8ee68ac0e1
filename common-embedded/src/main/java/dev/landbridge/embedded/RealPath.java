package dev.landbridge.embedded;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The one name of a place, whatever links lead to it; so that processes can be told apart by it.
 */
public final class RealPath {
  private RealPath() {}

  /** The place need not be there yet. */
  public static Path of(Path path) {
    var absolute = path.toAbsolutePath();
    try {
      return absolute.toRealPath();
    } catch (IOException notThereYet) {
      var parent = absolute.getParent();
      return parent == null
          ? absolute
          : of(parent).resolve(String.valueOf(absolute.getFileName())).normalize();
    }
  }
}
