package dev.landbridge.bench;

import ch.qos.logback.classic.Level;
import dev.landbridge.embedded.EmbeddedKafkaBroker;
import dev.landbridge.embedded.EmbeddedPostgresServer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;

/** PostgreSQL with fsync and Kafka for the time of a benchmark, beside the program on its disk. */
final class Server implements AutoCloseable {
  private final Path directory;
  private final EmbeddedPostgresServer postgres;
  private final EmbeddedKafkaBroker kafka;

  private Server(Path directory, EmbeddedPostgresServer postgres, EmbeddedKafkaBroker kafka) {
    this.directory = directory;
    this.postgres = postgres;
    this.kafka = kafka;
  }

  static Server start() throws Exception {
    var directory = newDirectory();
    var postgres =
        EmbeddedPostgresServer.start(
            new EmbeddedPostgresServer.Options(directory.resolve("pg"), 0));
    if (!postgres.setting("fsync").equals("on")) {
      throw new IllegalStateException("Expected fsync to be on, but it is not");
    }
    stopWithThisProcess(postgres::close);
    var kafka =
        EmbeddedKafkaBroker.start(new EmbeddedKafkaBroker.Options(directory.resolve("kafka"), 0));
    return new Server(directory, postgres, kafka);
  }

  /** Who interrupts a benchmark does not want its servers to run on. */
  static void stopWithThisProcess(Runnable stop) {
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "bench-stop"));
  }

  /** Not where temporary files lie: that may be memory, and an fsync there costs nothing. */
  static Path newDirectory() throws IOException {
    try {
      var program =
          Path.of(Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.createTempDirectory(program.toAbsolutePath().getParent(), "bench-data-");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Expected to know where the program lies", e);
    }
  }

  EmbeddedPostgresServer postgres() {
    return postgres;
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  Cpu postgresCpu() throws IOException {
    return Cpu.ofPostgres(directory.resolve("pg"));
  }

  /** Progress for the person who waits; figures go to stdout. */
  static void say(String what) {
    System.err.println("landbridge: " + what);
  }

  static void silenceLogs() {
    System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    LogManager.getLogManager().reset(); // Tomcat's
    var root = LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ((ch.qos.logback.classic.Logger) root).setLevel(Level.ERROR);
  }

  @Override
  public void close() throws IOException {
    kafka.close();
    postgres.close();
    delete(directory);
  }

  static void delete(Path tree) throws IOException {
    try (var paths = Files.walk(tree)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
