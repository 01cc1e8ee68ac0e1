package dev.landbridge.bench;

import dev.landbridge.platform.projection.Projections;
import dev.landbridge.platform.store.EventTail;
import java.util.ArrayList;
import java.util.List;

/**
 * A replay of 100,000 events into the projection of peering connections, of a sequence without gaps
 * and of one with 10,000, in turns.
 */
final class ReplayBenchmark implements BenchMain.Benchmark {
  private static final int ROUNDS = Integer.getInteger("landbridge.bench.rounds", 3);
  private static final int CONNECTIONS = 20_000;
  private static final int EVENTS_EACH = 5;
  private static final int EVENTS = CONNECTIONS * EVENTS_EACH;
  private static final int GAP_EVERY = 10;
  private static final String PROJECTION = "peering-view";

  /** Per event: what the service computed, what PostgreSQL computed, and how long it took. */
  private record Cost(double service, double postgres, double millis) {}

  @Override
  public void run() throws Exception {
    Server.say("starting PostgreSQL, Kafka and two peering-services");
    try (var server = Server.start();
        var whole = PeeringService.start(server, "whole");
        var gaps = PeeringService.start(server, "gaps")) {
      store(whole, 0);
      store(gaps, GAP_EVERY);
      measure(server, whole, gaps);
    }
  }

  private static void store(PeeringService service, int gapEvery) throws Exception {
    Server.say("storing %d events".formatted(EVENTS));
    service.pauseRelay();
    try (var history = new History(service, gapEvery)) {
      for (int sequence = 0; sequence < EVENTS_EACH; sequence++) {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
          history.add(Cast.event(connection, sequence), sequence);
        }
      }
    }
    service.awaitProjections();
  }

  private static void measure(Server server, PeeringService whole, PeeringService gaps)
      throws Exception {
    var costs = new ArrayList<Cost>();
    var costsWithGaps = new ArrayList<Cost>();
    Comparison.interleaved(
        ROUNDS, () -> replay(server, gaps, costsWithGaps), () -> replay(server, whole, costs));
    var measured = costs.subList(costs.size() - ROUNDS, costs.size());
    var withGaps = costsWithGaps.subList(costsWithGaps.size() - ROUNDS, costsWithGaps.size());
    Figure.alone("replay-cpu", "ms/event", series(measured, Cost::service), "value <= 0.25")
        .print();
    Figure.alone(
            "replay-cpu-with-postgresql",
            "ms/event",
            series(measured, cost -> cost.service() + cost.postgres()),
            "value <= 0.25")
        .print();
    Figure.compared(
            "replay-cpu-with-10000-gaps",
            "ms/event",
            new Comparison(
                series(withGaps, cost -> cost.service() + cost.postgres()),
                series(measured, cost -> cost.service() + cost.postgres())),
            "ratio <= 1.1")
        .print();
    Figure.compared(
            "replay-time-with-10000-gaps",
            "ms/event",
            new Comparison(series(withGaps, Cost::millis), series(measured, Cost::millis)),
            "ratio <= 1.1")
        .print();
  }

  private interface Part {
    double of(Cost cost);
  }

  private static Series series(List<Cost> costs, Part part) {
    return new Series(costs.stream().map(part::of).toList());
  }

  private static double replay(Server server, PeeringService service, List<Cost> costs)
      throws Exception {
    Server.say("replay");
    var cpu = Cpu.ofThisProcess();
    var postgres = server.postgresCpu();
    var cpuBefore = cpu.alone();
    var postgresBefore = postgres.withChildren();
    long began = System.nanoTime();
    service.bean(Projections.class).replay(PROJECTION);
    long head = service.bean(EventTail.class).head();
    PeeringService.await(() -> service.position(PROJECTION) >= head);
    double millis = (System.nanoTime() - began) / 1e6;
    costs.add(
        new Cost(
            cpuBefore.millisUntil(cpu.alone()) / EVENTS,
            postgresBefore.millisUntil(postgres.withChildren()) / EVENTS,
            millis / EVENTS));
    return millis;
  }
}
