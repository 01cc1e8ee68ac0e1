package dev.landbridge.testkit;

import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL 15, the oldest version we support, in a container. */
final class ContainerPostgresBackend implements PostgresBackend {
  private static final int PORT = 5432;
  private final Lazy<PostgreSQLContainer> container =
      new Lazy<>(ContainerPostgresBackend::start, PostgreSQLContainer::stop);

  private static PostgreSQLContainer start() {
    var container =
        new PostgreSQLContainer("postgres:15").withCommand("postgres", "-c", "max_connections=400");
    container.start();
    return container;
  }

  @Override
  public String jdbcUrl(String database) {
    var running = container.get();
    return "jdbc:postgresql://%s:%d/%s"
        .formatted(running.getHost(), running.getMappedPort(PORT), database);
  }

  @Override
  public String user() {
    return container.get().getUsername();
  }

  @Override
  public String password() {
    return container.get().getPassword();
  }
}
