package dev.landbridge.standalone;

import dev.landbridge.embedded.DirectoryLock;
import dev.landbridge.embedded.RealPath;
import dev.landbridge.gateway.secret.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** Where one installation keeps everything: databases, log and keys. */
public record DataDirectory(Path root) {
  private static final long BYTES_NEEDED = 512L << 20;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  public DataDirectory {
    root = RealPath.of(root);
  }

  Path postgres() {
    return root.resolve("pg");
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path internalKey() {
    return keys().resolve("internal.key");
  }

  Path masterKey() {
    return keys().resolve("gateway-master.key");
  }

  public Path operatorKey() {
    return keys().resolve("operator.key");
  }

  /** The bearer key of one of the demo's accounts. */
  public Path demoKey(String name) {
    return keys().resolve("demo-" + name + ".key");
  }

  private Path marker() {
    return root.resolve("landbridge-data");
  }

  private Path pid() {
    return root.resolve("landbridge.pid");
  }

  /** Where the instance that runs can be reached. */
  Path instance() {
    return root.resolve("instance.properties");
  }

  Path logs() {
    return root.resolve("log");
  }

  Path ports() {
    return root.resolve("ports.properties");
  }

  private Path keys() {
    return root.resolve("keys");
  }

  /** Makes the directory ours; one that holds something else is never touched. */
  void claim() {
    try {
      if (!isOurs()) {
        requireEmpty();
        createPrivate(root);
        Files.writeString(marker(), "Landbridge keeps its data in this directory.\n");
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Directories of the first versions have no such file, but a key. */
  private boolean isOurs() {
    return Files.exists(marker()) || Files.exists(internalKey());
  }

  private void requireEmpty() throws IOException {
    if (Files.isDirectory(root)) {
      try (var found = Files.newDirectoryStream(root)) {
        if (found.iterator().hasNext()) {
          throw new CannotStart(
              root + " is not empty, and nothing in it is of Landbridge. Name another directory.");
        }
      }
    }
  }

  /** Taken for as long as the instance runs; says which process has it. */
  AutoCloseable open() {
    claim();
    try {
      requireSpace();
      var lock = DirectoryLock.take(root);
      createKeys();
      createPrivate(kafka());
      Files.deleteIfExists(instance()); // of one that was killed
      Files.writeString(pid(), ProcessHandle.current().pid() + "\n");
      return () -> {
        Files.deleteIfExists(instance());
        Files.deleteIfExists(pid());
        lock.close();
      };
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private CannotStart unusable(IOException e) {
    return new CannotStart(
        "Cannot use the data directory %s: %s".formatted(root, e.getMessage()), e);
  }

  /** For its owner only; a directory that was there before keeps its permissions. */
  private static void createPrivate(Path directory) throws IOException {
    Files.createDirectories(directory, OWNER_ONLY);
  }

  private void requireSpace() throws IOException {
    long usable = Files.getFileStore(root).getUsableSpace();
    if (usable < BYTES_NEEDED) {
      throw new CannotStart(
          "Not enough space for %s: %d MB are free, %d MB are needed"
              .formatted(root, usable >> 20, BYTES_NEEDED >> 20));
    }
  }

  private void createKeys() throws IOException {
    createPrivate(keys());
    var random = new SecureRandom();
    SecretFile.createUnlessThere(internalKey(), SecretFile.randomHex(random));
    KeyFiles.createMasterKey(masterKey(), random);
    KeyFiles.createOperatorKey(operatorKey(), random);
  }
}
