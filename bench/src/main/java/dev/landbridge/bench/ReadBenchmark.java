package dev.landbridge.bench;

import dev.landbridge.events.account.Role;
import dev.landbridge.platform.auth.InternalTokens;
import dev.landbridge.platform.web.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

/** A page of 100 connections of one account that has 10,000, against one that has 100. */
final class ReadBenchmark implements BenchMain.Benchmark {
  private static final int ROUNDS = Integer.getInteger("landbridge.bench.rounds", 15);
  private static final int PAGES = 100;
  private static final int PAGE = 100;
  private static final long EVENTS_EACH = 3;
  private static final int FEW = 101;
  private static final int MANY = 10_001;
  private static final String GOAL = "ratio <= 2";

  @Override
  public void run() throws Exception {
    Server.say("starting PostgreSQL, Kafka and two peering-services");
    try (var server = Server.start();
        var few = PeeringService.start(server, "few");
        var many = PeeringService.start(server, "many")) {
      store(few, FEW);
      store(many, MANY);
      compareQueries("page-of-100-query", many, few, 0);
      compareQueries("last-page-of-100-query", many, few, (MANY - PAGE - 1) * EVENTS_EACH);
      comparePages(many, few);
    }
  }

  /** One more than a page shows, so that there is a next one. */
  private static void store(PeeringService service, int connections) throws Exception {
    Server.say("storing %d connections".formatted(connections));
    try (var history = new History(service, 0)) {
      for (int connection = 0; connection < connections; connection++) {
        history.add(Cast.created(Cast.red(connection)), 0);
        history.add(Cast.created(Cast.blue(connection)), 0);
        history.add(Cast.event(connection, 0), 0);
      }
    }
    service.awaitProjections();
    service.awaitRelay();
    new Registers(service.dataSource()).execute("analyze");
  }

  private static void compareQueries(
      String figure, PeeringService many, PeeringService few, long after) throws Exception {
    var measured = Comparison.interleaved(ROUNDS, () -> query(many, after), () -> query(few, 0));
    Figure.compared(figure, "ms/page", measured, GOAL).print();
  }

  private static double query(PeeringService service, long after) {
    var door = service.door();
    return millisEach(() -> door.page(Cast.ALICE, PAGE, after));
  }

  private static void comparePages(PeeringService many, PeeringService few) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var measured = Comparison.interleaved(ROUNDS, () -> page(http, many), () -> page(http, few));
      Figure.compared("page-of-100", "ms/page", measured, GOAL).print();
    }
  }

  private static double page(HttpClient http, PeeringService service) {
    var token =
        service
            .bean(InternalTokens.class)
            .sign(new Caller(Optional.of(Cast.ALICE), Role.OWNER, "bench"));
    var request =
        HttpRequest.newBuilder(
                URI.create(service.url() + "/v1/vpc-peering-connections?limit=" + PAGE))
            .header("Authorization", "Bearer " + token)
            .build();
    return millisEach(
        () -> {
          var answer = http.send(request, BodyHandlers.ofByteArray());
          if (answer.statusCode() != 200) {
            throw new IllegalStateException("Expected a page, but got " + answer.statusCode());
          }
          return PAGE;
        });
  }

  /** Reads a page; gives how many it had. */
  private interface Reading {
    int read() throws Exception;
  }

  private static double millisEach(Reading reading) {
    long began = System.nanoTime();
    for (int i = 0; i < PAGES; i++) {
      try {
        if (reading.read() != PAGE) {
          throw new IllegalStateException("Expected a full page, but it was not");
        }
      } catch (Exception e) {
        throw new IllegalStateException("Expected a page", e);
      }
    }
    return (System.nanoTime() - began) / 1e6 / PAGES;
  }
}
