package dev.landbridge.testkit;

/** A PostgreSQL server for tests, wherever it runs; started lazily by the first question. */
sealed interface PostgresBackend permits EmbeddedPostgresBackend, ContainerPostgresBackend {
  String jdbcUrl(String database);

  String user();

  String password();
}
