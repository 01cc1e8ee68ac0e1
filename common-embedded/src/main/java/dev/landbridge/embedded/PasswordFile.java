package dev.landbridge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A random password, kept where only its owner can read it. */
record PasswordFile(Path file) {
  private static final int BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new password each time: the old one belongs to an initialisation that never finished. */
  void create() throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    Files.writeString(file, HexFormat.of().formatHex(bytes));
  }

  String read() throws IOException {
    return Files.readString(file).strip();
  }
}
