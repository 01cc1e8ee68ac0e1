package dev.landbridge.testkit;

import dev.landbridge.embedded.EmbeddedPostgresServer;
import java.nio.file.Path;
import java.util.Map;

/** The embedded server in a folder that goes away with the JVM. */
final class EmbeddedPostgresBackend implements PostgresBackend {
  private final Lazy<Running> running = new Lazy<>(Running::start, Running::stop);

  private record Running(EmbeddedPostgresServer server, Path directory) {
    static Running start() {
      var directory = TestDirectories.fresh("postgresql");
      var options =
          new EmbeddedPostgresServer.Options(
              directory, 0, TestDirectories.programs(), Map.of("max_connections", "400"));
      return new Running(EmbeddedPostgresServer.start(options), directory);
    }

    void stop() {
      server.close();
      TestDirectories.delete(directory);
    }
  }

  @Override
  public String jdbcUrl(String database) {
    return running.get().server().jdbcUrl(database);
  }

  @Override
  public String user() {
    return EmbeddedPostgresServer.USER;
  }

  @Override
  public String password() {
    return running.get().server().password();
  }
}
