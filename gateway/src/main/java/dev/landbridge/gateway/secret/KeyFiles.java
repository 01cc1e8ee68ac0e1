package dev.landbridge.gateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** The files of an installation that hold keys: made once, at random, readable by their owner. */
public final class KeyFiles {
  private static final int KEY_BYTES = 32;
  private static final int ID_DIGITS = 17;

  private KeyFiles() {}

  /** Makes {@code <keyId>.<secret>} of the operator unless the file is there already. */
  public static void createOperatorKey(Path file, SecureRandom random) {
    var id = HexFormat.of().formatHex(bytes(random)).substring(0, ID_DIGITS);
    createIfAbsent(file, "key-" + id + "." + Secret.random(random).reveal());
  }

  /** Makes a master key unless the file is there already. */
  public static void createMasterKey(Path file, SecureRandom random) {
    createIfAbsent(file, "1:" + Base64.getEncoder().encodeToString(bytes(random)));
  }

  public static String read(Path file) {
    try {
      return Files.readString(file, UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Expected a readable key file " + file, e);
    }
  }

  /** Complete under its name or not there at all, also when several processes start at once. */
  private static void createIfAbsent(Path file, String content) {
    if (Files.exists(file)) {
      return;
    }
    var folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      var draft = Files.createTempFile(folder, ".key", ".new", ownerOnly());
      try {
        Files.writeString(draft, content + "\n", UTF_8);
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException _) {
        // another process was first: its key counts
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to create the key file " + file, e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static byte[] bytes(SecureRandom random) {
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return bytes;
  }
}
