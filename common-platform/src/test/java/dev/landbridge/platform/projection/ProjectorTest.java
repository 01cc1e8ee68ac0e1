package dev.landbridge.platform.projection;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountEvent.AccountOpened;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.platform.store.EventLogEngine;
import dev.landbridge.testkit.FailingClock;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Projections of their own beside those of a running service, on its events. */
class ProjectorTest {
  private static final AtomicInteger NEXT = new AtomicInteger(1);
  private static ServiceUnderTest service;
  private static HttpProbe http;

  private final List<Projector> started = new ArrayList<>();

  /** Remembers the accounts it was told of; one of them it may refuse. */
  static final class Notes {
    private final String name = "notes-" + NEXT.getAndIncrement();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile String refused = "";

    @EventHandler
    void on(AccountOpened event) {
      if (event.id().text().equals(refused)) {
        throw new IllegalStateException("Expected to be refused: " + refused);
      }
      seen.add(event.id().text());
    }

    @ResetHandler
    void reset() {
      seen.clear();
    }

    EventHandlers handlers() {
      return handlers(name);
    }

    EventHandlers handlers(String name) {
      return new EventHandlers(name, List.of(new AnnotationEventHandlerAdapter(this)));
    }
  }

  /** Writes the accounts it was told of down; one of them its table refuses. */
  static final class Written {
    private final ProjectionWrites writes;
    private final String name = "written_" + NEXT.getAndIncrement();
    private volatile String refused = "";

    Written(ProjectionWrites writes) {
      this.writes = writes;
      writes.update("create table %s (id text not null)".formatted(name));
    }

    @EventHandler
    void on(AccountOpened event) {
      var id = event.id().text();
      writes.add("insert into %s values (?::text)".formatted(name), id.equals(refused) ? null : id);
    }

    EventHandlers handlers() {
      return new EventHandlers(name, List.of(new AnnotationEventHandlerAdapter(this)));
    }

    List<String> rows() {
      return service.bean(JdbcTemplate.class).queryForList("select id from " + name, String.class);
    }
  }

  @BeforeAll
  static void startService() {
    service = ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, Map.of());
    http =
        service
            .http()
            .withBearer(() -> InternalTokenForTests.ownerOf(new AccountId("100000000001")));
  }

  @AfterAll
  static void stopService() {
    service.close();
  }

  @AfterEach
  void stopProjectors() {
    started.forEach(Projector::stop);
  }

  private static ProjectionProgress progress() {
    return new ProjectionProgress(service.bean(JdbcClient.class));
  }

  private static EventFeed feed() {
    return new EventFeed(
        service.bean(EventLogEngine.class),
        service.bean(CommittedWork.class),
        progress(),
        new ProjectionWrites(service.bean(JdbcTemplate.class)));
  }

  private Projector start(Notes... projections) {
    return start(Stream.of(projections).map(Notes::handlers), Clock.systemUTC());
  }

  private Projector start(Stream<EventHandlers> projections, Clock clock) {
    var byName = projections.collect(Collectors.toMap(EventHandlers::name, Function.identity()));
    var projector = new Projector(byName, feed(), progress(), clock);
    projector.start();
    started.add(projector);
    return projector;
  }

  private static String open() {
    var id = String.valueOf(300_000_000_000L + NEXT.getAndIncrement());
    http.post("/v1/samples", Map.of("id", id, "name", "one")).expect(201);
    return id;
  }

  private static long position(Notes projection) {
    return Optional.ofNullable(
            progress().read(List.of(projection.name)).positions().get(projection.name))
        .orElseThrow();
  }

  @Test
  void oneThatFailsHoldsUpNoOtherAndMissesNothing() {
    var sound = new Notes();
    var broken = new Notes();
    broken.refused = open();
    var projector = start(sound, broken);
    var after = List.of(open(), open());

    eventually(() -> assertThat(sound.seen).contains(broken.refused).containsAll(after));
    eventually(() -> assertThat(projector.isFailing(broken.name)).isTrue());
    assertThat(broken.seen).doesNotContainAnyElementsOf(after);
    assertThat(lag(broken)).isGreaterThanOrEqualTo(3);
    eventually(() -> assertThat(lag(sound)).isZero());

    broken.refused = "";
    eventually(() -> assertThat(broken.seen).containsSubsequence(after));
    eventually(() -> assertThat(position(broken)).isEqualTo(position(sound)));
    eventually(() -> assertThat(projector.isFailing(broken.name)).isFalse());
  }

  @Test
  void whatFailsWhenItIsSentTogetherIsFoundAndHoldsUpNothingBefore() {
    var before = Stream.generate(ProjectorTest::open).limit(7).toList();
    var refused = open();
    var after = Stream.generate(ProjectorTest::open).limit(5).toList();
    var written = new Written(new ProjectionWrites(service.bean(JdbcTemplate.class)));
    written.refused = refused;
    var sound = new Notes();
    var projector = start(Stream.of(written.handlers(), sound.handlers()), Clock.systemUTC());

    eventually(() -> assertThat(projector.isFailing(written.name)).isTrue());
    assertThat(written.rows()).containsSubsequence(before).doesNotContainAnyElementsOf(after);
    eventually(() -> assertThat(sound.seen).contains(refused).containsAll(after));

    written.refused = "";
    eventually(() -> assertThat(written.rows()).contains(refused).containsSubsequence(after));
    assertThat(written.rows()).doesNotHaveDuplicates();
  }

  private static long lag(Notes projection) {
    var progress = progress();
    progress.read(List.of(projection.name));
    return progress.lag(projection.name);
  }

  @Test
  void oneThatAnotherInstanceGotPastItsEventFailsNoLonger() {
    var broken = new Notes();
    broken.refused = open();
    var projector = start(broken);
    eventually(() -> assertThat(projector.isFailing(broken.name)).isTrue());

    var mended = new Notes();
    start(Stream.of(mended.handlers(broken.name)), Clock.systemUTC());
    eventually(() -> assertThat(mended.seen).contains(broken.refused));
    eventually(() -> assertThat(projector.isFailing(broken.name)).isFalse());
    assertThat(broken.seen).doesNotContain(broken.refused);
  }

  @Test
  void allFailWhereAnErrorEndedTheProjector() {
    var projection = new Notes();
    var projector = start(Stream.of(projection.handlers()), new FailingClock());
    eventually(() -> assertThat(projector.isRunning()).isFalse());
    assertThat(projector.isFailing(projection.name)).isTrue();
  }

  @Test
  void twoInstancesGiveEachEventOnce() {
    var projection = new Notes();
    start(projection);
    start(projection);
    var opened = Stream.generate(ProjectorTest::open).limit(60).toList();

    eventually(() -> assertThat(projection.seen).containsSubsequence(opened));
    assertThat(projection.seen).doesNotHaveDuplicates();
  }

  @Test
  void aReplayBeginsAnewAndGetsLevelWithTheOthers() {
    var steady = new Notes();
    var replayed = new Notes();
    var id = open();
    var projector = start(steady, replayed);
    eventually(() -> assertThat(replayed.seen).contains(id));
    var before = List.copyOf(steady.seen);

    feed().replay(replayed.handlers());
    projector.wake();
    var later = open();

    eventually(() -> assertThat(replayed.seen).containsSubsequence(before).contains(later));
    eventually(() -> assertThat(position(replayed)).isEqualTo(position(steady)));
    assertThat(replayed.seen).doesNotHaveDuplicates();
    assertThat(steady.seen).doesNotHaveDuplicates();
  }
}
