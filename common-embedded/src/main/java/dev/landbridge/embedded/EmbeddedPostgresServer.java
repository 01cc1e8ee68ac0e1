package dev.landbridge.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server on the loopback interface whose data stays in one directory. Acknowledged
 * commits are on disk ({@code fsync=on}), and only the password kept beside the data opens it.
 */
public final class EmbeddedPostgresServer implements AutoCloseable {
  public static final String USER = "landbridge";
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
  private static final String TIMEOUT_SECONDS = "120";
  private static final String MAINTENANCE = "postgres";

  private final PostgresPrograms programs;
  private final Path data;
  private final int port;
  private final String password;
  private final DirectoryLock lock;

  private EmbeddedPostgresServer(
      PostgresPrograms programs, Path data, int port, String password, DirectoryLock lock) {
    this.programs = programs;
    this.data = data;
    this.port = port;
    this.password = password;
    this.lock = lock;
  }

  /** Where the server lives and what differs from the defaults; port 0 is any free one. */
  public record Options(Path directory, int port, Path binaries, Map<String, String> settings) {
    public Options {
      directory = RealPath.of(directory);
      settings = Map.copyOf(settings);
    }

    public Options(Path directory, int port) {
      this(directory, port, directory.resolve("server"), Map.of());
    }
  }

  /** Starts the server, or takes over the one that outlived a killed JVM. */
  public static EmbeddedPostgresServer start(Options options) {
    var lock = DirectoryLock.take(options.directory());
    try {
      var programs = new PostgresPrograms(PostgresBinaries.unpackInto(options.binaries()));
      return new Start(options, programs, lock).run();
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    } catch (IOException e) {
      lock.close();
      throw new EmbeddedStartFailed("Cannot start PostgreSQL: " + Failures.plain(e), e);
    }
  }

  /** Ends the server of a directory whose JVM was killed and will not come back. */
  public static void endSurvivor(Path directory) {
    Postmaster.of(RealPath.of(directory).resolve("data")).ifPresent(Postmaster::kill);
  }

  public int port() {
    return port;
  }

  public String password() {
    return password;
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** Does nothing when the database is already there. */
  public void createDatabase(String name) throws SQLException {
    try (var connection = connect();
        var exists = connection.prepareStatement("select 1 from pg_database where datname = ?");
        var statement = connection.createStatement()) {
      exists.setString(1, name);
      if (!exists.executeQuery().next()) {
        statement.execute("create database " + statement.enquoteIdentifier(name, true));
      }
    }
  }

  /** The value of a server setting as the server itself reports it. */
  public String setting(String name) throws SQLException {
    try (var connection = connect();
        var statement = connection.prepareStatement("select current_setting(?)")) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(MAINTENANCE), USER, password);
  }

  /** Ends open sessions, writes everything down and waits until the server is gone. */
  @Override
  public void close() {
    try {
      stop(programs, data);
    } finally {
      lock.close();
    }
  }

  private static void stop(PostgresPrograms programs, Path data) {
    var result =
        programs.run(
            "pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", TIMEOUT_SECONDS);
    if (result.failed() && Postmaster.of(data).isPresent()) {
      log.warn("PostgreSQL did not stop: {}", result.output());
    }
  }

  /** The steps from a directory, in whatever state, to a server that answers. */
  private record Start(Options options, PostgresPrograms programs, DirectoryLock lock) {

    EmbeddedPostgresServer run() throws IOException {
      var passwordFile = new PasswordFile(options.directory().resolve("password"));
      FileTrees.deleteUnfinished(data());
      if (!Files.isDirectory(data())) {
        FileTrees.createAtOnce(data(), folder -> initialise(folder, passwordFile));
      }
      var server =
          new EmbeddedPostgresServer(programs, data(), runningPort(), passwordFile.read(), lock);
      server.verify();
      return server;
    }

    private Path data() {
      return options.directory().resolve("data");
    }

    private void initialise(Path folder, PasswordFile password) throws IOException {
      password.create();
      var result =
          programs.run(
              "initdb",
              "--pgdata=" + folder,
              "--username=" + USER,
              "--pwfile=" + password.file(),
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8");
      if (result.failed()) {
        throw new EmbeddedStartFailed(Complaint.of("initdb", result.output()));
      }
      Files.writeString(
          folder.resolve("postgresql.conf"),
          "\ninclude 'landbridge.conf'\n",
          StandardOpenOption.APPEND);
    }

    private int runningPort() throws IOException {
      Postmaster.forgetStranger(data());
      var survivor = Postmaster.of(data());
      if (survivor.isPresent()) {
        if (options.port() == 0 || options.port() == survivor.get().port()) {
          log.info("Taking over the PostgreSQL server that is still running: {}", survivor.get());
          return survivor.get().port();
        }
        stop(programs, data());
      }
      return startServer();
    }

    private int startServer() throws IOException {
      int port = options.port() == 0 ? Failures.freePort() : options.port();
      Failures.requireFree(port, "PostgreSQL");
      Files.writeString(data().resolve("landbridge.conf"), configuration(port));
      var serverLog = options.directory().resolve("server.log");
      Files.deleteIfExists(serverLog);
      var result =
          programs.run(
              "pg_ctl",
              "start",
              "-D",
              data().toString(),
              "-l",
              serverLog.toString(),
              "-w",
              "-t",
              TIMEOUT_SECONDS);
      if (result.failed()) {
        var written = Files.exists(serverLog) ? Files.readString(serverLog) : "";
        throw new EmbeddedStartFailed(Complaint.of("PostgreSQL", result.output() + "\n" + written));
      }
      return port;
    }

    private String configuration(int port) {
      var settings =
          new TreeMap<>(
              Map.of(
                  "listen_addresses", "127.0.0.1",
                  "unix_socket_directories", "",
                  "fsync", "on",
                  "synchronous_commit", "on",
                  "full_page_writes", "on",
                  "max_connections", "200",
                  "shared_buffers", "128MB",
                  "timezone", "UTC",
                  "log_timezone", "UTC"));
      settings.put("port", Integer.toString(port));
      settings.putAll(options.settings());
      return settings.entrySet().stream()
          .map(setting -> "%s = '%s'\n".formatted(setting.getKey(), setting.getValue()))
          .collect(Collectors.joining());
    }
  }

  private void verify() {
    try {
      log.debug("PostgreSQL answers on port {}: fsync={}", port, setting("fsync"));
    } catch (SQLException e) {
      throw new EmbeddedStartFailed(
          "PostgreSQL runs on port %d but does not let us in: %s".formatted(port, e.getMessage()),
          e);
    }
  }
}
