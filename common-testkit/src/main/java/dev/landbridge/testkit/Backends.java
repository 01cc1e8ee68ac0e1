package dev.landbridge.testkit;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One PostgreSQL and one Kafka for all tests of a JVM: embedded, or in containers with {@code
 * -Dlandbridge.test.backends=containers}. Tests keep apart by databases and topic prefixes of their
 * own.
 */
public final class Backends {
  private static final String CHOICE = "landbridge.test.backends";
  private static final AtomicInteger NEXT = new AtomicInteger(1);

  private final PostgresBackend postgres;
  private final KafkaBackend kafka;

  private Backends(PostgresBackend postgres, KafkaBackend kafka) {
    this.postgres = postgres;
    this.kafka = kafka;
  }

  /** Started by the first test that asks, stopped with the JVM. */
  public static Backends shared() {
    return Shared.BACKENDS;
  }

  private static final class Shared {
    static final Backends BACKENDS = choose(System.getProperty(CHOICE, "embedded"));
  }

  private static Backends choose(String choice) {
    return switch (choice) {
      case "embedded" -> new Backends(new EmbeddedPostgresBackend(), new EmbeddedKafkaBackend());
      case "containers" ->
          new Backends(new ContainerPostgresBackend(), new ContainerKafkaBackend());
      default ->
          throw new IllegalArgumentException(
              "Expected %s to be embedded or containers, but it is %s".formatted(CHOICE, choice));
    };
  }

  /** A database that nobody else uses; the answer is its name. */
  public String newDatabase(String prefix) {
    var name = newName(prefix).replace('-', '_');
    try (var connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + statement.enquoteIdentifier(name, true));
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create database " + name, e);
    }
    return name;
  }

  /** A name that no other test of this JVM, nor an earlier one, has used. */
  public static String newName(String prefix) {
    return "%s-%s-%d"
        .formatted(
            prefix.toLowerCase(Locale.ROOT),
            Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX),
            NEXT.getAndIncrement());
  }

  public String jdbcUrl(String database) {
    return postgres.jdbcUrl(database);
  }

  public String user() {
    return postgres.user();
  }

  public String password() {
    return postgres.password();
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }
}
