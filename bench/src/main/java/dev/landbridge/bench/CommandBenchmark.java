package dev.landbridge.bench;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.peering.connection.PeeringDoor;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.store.CommittedWork;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Commands through the command gateway of a running peering-service against raw inserts of one row
 * each: by themselves, as the inserts are, and with its projections and relay at work beside them.
 * Then everything comes level between rounds, so that no round pays for another.
 */
final class CommandBenchmark implements BenchMain.Benchmark {
  /** Nobody waits for a connection that the relay or a projection has. */
  private static final int THREADS =
      Integer.getInteger("landbridge.bench.threads", PeeringService.CONNECTIONS - 8);

  private static final int OPERATIONS = Integer.getInteger("landbridge.bench.operations", 4000);
  private static final int ROUNDS = Integer.getInteger("landbridge.bench.rounds", 5);
  private static final int EVENTS_BEFORE = 100;
  private static final int CONNECTIONS = 1000;
  private static final long WITH_HISTORY = 1L << 32;

  private final Threads threads = new Threads(THREADS);
  private final AtomicLong next = new AtomicLong(1);
  private final AtomicLong names = new AtomicLong();

  @Override
  public void run() throws Exception {
    Server.say("starting PostgreSQL, Kafka and peering-service");
    try (var server = Server.start();
        var service = PeeringService.start(server, "commands")) {
      new Commanded(service).run();
    }
  }

  /** Who asks whom, made before anything is measured, as the row of the raw inserts is. */
  private record Asked(PeeringConnectionId id, VpcEnd requester, VpcEnd accepter) {
    static Asked of(long number) {
      return new Asked(Cast.connection(number), Cast.red(number), Cast.blue(number));
    }
  }

  /** What is needed to send and to compare. */
  private final class Commanded {
    private final PeeringService service;
    private final Commands commands;
    private final CommittedWork work;
    private final PeeringDoor door;
    private final RawInserts raw;
    private final Registers registers;

    Commanded(PeeringService service) throws Exception {
      this.service = service;
      this.commands = service.bean(Commands.class);
      this.work = service.bean(CommittedWork.class);
      this.door = service.door();
      this.raw = new RawInserts(service, Cast.requested(1));
      this.registers = new Registers(service.dataSource());
    }

    void run() throws Exception {
      service.pauseRelay();
      service.stopProjections();
      compareRequests("request-peering", "ratio >= 0.5", this::request);
      compareRequests("request-peering-reading-facts", null, this::requestByFacts);
      compareRequestsOf("request-peering-by-48-threads", 48);
      compareRequestsOf("request-peering-by-8-threads", 8);
      compareRequestsOf("request-peering-by-one-thread", 1);
      service.startProjections();
      service.resumeRelay();
      level();
      compareRequests(
          "request-peering-with-projections-and-relay-at-work", "ratio >= 0.5", this::request);
      giveHistory();
      Server.say("first update of %d connections".formatted(CONNECTIONS));
      Figure.alone(
              "update-with-100-events-of-history-not-in-memory",
              "commands/s",
              new Series(List.of(threads.perSecond(CONNECTIONS, this::rename))),
              null)
          .print();
      level();
      compare("update-with-100-events-of-history", "ratio >= 0.4", () -> time(this::rename));
    }

    private void compareRequests(String figure, @Nullable String goal, Consumer<Asked> request)
        throws Exception {
      compare(figure, goal, () -> timeOfNewPairs(threads, OPERATIONS, request));
    }

    /** Where fewer end at the same time; by one, how long one caller waits for its answer. */
    private void compareRequestsOf(String figure, int count) throws Exception {
      Server.say(figure);
      var few = new Threads(count);
      int operations = OPERATIONS * count / Math.max(count, 8);
      var measured =
          Comparison.interleaved(
              ROUNDS,
              () -> timeOfNewPairs(few, operations, this::request),
              () -> few.perSecond(operations, number -> raw.insert()));
      Figure.compared(figure, "commands/s", measured, null).print();
    }

    private double timeOfNewPairs(Threads by, int operations, Consumer<Asked> request)
        throws Exception {
      long first = next.getAndAdd(operations);
      registers.addPairs(first, operations);
      var asked = LongStream.range(first, first + operations).mapToObj(Asked::of).toList();
      return afterwardsLevel(by.perSecond(operations, number -> request.accept(asked.get(number))));
    }

    private double time(Threads.Operation operation) throws Exception {
      return afterwardsLevel(threads.perSecond(OPERATIONS, operation));
    }

    private void compare(String figure, @Nullable String goal, Comparison.Round round)
        throws Exception {
      Server.say(figure);
      var measured =
          Comparison.interleaved(
              ROUNDS, round, () -> threads.perSecond(OPERATIONS, number -> raw.insert()));
      Figure.compared(figure, "commands/s", measured, goal).print();
    }

    private double afterwardsLevel(double measured) {
      if (service.isProjecting()) {
        level();
      }
      return measured;
    }

    private void level() {
      service.awaitProjections();
      service.awaitRelay();
    }

    private void request(Asked asked) {
      send(door.request(asked.id(), asked.requester(), asked.accepter()));
    }

    private void requestByFacts(Asked asked) {
      work.run(
          History.callData(),
          () ->
              commands.send(door.requestByFacts(asked.id(), asked.requester(), asked.accepter())));
    }

    private void giveHistory() throws Exception {
      Server.say("storing %d connections of %d events".formatted(CONNECTIONS, EVENTS_BEFORE));
      registers.addConnections(WITH_HISTORY, CONNECTIONS);
      try (var history = new History(service, 0)) {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
          for (int sequence = 0; sequence < EVENTS_BEFORE; sequence++) {
            history.add(Cast.event(WITH_HISTORY + connection, sequence), sequence);
          }
        }
      }
      level();
    }

    private void rename(int number) {
      var id = Cast.connection(WITH_HISTORY + number % CONNECTIONS);
      send(door.rename(id, Cast.ALICE, "renamed-" + names.getAndIncrement()));
    }

    /** As a timer does. */
    private void send(Addressed command) {
      work.run(History.callData(), () -> commands.send(command));
    }
  }
}
