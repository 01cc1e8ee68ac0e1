package dev.landbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {
  private static final Path PROGRAMS =
      Path.of(System.getProperty("user.home"), ".cache/landbridge");

  @TempDir Path directory;

  private EmbeddedPostgresServer start(int port) {
    return EmbeddedPostgresServer.start(
        new EmbeddedPostgresServer.Options(directory, port, PROGRAMS, Map.of()));
  }

  @Test
  void whatItAcknowledgesIsOnDisk() throws SQLException {
    try (var server = start(0)) {
      assertThat(server.setting("fsync")).isEqualTo("on");
      assertThat(server.setting("synchronous_commit")).isEqualTo("on");
      assertThat(server.setting("full_page_writes")).isEqualTo("on");
      assertThat(server.setting("listen_addresses")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void theDataSurviveARestartOnAnotherPort() throws SQLException {
    try (var server = start(0)) {
      server.createDatabase("kept");
      server.createDatabase("kept");
      execute(server, "kept", "create table t as select 42 as answer");
    }
    try (var server = start(Failures.freePort())) {
      assertThat(answer(server)).isEqualTo(42);
    }
  }

  @Test
  void contributedExtensionsAreThere() throws SQLException {
    try (var server = start(0)) {
      execute(server, "postgres", "create extension btree_gist");
    }
  }

  @Test
  void onlyThePasswordInTheDirectoryLetsOneIn() throws IOException {
    try (var server = start(0)) {
      var file = directory.resolve("password");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      assertThatThrownBy(
              () ->
                  DriverManager.getConnection(
                      server.jdbcUrl("postgres"), EmbeddedPostgresServer.USER, "guess"))
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void twoServersOnOneDirectoryAreRefused() {
    try (var _ = start(0)) {
      assertThatThrownBy(() -> start(0))
          .isInstanceOf(EmbeddedStartFailed.class)
          .hasMessageContaining("Another instance already uses the data directory");
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort()))
          .hasMessageContaining("Port %d, wanted by PostgreSQL".formatted(taken.getLocalPort()));
    }
  }

  @Test
  void anInitialisationThatWasCutShortBeginsAnew() throws IOException, SQLException {
    Files.createDirectories(directory.resolve("data.unfinished-1/base"));
    Files.writeString(directory.resolve("password"), "of the attempt that was killed");
    try (var server = start(0)) {
      assertThat(server.setting("fsync")).isEqualTo("on");
      assertThat(directory.resolve("data.unfinished-1")).doesNotExist();
    }
  }

  @Test
  void aFolderThatIsNoDataFolderIsToldInTheServersOwnWords() throws IOException {
    Files.createDirectories(directory.resolve("data"));
    assertThatThrownBy(() -> start(0))
        .isInstanceOf(EmbeddedStartFailed.class)
        .hasMessageContaining("PostgreSQL did not start");
  }

  static void execute(EmbeddedPostgresServer server, String database, String sql)
      throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                server.jdbcUrl(database), EmbeddedPostgresServer.USER, server.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static int answer(EmbeddedPostgresServer server) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                server.jdbcUrl("kept"), EmbeddedPostgresServer.USER, server.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select answer from t")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
