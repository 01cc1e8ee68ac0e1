package dev.landbridge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The server process that {@code postmaster.pid} speaks of: it outlives a killed JVM. */
record Postmaster(long pid, int port) {
  private static final int PORT_LINE = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** The living server of this data folder, if there is one. */
  static Optional<Postmaster> of(Path data) {
    return recorded(data).filter(found -> found.serves(data));
  }

  /**
   * After a restart of the machine the recorded number may belong to another program, and the
   * server would then refuse to start. A PostgreSQL is never taken for a stranger: two on one data
   * folder would destroy it.
   */
  static void forgetStranger(Path data) throws IOException {
    var recorded = recorded(data);
    if (recorded.isPresent() && recorded.get().isAlive() && !recorded.get().isPostgres()) {
      Files.deleteIfExists(file(data));
    }
  }

  private static Optional<Postmaster> recorded(Path data) {
    try {
      var lines = Files.readAllLines(file(data));
      return lines.size() <= PORT_LINE
          ? Optional.empty()
          : Optional.of(
              new Postmaster(
                  Long.parseLong(lines.getFirst().strip()),
                  Integer.parseInt(lines.get(PORT_LINE).strip())));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | NumberFormatException e) {
      throw new EmbeddedStartFailed("Cannot read " + file(data), e);
    }
  }

  /** Returns when it has ended, though perhaps not yet been collected by its parent. */
  void kill() {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (isPostgres() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private boolean isPostgres() {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().command())
        .filter(Postmaster::isPostgres)
        .isPresent();
  }

  private boolean isAlive() {
    return ProcessHandle.of(pid).isPresent();
  }

  private boolean serves(Path data) {
    return isPostgres()
        && ProcessHandle.of(pid)
            .flatMap(process -> process.info().arguments())
            .filter(arguments -> Stream.of(arguments).anyMatch(named -> isSame(named, data)))
            .isPresent();
  }

  /** The programs may have been replaced since; then the system says "postgres (deleted)". */
  private static boolean isPostgres(String command) {
    return command.substring(command.lastIndexOf('/') + 1).startsWith("postgres");
  }

  /** It may have been started under another name of the folder. */
  private static boolean isSame(String argument, Path data) {
    try {
      return Files.isSameFile(Path.of(argument), data);
    } catch (IOException | InvalidPathException noSuchFolder) {
      return false;
    }
  }

  private static Path file(Path data) {
    return data.resolve("postmaster.pid");
  }
}
