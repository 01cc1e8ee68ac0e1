package dev.landbridge.bench;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * How long one account's requests take while another floods the same server, against when nobody
 * does: the slowest but one in a hundred, measured in turns. The limits are those of an untouched
 * installation.
 */
final class FloodBenchmark implements BenchMain.Benchmark {
  private static final int ROUNDS = Integer.getInteger("landbridge.bench.rounds", 9);
  private static final int REQUESTS = Integer.getInteger("landbridge.bench.requests", 400);
  private static final int CONNECTIONS = Integer.getInteger("landbridge.bench.connections", 16);
  private static final int FLOOD = Integer.getInteger("landbridge.bench.flood", 2000);
  private static final String GOAL = "ratio <= 2";

  /** Who is there, and what each asks. */
  private record Guest(ApiUser user, String vpc) {}

  @Override
  public void run() throws Exception {
    Server.say("starting a standalone");
    try (var server = StandaloneServer.start(Map.of());
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      var operator = new ApiUser(http, server.url(), server.operatorKey());
      var alice = guest(operator, "ALICE", "192.168.0.0/16");
      var bob = guest(operator, "BOB", "10.0.0.0/16");
      var reads = request(alice, "GET", "/v1/vpcs/" + alice.vpc(), "");
      var writes =
          request(
              alice,
              "POST",
              "/v1/vpcs/" + alice.vpc() + "/cidr-blocks",
              "{\"cidrBlock\":\"192.168.0.0/16\"}");
      var analyses =
          request(
              alice,
              "POST",
              "/v1/path-analyses",
              "{\"sourceVpcId\":\"%s\",\"source\":\"192.168.1.1\",\"destination\":\"10.0.0.1\"}"
                  .formatted(alice.vpc()));
      compare("reads", server, operator, bob, List.of(reads));
      compare("writes", server, operator, bob, List.of(writes));
      compare("path-analyses", server, operator, bob, List.of(analyses));
      compare("all-of-these", server, operator, bob, List.of(reads, writes, analyses));
    }
  }

  private static Guest guest(ApiUser operator, String name, String block) throws Exception {
    var account = operator.post("/v1/accounts", Map.of("name", name)).path("id").asString();
    JsonNode key =
        operator.post(
            "/v1/accounts/" + account + "/api-keys", Map.of("name", "bench", "role", "owner"));
    var user = new ApiUser(operator.http(), operator.url(), key.path("bearer").asString());
    var vpc = user.post("/v1/vpcs", Map.of("region", "ap-guangzhou", "cidrBlock", block));
    return new Guest(user, vpc.path("id").asString());
  }

  private static byte[] request(Guest guest, String method, String path, String body) {
    return RawConnection.request(method, path, guest.user().bearer(), body);
  }

  private static void compare(
      String kind, StandaloneServer server, ApiUser operator, Guest bob, List<byte[]> flood)
      throws Exception {
    Server.say("a flood of " + kind);
    var admitted = new ArrayList<Double>();
    var refused = new ArrayList<Double>();
    var measured =
        Comparison.interleaved(
            ROUNDS,
            () -> {
              try (var running = Flood.of(server.url(), flood, CONNECTIONS, FLOOD)) {
                double slowest = slowestButOneInAHundred(server, bob);
                admitted.add(running.admittedPerSecond());
                refused.add(running.refusedPerSecond());
                return slowest;
              }
            },
            () -> slowestButOneInAHundred(server, bob),
            () -> operator.metric("jvm_compilation_time_ms_total"));
    Figure.compared("p99-beside-a-flood-of-" + kind, "ms", measured, GOAL).print();
    Figure.alone("flood-of-" + kind + "-admitted", "requests/s", lastOf(admitted), null).print();
    Figure.alone("flood-of-" + kind + "-refused", "requests/s", lastOf(refused), null).print();
  }

  /** Without those of the warm-up. */
  private static Series lastOf(List<Double> rates) {
    return new Series(rates.subList(rates.size() - ROUNDS, rates.size()));
  }

  /** Of reads and writes of its own, one after the other. */
  private static double slowestButOneInAHundred(StandaloneServer server, Guest bob)
      throws Exception {
    var path = "/v1/vpcs/" + bob.vpc();
    var times = new ArrayList<Double>();
    try (var connection = new RawConnection(server.url())) {
      for (int i = 0; i < REQUESTS; i++) {
        var next =
            switch (i % 4) {
              case 0 -> request(bob, "PATCH", path, "{\"name\":\"n" + i + "\"}");
              case 1 -> request(bob, "GET", "/v1/vpcs", "");
              case 2 -> request(bob, "GET", "/v1/route-tables?vpcId=" + bob.vpc(), "");
              default -> request(bob, "GET", path, "");
            };
        long began = System.nanoTime();
        int status = connection.send(next);
        times.add((System.nanoTime() - began) / 1e6);
        if (status != 200) {
          throw new IllegalStateException("Expected 200 for BOB, but got " + status);
        }
      }
    }
    return percentile(times);
  }

  private static double percentile(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() * 99 / 100);
  }
}
