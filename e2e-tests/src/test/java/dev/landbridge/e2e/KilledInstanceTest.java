package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.e2e.Store.StoredEvent;
import dev.landbridge.e2e.Topic.Published;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Killed with SIGKILL at random moments while several clients write, it loses nothing that was
 * acknowledged and does nothing twice.
 */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledInstanceTest {
  private static final List<String> CONTEXTS = List.of("accounts", "peering", "routing");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int WRITERS = 4;
  private static final int KILLS = 10;
  private static final int MOST_WRITES_BETWEEN = 120;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Installation installation = Installation.fresh();
  private final Ledger ledger = new Ledger();

  @BeforeAll
  void writeWhileItIsKilled() {
    installation.start();
    var writers = Stream.generate(() -> new Writer(installation, ledger)).limit(WRITERS).toList();
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      try {
        var running = start(writers, threads);
        IntStream.range(0, KILLS).forEach(round -> killAndRestart(round, running));
        awaitWrites(running);
        writers.forEach(Writer::stop);
        running.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      } finally {
        threads.shutdownNow();
      }
    }
  }

  private static CompletableFuture<Void> start(List<Writer> writers, ExecutorService threads) {
    return CompletableFuture.allOf(
        writers.stream()
            .map(writer -> CompletableFuture.runAsync(writer, threads))
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Now the JVM alone, now PostgreSQL as well, now once more while it starts. */
  private void killAndRestart(int round, CompletableFuture<Void> writers) {
    awaitWrites(writers);
    System.out.printf("round %d: killed after %d writes%n", round, ledger.size());
    switch (round % 5) {
      case 1, 3 -> installation.killEverything();
      case 4 -> {
        installation.kill();
        installation.launch().await("landbridge: routing-service is up", PATIENCE);
        installation.kill();
      }
      default -> installation.kill();
    }
    installation.start();
  }

  private void awaitWrites(CompletableFuture<Void> writers) {
    int wanted = ledger.size() + 1 + random.nextInt(MOST_WRITES_BETWEEN);
    within(
        PATIENCE,
        () -> {
          if (writers.isCompletedExceptionally()) {
            writers.join();
          }
          assertThat(ledger.size()).as("acknowledged writes").isGreaterThanOrEqualTo(wanted);
        });
  }

  @AfterAll
  void stop() {
    installation.close();
  }

  @Test
  void theStoresTellOfEveryAcknowledgedWriteOnceAndOfNoOther() {
    var written = ledger.entries().stream().map(Ledger.Entry::type).distinct().toList();
    within(
        PATIENCE,
        () -> {
          var stored =
              CONTEXTS.stream()
                  .flatMap(context -> installation.store(context).events().stream())
                  .filter(event -> written.contains(event.type()))
                  .map(event -> new Ledger.Entry(event.type(), event.about()))
                  .toList();
          assertThat(counted(stored)).as("seed %d", seed).isEqualTo(counted(ledger.entries()));
        });
  }

  private static Map<Ledger.Entry, Long> counted(List<Ledger.Entry> entries) {
    return entries.stream().collect(Collectors.groupingBy(entry -> entry, Collectors.counting()));
  }

  @Test
  void everyVpcGotItsMainRouteTableOnce() {
    var owners =
        installation.store("routing").events().stream()
            .filter(event -> event.type().equals("RouteTableCreated"))
            .map(event -> event.payload().path("vpcId").asString())
            .toList();
    assertThat(owners)
        .as("seed %d", seed)
        .containsExactlyInAnyOrderElementsOf(ledger.ids("VpcCreated"));
  }

  @Test
  void theTopicsCarryEveryStoredEventOnceAndInOrder() {
    for (var context : CONTEXTS) {
      within(
          PATIENCE,
          () -> {
            var stored = bySubject(installation.store(context).events());
            var published = new Topic(installation.kafka(), context).events();
            assertThat(eventIds(published)).as("%s, seed %d", context, seed).isEqualTo(stored);
          });
    }
  }

  private static Map<String, List<String>> bySubject(List<StoredEvent> events) {
    return listed(events, StoredEvent::subject, StoredEvent::eventId);
  }

  private static Map<String, List<String>> eventIds(List<Published> events) {
    return listed(events, Published::subject, Published::eventId);
  }

  private static <T> Map<String, List<String>> listed(
      List<T> events, Function<T, String> subject, Function<T, String> id) {
    return events.stream()
        .collect(Collectors.groupingBy(subject, Collectors.mapping(id, Collectors.toList())));
  }

  @Test
  void theVersionsOfEveryAggregateCountUpFromZero() {
    for (var context : CONTEXTS) {
      var versions =
          installation.store(context).events().stream()
              .collect(
                  Collectors.groupingBy(
                      StoredEvent::subject,
                      Collectors.mapping(StoredEvent::sequence, Collectors.toList())));
      assertThat(versions.values())
          .as("%s, seed %d", context, seed)
          .allSatisfy(
              found ->
                  assertThat(found)
                      .isEqualTo(
                          IntStream.range(0, found.size()).mapToObj(n -> (long) n).toList()));
    }
  }

  @Test
  void theListsShowWhatWasAcknowledged() {
    within(
        PATIENCE,
        () -> {
          var vpcs = new ArrayList<String>();
          var connections = new ArrayList<String>();
          var routes = new ArrayList<String>();
          for (var account : ledger.ids("AccountOpened")) {
            var lists = new PublicLists(installation, account);
            vpcs.addAll(lists.vpcs());
            connections.addAll(lists.requestedConnections());
            routes.addAll(lists.activeRoutes());
          }
          assertThat(vpcs).containsExactlyInAnyOrderElementsOf(ledger.ids("VpcCreated"));
          assertThat(connections)
              .containsExactlyInAnyOrderElementsOf(ledger.ids("PeeringAccepted"));
          assertThat(routes).containsExactlyInAnyOrderElementsOf(ledger.ids("RouteAdded"));
        });
  }

  @Test
  void nothingWasGivenUp() {
    assertThat(CONTEXTS).allSatisfy(c -> assertThat(installation.store(c).deadLetters()).isZero());
  }
}
