package dev.landbridge.routing.model;

import static dev.landbridge.routing.Cast.BLUE_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.log.EventEnvelope;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.platform.store.EventTypes;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.routing.RoutingSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class NetworkReaderTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final Region GUANGZHOU = Region.parse("ap-guangzhou");
  private static final CidrBlock MARK = CidrBlock.parse("10.99.0.0/16");
  private static final int WRITERS = 6;
  private static final int EVENTS = 40;

  @Test
  void whatWasReadAnewEqualsWhatWasKeptUp() {
    var live = SERVICE.service().bean(NetworkReader.class);
    var cast = SERVICE.joined();
    var alice = SERVICE.as(cast.alice());
    alice.post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201);
    live.all(NetworkReader.NOW);
    alice.post(routes(cast.redMain()), route(BLUE_BLOCK, cast.pcx())).expect(201);
    var kept = live.of(cast.alice(), NetworkReader.NOW);
    assertThat(kept.tablesOf(cast.red()).getFirst().routes().size()).isEqualTo(2);
    var anew = reader();
    assertThat(Pictures.lines(anew.of(cast.alice(), NetworkReader.NOW)))
        .isEqualTo(Pictures.lines(kept));
    assertThat(Pictures.lines(anew.all(NetworkReader.NOW)))
        .isEqualTo(Pictures.lines(live.all(NetworkReader.NOW)));
    anew.stop();
  }

  @Test
  void aPictureAskedForInsideATransactionShowsWhatIsCommittedAndNoMore() {
    var cast = Cast.fresh();
    var reader = reader();
    inOneTransaction(
        () -> {
          note(cast, 0);
          assertThat(reader.around(cast.red(), NetworkReader.NOW).vpcs()).isEmpty();
        });
    assertThat(reader.around(cast.red(), NetworkReader.NOW).vpcs()).hasSize(1);
    reader.stop();
  }

  @Test
  void whatIsHeardTwiceIsKeptOnce() {
    var cast = Cast.fresh();
    inOneTransaction(() -> note(cast, 0));
    inOneTransaction(() -> note(cast, 0));
    long kept =
        SERVICE
            .db()
            .sql("select count(*) from heard_event where subject = ?")
            .param(cast.red().text())
            .query(Long.class)
            .single();
    assertThat(kept).isEqualTo(1);
  }

  /**
   * Writers commit and roll back in any order; a reader that goes on from its places misses none.
   */
  @Test
  void whoReadsOnMissesNothingThatCommitted() throws Exception {
    var committed = new AtomicInteger();
    var heard = SERVICE.service().bean(HeardEventRegister.class);
    var places = new Long[HeardEventRegister.LANES];
    Arrays.fill(places, 0L);
    var subjects = new ArrayList<String>();
    try (var pool = Executors.newFixedThreadPool(WRITERS)) {
      var writers = new ArrayList<Callable<List<String>>>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(() -> write(committed));
      }
      var running = writers.stream().map(pool::submit).toList();
      while (running.stream().anyMatch(writer -> !writer.isDone())) {
        read(heard, places, subjects);
      }
      read(heard, places, subjects);
      for (var writer : running) {
        assertThat(subjects).containsAll(writer.get());
      }
    }
    assertThat(committed.get()).isPositive();
    assertThat(subjects).doesNotHaveDuplicates();
  }

  private static void read(HeardEventRegister heard, Long[] places, List<String> subjects) {
    List<HeardEventRegister.Heard> more;
    do {
      more = heard.after(SERVICE.service().bean(JdbcClient.class), places);
      for (var one : more) {
        places[one.lane()] = one.place();
        if (one.event().orElseThrow() instanceof VpcCidrBlockAdded added
            && added.cidrBlock().equals(MARK)) {
          subjects.add(added.subject());
        }
      }
    } while (!more.isEmpty());
  }

  private static List<String> write(AtomicInteger committed) {
    var heard = SERVICE.service().bean(HeardEventRegister.class);
    var mine = new ArrayList<String>();
    for (int i = 0; i < EVENTS; i++) {
      var event =
          new VpcCidrBlockAdded(VpcId.parse(Cast.id(VpcId.PREFIX, Cast.next())), MARK, List.of());
      boolean failing = i % 5 == 4;
      try {
        inOneTransaction(
            () -> {
              heard.note(event, envelope(event.subject(), 0));
              if (failing) {
                throw new IllegalStateException("rolled back on purpose");
              }
            });
        mine.add(event.subject());
        committed.incrementAndGet();
      } catch (IllegalStateException onPurpose) {
        assertThat(failing).isTrue();
      }
    }
    return mine;
  }

  private static void note(Cast cast, long sequence) {
    var event = Cast.vpc(cast.red(), cast.alice(), GUANGZHOU, Cast.RED_BLOCK);
    SERVICE
        .service()
        .bean(HeardEventRegister.class)
        .note(event, envelope(event.subject(), sequence));
  }

  private static void inOneTransaction(Runnable body) {
    SERVICE
        .service()
        .bean(CommittedWork.class)
        .run(Map.of("actor", "test", "correlationid", "test"), body);
  }

  private static NetworkReader reader() {
    var service = SERVICE.service();
    var settings = service.bean(RoutingSettings.class);
    return new NetworkReader(
        new StoredEventRegister(
            service.bean(DataSource.class), service.bean(HeardEventRegister.class), settings),
        service.bean(EventTypes.class),
        settings);
  }

  private static EventEnvelope envelope(String subject, long sequence) {
    return new EventEnvelope(
        "id", "type", Instant.parse("2026-01-15T08:00:00Z"), subject, sequence, 1, "c", "a", "");
  }
}
