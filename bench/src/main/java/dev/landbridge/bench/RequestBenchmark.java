package dev.landbridge.bench;

import dev.landbridge.events.account.AccountId;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a request through the gateway costs the server: everything one JVM computes for it, which is
 * the gateway, the services, their projections and the Kafka broker; PostgreSQL apart. The client
 * is this process. The limit is the cheapest request there is, a liveness probe.
 */
final class RequestBenchmark implements BenchMain.Benchmark {
  private static final int THREADS = 4;
  private static final int OPERATIONS = Integer.getInteger("landbridge.bench.requests", 2500);
  private static final int ROUNDS = Integer.getInteger("landbridge.bench.rounds", 3);
  private static final int WARM_UP = 4;
  private static final String CONNECTIONS = "/v1/vpc-peering-connections";
  private static final String GOAL = "value <= 1";

  private final Threads threads = new Threads(THREADS);
  private final AtomicLong next = new AtomicLong(1);
  private final Map<String, List<Double>> costs = new ConcurrentHashMap<>();

  @Override
  public void run() throws Exception {
    Server.say("starting a standalone");
    try (var server = StandaloneServer.start();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      new Guests(server, http).run();
    }
    print("create-peering");
    print("accept-peering");
    print("get-peering");
    Figure.alone("server-cpu-idle", "ms/s", series("idle"), null).print();
  }

  private void print(String request) {
    var limit = series("probe");
    var cpu = new Comparison(series(request), limit);
    Figure.compared("server-cpu-" + request, "ms/request", cpu, GOAL).print();
    Figure.alone("postgresql-cpu-" + request, "ms/request", series(request + "-postgresql"), null)
        .print();
    Figure.alone("rate-" + request, "requests/s", series(request + "-rate"), null).print();
  }

  private Series series(String name) {
    var all = costs.getOrDefault(name, List.of());
    return new Series(all.subList(Math.max(0, all.size() - ROUNDS), all.size()));
  }

  /** The rounds of ALICE and BOB. */
  private final class Guests {
    private final StandaloneServer server;
    private final HttpClient http;
    private final ApiUser alice;
    private final ApiUser bob;

    Guests(StandaloneServer server, HttpClient http) throws Exception {
      this.server = server;
      this.http = http;
      var operator = new ApiUser(http, server.url(), server.operatorKey());
      this.alice = open(operator, Cast.ALICE, "ALICE");
      this.bob = open(operator, Cast.BOB, "BOB");
    }

    private ApiUser open(ApiUser operator, AccountId id, String name) throws Exception {
      operator.post("/v1/accounts", Map.of("id", id.text(), "name", name));
      var key =
          operator.post(
              "/v1/accounts/" + id + "/api-keys", Map.of("name", "bench", "role", "owner"));
      return new ApiUser(http, server.url(), key.path("bearer").asString());
    }

    void run() throws Exception {
      new Registers(server.database()).addPairs(1, (long) OPERATIONS * (WARM_UP + ROUNDS));
      for (int round = 0; round < WARM_UP + ROUNDS; round++) {
        Server.say("requests, round " + (round + 1));
        round();
      }
    }

    private void round() throws Exception {
      var ids = new ArrayList<String>();
      measure("create-peering", _ -> add(ids, create()));
      measure(
          "accept-peering", n -> bob.post(CONNECTIONS + "/" + ids.get(n) + "/accept", Map.of()));
      measure("get-peering", n -> alice.get(CONNECTIONS + "/" + ids.get(n)));
      measure("probe", _ -> alice.get("/actuator/health/liveness"));
      measureIdle();
    }

    private String create() throws Exception {
      long number = next.getAndIncrement();
      return alice
          .post(
              CONNECTIONS,
              Map.of(
                  "requesterVpcId", Cast.red(number).vpcId().text(),
                  "accepterVpcId", Cast.blue(number).vpcId().text(),
                  "accepterAccountId", Cast.BOB.text(),
                  "name", "red-to-blue",
                  "bandwidthMbps", 100))
          .path("id")
          .asString();
    }

    private static void add(List<String> ids, String id) {
      synchronized (ids) {
        ids.add(id);
      }
    }

    /** Until both services have digested what was asked, which belongs to its cost. */
    private void measure(String name, Threads.Operation operation) throws Exception {
      var before = server.cpu().alone();
      var postgresBefore = server.postgresCpu().withChildren();
      double rate = threads.perSecond(OPERATIONS, operation);
      level(alice);
      level(bob);
      note(name, before.millisUntil(server.cpu().alone()) / OPERATIONS);
      note(
          name + "-postgresql",
          postgresBefore.millisUntil(server.postgresCpu().withChildren()) / OPERATIONS);
      note(name + "-rate", rate);
    }

    private static void level(ApiUser user) throws Exception {
      user.get(CONNECTIONS + "?limit=1");
      user.get("/v1/route-tables?limit=1");
    }

    private void measureIdle() {
      var before = server.cpu().alone();
      long began = System.nanoTime();
      PeeringService.await(() -> System.nanoTime() - began > 2e9);
      note("idle", before.millisUntil(server.cpu().alone()) * 1e9 / (System.nanoTime() - began));
    }

    private void note(String name, double value) {
      costs.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
  }
}
