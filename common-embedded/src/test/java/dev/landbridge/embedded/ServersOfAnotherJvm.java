package dev.landbridge.embedded;

import java.nio.file.Path;
import java.util.Map;

/** Starts both servers, stores something in each, says so and waits for its end. */
final class ServersOfAnotherJvm {
  static final String READY = "ready";

  private ServersOfAnotherJvm() {}

  public static void main(String[] args) throws Exception {
    var directory = Path.of(args[0]);
    var programs = Path.of(args[1]);
    var postgres =
        EmbeddedPostgresServer.start(
            new EmbeddedPostgresServer.Options(directory.resolve("pg"), 0, programs, Map.of()));
    postgres.createDatabase("kept");
    EmbeddedPostgresServerTest.execute(postgres, "kept", "create table t as select 42 as answer");
    var kafka =
        EmbeddedKafkaBroker.start(new EmbeddedKafkaBroker.Options(directory.resolve("kafka"), 0));
    EmbeddedKafkaBrokerTest.createTopic(kafka);
    EmbeddedKafkaBrokerTest.produce(kafka, "acknowledged");
    System.out.println(READY);
    Thread.currentThread().join();
  }
}
