package dev.landbridge.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.landbridge.platform.store.EventTail.StoredEvent;
import dev.landbridge.platform.store.EventTail.Stretch;
import dev.landbridge.testkit.Backends;
import dev.landbridge.testkit.Seeds;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tail never overtakes a transaction in flight and never waits for one that is gone. */
class EventTailTest {
  private static final int READERS = 4;
  private HikariDataSource pool;
  private EventTail tail;

  @BeforeEach
  void open() {
    var backends = Backends.shared();
    pool = new HikariDataSource();
    pool.setJdbcUrl(backends.jdbcUrl(backends.newDatabase("tail")));
    pool.setUsername(backends.user());
    pool.setPassword(backends.password());
    pool.setMaximumPoolSize(16);
    Flyway.configure().dataSource(pool).locations("classpath:db/platform").load().migrate();
    tail = new EventTail(pool);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  private Connection begin() throws SQLException {
    var connection = pool.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void append(Connection connection, String aggregate, long sequence)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into event (aggregate_id, sequence_number, aggregate_type, event_id, occurred_at,
              type, revision, payload, metadata)
            values (?, ?, 'T', 'e', now(), 'T', '1', '{}', '{}')
            """)) {
      insert.setString(1, aggregate);
      insert.setLong(2, sequence);
      insert.executeUpdate();
    }
  }

  private List<Long> indexes(long after) {
    return tail.after(after, 1_000).stream().map(StoredEvent::globalIndex).toList();
  }

  @Test
  void anEventBehindOneInFlightWaits() throws Exception {
    try (var slow = begin();
        var fast = begin()) {
      append(slow, "slow", 0);
      append(fast, "fast", 0);
      fast.commit();
      assertThat(indexes(0)).isEmpty();
      slow.commit();
      assertThat(indexes(0)).containsExactly(1L, 2L);
    }
  }

  @Test
  void theHeadIsToldWithTheEventsAndBeyondOneInFlight() throws Exception {
    assertThat(tail.stretch(0, 1)).isEqualTo(new Stretch(List.of(), 0));
    try (var slow = begin();
        var fast = begin()) {
      append(slow, "slow", 0);
      append(fast, "fast", 0);
      fast.commit();
      assertThat(tail.stretch(0, 1)).isEqualTo(new Stretch(List.of(), 2));
      slow.commit();
      var first = tail.stretch(0, 1);
      assertThat(first.events()).extracting(StoredEvent::globalIndex).containsExactly(1L);
      assertThat(first.head()).isEqualTo(2);
      assertThat(tail.stretch(2, 1)).isEqualTo(new Stretch(List.of(), 2));
    }
  }

  @Test
  void aRolledBackNumberHoldsNobodyUp() throws Exception {
    try (var failing = begin();
        var fine = begin()) {
      append(failing, "failing", 0);
      append(fine, "fine", 0);
      fine.commit();
      failing.rollback();
      assertThat(indexes(0)).containsExactly(2L);
    }
  }

  @Test
  void aGapIsFinalAlthoughLaterTransactionsRun() throws Exception {
    try (var failing = begin();
        var fine = begin();
        var later = begin()) {
      append(failing, "failing", 0);
      append(fine, "fine", 0);
      fine.commit();
      assertThat(indexes(0)).isEmpty();
      append(later, "later", 0);
      failing.rollback();
      assertThat(indexes(0)).containsExactly(2L);
      later.commit();
      assertThat(indexes(2)).containsExactly(3L);
    }
  }

  @Test
  void theNewestRunningTransactionIsNotOverlooked() throws Exception {
    try (var first = begin();
        var newest = begin()) {
      first.createStatement().execute("select pg_current_xact_id()");
      append(newest, "newest", 0);
      append(first, "first", 0);
      first.commit();
      assertThat(indexes(0)).isEmpty();
      newest.commit();
      assertThat(indexes(0)).containsExactly(1L, 2L);
    }
  }

  @Test
  void whatAnotherReaderLearntMeanwhileSaysNothingOfAnOlderLook() throws Exception {
    var afterNextQuery = new AtomicReference<@Nullable Callable<?>>();
    tail = new EventTail(proxied(DataSource.class, pool, afterNextQuery));
    try (var slow = begin();
        var fast = begin()) {
      append(slow, "slow", 0);
      append(fast, "fast", 0);
      fast.commit();
      assertThat(indexes(0)).isEmpty();
      afterNextQuery.set(
          () -> {
            slow.commit();
            return indexes(0);
          });
      assertThat(indexes(0)).isNotEqualTo(List.of(2L));
      assertThat(indexes(0)).containsExactly(1L, 2L);
    }
  }

  /** Runs something once, between a query and the reading of its rows. */
  private static <T> T proxied(
      Class<T> type, T real, AtomicReference<@Nullable Callable<?>> afterNextQuery) {
    return type.cast(
        Proxy.newProxyInstance(
            EventTailTest.class.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> {
              var result = method.invoke(real, arguments);
              if (method.getName().equals("executeQuery")) {
                var then = afterNextQuery.getAndSet(null);
                if (then != null) {
                  then.call();
                }
              }
              return switch (result) {
                case PreparedStatement s -> proxied(PreparedStatement.class, s, afterNextQuery);
                case Connection c -> proxied(Connection.class, c, afterNextQuery);
                case null, default -> result;
              };
            }));
  }

  @Test
  void readersSeeEverythingOnceAndInOrderWhileManyWrite() {
    Seeds.forEach(20, this::writeAndRead);
  }

  private void writeAndRead(RandomGenerator random) throws Exception {
    long from = tail.head();
    var done = new AtomicBoolean();
    var seen = IntStream.range(0, READERS).mapToObj(_ -> new ArrayList<Long>()).toList();
    try (var threads = Executors.newFixedThreadPool(8 + READERS)) {
      var seeds = random.longs(8).toArray();
      var writers = new ArrayList<java.util.concurrent.Future<?>>();
      for (long seed : seeds) {
        writers.add(threads.submit(() -> write(seed)));
      }
      var readers =
          seen.stream().map(each -> threads.submit(() -> read(from, done, each))).toList();
      for (var writer : writers) {
        writer.get();
      }
      done.set(true);
      for (var reader : readers) {
        reader.get();
      }
    }
    try (var connection = pool.getConnection();
        var query =
            connection.prepareStatement(
                "select global_index from event where global_index > ? order by global_index")) {
      query.setLong(1, from);
      var stored = new ArrayList<Long>();
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          stored.add(rows.getLong(1));
        }
      }
      assertThat(seen).allSatisfy(each -> assertThat(each).isEqualTo(stored));
    }
  }

  private Void write(long seed) throws SQLException {
    var random = new java.util.SplittableRandom(seed);
    for (int i = 0; i < 60; i++) {
      try (var connection = begin()) {
        for (int n = random.nextInt(1, 4); n > 0; n--) {
          append(connection, "a" + seed + "-" + i, n);
        }
        if (random.nextInt(4) == 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
      }
    }
    return null;
  }

  private Void read(long from, AtomicBoolean done, List<Long> seen) {
    long last = from;
    while (true) {
      boolean finished = done.get();
      var batch = tail.after(last, 7);
      batch.forEach(event -> seen.add(event.globalIndex()));
      last = batch.isEmpty() ? last : batch.getLast().globalIndex();
      if (finished && batch.isEmpty() && last >= tail.head()) {
        return null;
      }
    }
  }
}
