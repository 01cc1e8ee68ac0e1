package dev.landbridge.bench;

import dev.landbridge.embedded.EmbeddedPostgresServer;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.routing.RoutingServiceConfiguration;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.NetworkDoor;
import dev.landbridge.routing.model.NetworkReader;
import dev.landbridge.routing.path.PathDoor;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Paths in a network of 1,000 VPCs, 2,000 connections and 50 routes in each table: the model read
 * from the stored log, single questions, and the matrix of an account with 50 VPCs.
 */
final class PathBenchmark implements BenchMain.Benchmark {
  private static final int ROUNDS = Integer.getInteger("landbridge.bench.rounds", 3);
  private static final int QUESTIONS = 2_000;
  private static final String DATABASE = "paths";

  @Override
  public void run() throws Exception {
    Server.say("starting PostgreSQL, Kafka and a routing-service, for its tables");
    try (var server = Server.start()) {
      var database = migrated(server);
      Server.say("storing the events of %d VPCs".formatted(PathCast.VPCS));
      try (var history = new RoutingHistory(database)) {
        PathCast.tell(history);
      }
      measure(database);
    }
  }

  private static DataSource migrated(Server server) throws Exception {
    server.postgres().createDatabase(DATABASE);
    var properties = new HashMap<String, Object>();
    properties.put("server.port", 0);
    properties.put("landbridge.database.url", server.postgres().jdbcUrl(DATABASE));
    properties.put("landbridge.database.user", EmbeddedPostgresServer.USER);
    properties.put("landbridge.database.password", server.postgres().password());
    properties.put("landbridge.kafka.bootstrap-servers", server.bootstrapServers());
    properties.put("landbridge.kafka.topic-prefix", DATABASE);
    properties.put("landbridge.internal-key", PeeringService.INTERNAL_KEY);
    properties.put("spring.main.register-shutdown-hook", false);
    LandbridgeService.start(RoutingServiceConfiguration.class, Map.copyOf(properties)).close();
    var database = new PGSimpleDataSource();
    database.setUrl(server.postgres().jdbcUrl(DATABASE));
    database.setUser(EmbeddedPostgresServer.USER);
    database.setPassword(server.postgres().password());
    return database;
  }

  private static void measure(DataSource database) {
    var rebuilds = new ArrayList<Double>();
    var analyses = new ArrayList<Double>();
    var matrices = new ArrayList<Double>();
    long pairs = 0;
    for (int round = 0; round <= ROUNDS; round++) {
      Server.say(round == 0 ? "warming up" : "round " + round);
      long began = System.nanoTime();
      var reader = NetworkDoor.reader(database);
      reader.start();
      rebuilds.add((System.nanoTime() - began) / 1e6);
      analyses.add(slowestOfHundred(reader, round));
      began = System.nanoTime();
      pairs = PathDoor.pairs(picture(reader), PathCast.owner(0));
      matrices.add((System.nanoTime() - began) / 1e6);
      reader.stop();
    }
    Server.say("the matrix has %d pairs".formatted(pairs));
    print("path-analysis-cpu-p99", analyses, "value <= 5");
    print("path-matrix-of-50-vpcs", matrices, "value <= 1000");
    print("network-model-rebuilt", rebuilds, "value <= 20000");
  }

  private static Network picture(NetworkReader reader) {
    return reader.of(PathCast.owner(0), NetworkReader.NOW);
  }

  /** The first round is for warming up. */
  private static void print(String figure, List<Double> rounds, String goal) {
    Figure.alone(figure, "ms", new Series(rounds.subList(1, rounds.size())), goal).print();
  }

  /**
   * The CPU time of one question, from the picture to the answer, that one in a hundred exceeds.
   */
  private static double slowestOfHundred(NetworkReader reader, int round) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(round);
    var threads = ManagementFactory.getThreadMXBean();
    var millis = new double[QUESTIONS];
    int reachable = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      long before = threads.getCurrentThreadCpuTime();
      reachable += ask(reader, random) ? 1 : 0;
      millis[i] = (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }
    if (reachable == 0 || reachable == QUESTIONS) {
      throw new IllegalStateException(
          "Expected some of the paths to work, but %d do".formatted(reachable));
    }
    Arrays.sort(millis);
    return millis[QUESTIONS * 99 / 100];
  }

  private static boolean ask(NetworkReader reader, RandomGenerator random) {
    int vpc = random.nextInt(PathCast.VPCS);
    int other = (vpc + random.nextInt(8)) % PathCast.VPCS;
    var account = PathCast.owner(vpc);
    return PathDoor.isReachable(
        reader.of(account, NetworkReader.NOW),
        account,
        PathCast.vpc(vpc),
        PathCast.host(vpc, 0),
        PathCast.host(other, random.nextInt(2)));
  }
}
