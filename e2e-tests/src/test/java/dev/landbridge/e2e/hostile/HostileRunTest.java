package dev.landbridge.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.e2e.Installation;
import dev.landbridge.e2e.Leaks;
import dev.landbridge.e2e.Repository;
import dev.landbridge.e2e.hostile.Watch.Remembered;
import dev.landbridge.testkit.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Thousands of requests made by grammar from the API document and the list of actions, most of them
 * wrong in one way or more; ten thousand, or {@code -Dlandbridge.hostile.requests=50000}, with
 * other seeds by {@code -Dlandbridge.test.seed=N}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRunTest {
  private static final int REQUESTS = Integer.getInteger("landbridge.hostile.requests", 10_000);
  private static final int LEGS = 5;

  /**
   * By how many instances a class of ours may grow in the last three of five legs: what is kept for
   * one request in four of a long run is more, and so is what is kept for each of a short one.
   */
  private static final long GROWTH = Math.max(4_000, REQUESTS * 3L / LEGS / 4);

  /** In bytes, of everything: caches of aggregates, statements and serializers still fill. */
  private static final long LIVE_GROWTH = 16 << 20;

  /** Of the process, with 768 MB of heap: half as much again for all that is none. */
  private static final long MOST_RESIDENT = 1152L << 20;

  private static final long RESIDENT_GROWTH = 96L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<Integer> NEVER_REMEMBERED = Set.of(400, 401, 403, 408, 413, 429);

  /** Ids that are asked about before and after the run, which the log must name. */
  private static final String FIRST_CONTROL = "vpc-00000000f1257c041";

  private static final String LAST_CONTROL = "vpc-000000001a57c0412";

  private final long seed = Long.getLong("landbridge.test.seed", 20_261_126);
  private final Judge judge = new Judge(Repository.read("docs/api/problems.md"), REQUESTS);
  private final List<Vitals> vitals = new ArrayList<>();
  private final Stored stored = new Stored(judge::outcome);
  private final Installation installation =
      Installation.fresh(
          Map.of(
              "GATEWAY_RATELIMIT_REQUESTSPERSECOND", "1000000",
              "GATEWAY_RATELIMIT_BURST", "1000000",
              "GATEWAY_FORWARDING_HEADSTART", "0",
              "GATEWAY_FAILEDAUTHENTICATIONS_PERSECOND", "1000000",
              "GATEWAY_FAILEDAUTHENTICATIONS_BURST", "1000000"));
  private final Leaks leaks = new Leaks(installation);
  private List<Watch> watches = List.of();
  private List<String> surface = List.of();
  private long stillHeld = -1;
  private int logged;
  private int retries = Integer.MAX_VALUE;

  @BeforeAll
  void run() throws ExecutionException, InterruptedException {
    System.out.printf("hostile run: seed %d%n", seed);
    installation.start();
    var harvests = new Harvests();
    try (var world = World.of(installation, harvests);
        var slow = new SlowCallers(installation.url(), world.principals().getFirst().bearer(), 3)) {
      watches =
          Stream.of("accounts", "peering", "routing")
              .map(context -> new Watch(context, installation.store(context)))
              .toList();
      watches.forEach(Watch::install);
      var run = new HostileRun(seed, installation, world, harvests, judge);
      surface = run.surface();
      logged = installation.log().size();
      world.asksInVain(FIRST_CONTROL);
      long quiet = Vitals.busyConnections(installation);
      for (int leg = 0; leg < LEGS; leg++) {
        run.ask(leg * REQUESTS / LEGS, (leg + 1) * REQUESTS / LEGS);
        rest(quiet);
        watches.forEach(watch -> watch.changes().forEach(stored::look));
      }
      stillHeld = slow.stillHeld();
      world.tellAStory();
      world.asksInVain(LAST_CONTROL);
      retries = run.retries();
      world.secrets().forEach(key -> leaks.secret("a key's secret", key));
    }
    System.out.printf("answers: %s%nsuccesses: %s%n", judge.counts(), judge.accepted());
    System.out.printf("sent again: %d; log: %d lines%n", retries, installation.log().size());
  }

  private void rest(long quiet) {
    Eventually.within(
        PATIENCE,
        () -> assertThat(Vitals.busyConnections(installation)).isLessThanOrEqualTo(quiet));
    vitals.add(Vitals.of(installation));
    System.out.printf("hostile run: %s%n", vitals.getLast());
  }

  @AfterAll
  void stop() {
    installation.close();
  }

  @Test
  void theHostileRunIsClean() {
    assertThat(judge.faults()).as("seed %d", seed).isEmpty();
  }

  @Test
  void whatWasRefusedIsNotStored() {
    assertThat(stored.faults()).as("seed %d", seed).isEmpty();
    assertThat(watches)
        .flatExtracting(Watch::remembered)
        .extracting(Remembered::status)
        .doesNotContainAnyElementsOf(NEVER_REMEMBERED)
        .allMatch(status -> status >= 200 && status < 500);
  }

  /** Else the watch may simply see nothing. */
  @Test
  void whatIsStoredWithoutAnEventIsFound() {
    var gateways = watches.getFirst();
    gateways.changes();
    gateways.execute("update account set name = name");
    var rule = new Stored(judge::outcome);
    gateways.changes().forEach(rule::look);
    assertThat(rule.faults()).singleElement().asString().startsWith("a change without events");
  }

  /** Nor may one write a task or a snapshot that nothing explains. */
  @Test
  void aTaskOrASnapshotThatNothingExplainsIsFound() {
    var peering = watches.get(1);
    peering.changes();
    peering.execute(
        "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
            + " values ('planted', '1', now() + interval '1 day', false, 1)");
    peering.execute("delete from scheduled_tasks where task_name = 'planted'");
    peering.execute(
        "insert into snapshot select aggregate_id, sequence_number + 1000000, aggregate_type,"
            + " 'planted', occurred_at, type, revision, payload, metadata from event limit 1");
    peering.execute("delete from snapshot where event_id = 'planted'");
    var rule = new Stored(judge::outcome);
    peering.changes().forEach(rule::look);
    assertThat(rule.faults()).hasSize(3);
  }

  @Test
  void nothingPilesUp() {
    var warm = vitals.getFirst();
    var end = vitals.getLast();
    var second = vitals.get(1);
    assertThat(end.growthSince(second))
        .as("%s", vitals)
        .allSatisfy(
            (name, growth) -> {
              if (name.contains("dev.landbridge.")) {
                assertThat(growth).as(name).isLessThan(GROWTH);
              }
            });
    assertThat(end.live() - second.live()).as("%s", vitals).isLessThan(LIVE_GROWTH);
    assertThat(end.resident()).as("%s", vitals).isLessThan(MOST_RESIDENT);
    assertThat(end.resident() - second.resident()).as("%s", vitals).isLessThan(RESIDENT_GROWTH);
    assertThat(end.virtualThreads()).as("%s", vitals).isLessThan(warm.virtualThreads() + 20);
    assertThat(end.threads()).as("%s", vitals).isLessThan(warm.threads() + 20);
    assertThat(end.files()).as("%s", vitals).isLessThan(warm.files() + 60);
  }

  @Test
  void nobodyIsWaitedForForEver() {
    assertThat(stillHeld).isZero();
  }

  @Test
  void noLineOfTheLogIsForgedAndNothingFailed() {
    var all = installation.log();
    var lines = all.subList(logged, all.size());
    assertThat(LogLines.faults(lines)).isEmpty();
    for (var control : List.of(FIRST_CONTROL, LAST_CONTROL)) {
      assertThat(lines).filteredOn(line -> line.contains(control)).isNotEmpty();
    }
    assertThat(installation.output()).noneMatch(line -> line.contains("Exception"));
  }

  /** An answer that never came would else be hidden by the one to the second request. */
  @Test
  void hardlyAnyRequestWasSentTwice() {
    assertThat(retries).isLessThanOrEqualTo(REQUESTS / 1000);
  }

  @Test
  void noSecretWasWritten() {
    leaks.itsOwnSecrets().control("a control", LAST_CONTROL).control("a region", "ap-guangzhou");
    leaks.searchWhatIsShown();
    assertThat(leaks.found()).isEmpty();
    assertThat(leaks.seen("file log")).contains("a control");
    assertThat(leaks.seen("table")).contains("a region");
    assertThat(leaks.seen("topic")).contains("a region");
  }

  @Test
  void nothingWasParked() {
    assertThat(watches).extracting(Watch::deadLetters).containsOnly(0L);
  }

  /** Else it would be a run against a closed door. */
  @Test
  void theRunGotThroughToMostOfWhatThereIs() {
    var reached = judge.accepted().keySet();
    assertThat(surface).filteredOn(reached::contains).hasSizeGreaterThan(surface.size() * 7 / 10);
  }
}
