package dev.landbridge.e2e.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.e2e.Installation;
import dev.landbridge.e2e.Repository;
import dev.landbridge.e2e.hostile.Watch.Remembered;
import dev.landbridge.testkit.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Fifty thousand requests made by grammar from the API document and the list of actions, most of
 * them wrong in one way or more. {@code -Dlandbridge.test.seed=N} repeats a run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRunTest {
  private static final int REQUESTS = Integer.getInteger("landbridge.hostile.requests", 50_000);
  private static final int LEGS = 5;

  /** What one request may leave: less than any object that is kept for each. */
  private static final long BYTES_OF_A_REQUEST = 300;

  /** What the collector, caches and the JIT take and give back in the meantime. */
  private static final long NOISE = 12 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<Integer> NEVER_REMEMBERED = Set.of(400, 401, 403, 408, 413, 429);
  private static final Pattern FORGED = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&[^\\t]]");

  private final long seed = Long.getLong("landbridge.test.seed", System.nanoTime());
  private final Judge judge = new Judge(Repository.read("docs/api/problems.md"), REQUESTS);
  private final List<Vitals> vitals = new ArrayList<>();
  private final Stored stored = new Stored(judge::outcome);
  private final Installation installation =
      Installation.fresh(
          Map.of(
              "GATEWAY_RATELIMIT_REQUESTSPERSECOND", "1000000",
              "GATEWAY_RATELIMIT_BURST", "1000000",
              "GATEWAY_FAILEDAUTHENTICATIONS_PERSECOND", "1000000",
              "GATEWAY_FAILEDAUTHENTICATIONS_BURST", "1000000"));
  private List<Watch> watches = List.of();
  private List<String> surface = List.of();
  private long stillHeld = -1;

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
      long quiet = Vitals.busyConnections(installation);
      for (int leg = 0; leg < LEGS; leg++) {
        run.ask(leg * REQUESTS / LEGS, (leg + 1) * REQUESTS / LEGS);
        rest(quiet);
        watches.forEach(watch -> watch.changes().forEach(stored::look));
      }
      stillHeld = slow.stillHeld();
      world.tellAStory();
    }
    System.out.printf("answers: %s%nsuccesses: %s%n", judge.counts(), judge.accepted());
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

  @Test
  void nothingPilesUp() {
    var warm = vitals.getFirst();
    var end = vitals.getLast();
    long asked = REQUESTS * (LEGS - 1L) / LEGS;
    assertThat(end.live())
        .as("%s", vitals)
        .isLessThan(warm.live() + NOISE + asked * BYTES_OF_A_REQUEST);
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
    assertThat(installation.output()).filteredOn(line -> FORGED.matcher(line).find()).isEmpty();
    assertThat(installation.output()).filteredOn(line -> line.contains(" ERROR ")).isEmpty();
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
