package dev.landbridge.platform.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.landbridge.platform.store.Ending.Row;
import dev.landbridge.testkit.Backends;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What several units of work store in one transaction, on a real database. */
@Timeout(60)
class GroupCommitTest {
  private final List<Integer> sizes = new CopyOnWriteArrayList<>();
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private String url;
  private HikariDataSource pool;
  private JdbcClient db;
  private GroupCommit group;

  /** A row of a table whose rows are unique; the first write waits until it may go on. */
  private static final class Noted implements SharedWrite<String> {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Override
    public Set<String> names(String row) {
      return Set.of(row.substring(0, 1));
    }

    @Override
    public void write(Connection connection, List<String> rows) throws SQLException {
      begun.countDown();
      try {
        mayGoOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      try (var insert =
          connection.prepareStatement("insert into noted select * from unnest(?::text[])")) {
        insert.setArray(1, connection.createArrayOf("text", rows.toArray()));
        insert.executeUpdate();
      }
    }
  }

  @BeforeEach
  void open() {
    url = Backends.shared().jdbcUrl(Backends.shared().newDatabase("group"));
    pool = pool();
    Flyway.configure().dataSource(pool).locations("classpath:db/platform").load().migrate();
    db = JdbcClient.create(pool);
    db.sql("create table noted (row text primary key)").update();
    group = groupsAtOnce(1);
  }

  private GroupCommit groupsAtOnce(int threads) {
    return new GroupCommit(pool(), threads, sizes::add, "test");
  }

  private HikariDataSource pool() {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(Backends.shared().user());
    pool.setPassword(Backends.shared().password());
    pool.setMaximumPoolSize(2);
    return pool;
  }

  @AfterEach
  void close() {
    group.close();
    callers.close();
    pool.close();
  }

  private static EventRow event(String aggregate) {
    var now = OffsetDateTime.now(ZoneOffset.UTC);
    return new EventRow(aggregate, 0, "T", "e", now, "T", "1", new byte[] {1}, new byte[] {2});
  }

  private CompletableFuture<Optional<long[]>> store(Noted noted, String row) {
    return CompletableFuture.supplyAsync(
        () -> group.store(List.of(new Row<>(noted, row)), List.of(event(row))), callers);
  }

  /** The first waits alone in its write; the others have come when it may go on. */
  private List<Optional<long[]>> storeBehindTheFirst(Noted noted, List<String> rows)
      throws Exception {
    var answers = new ArrayList<CompletableFuture<Optional<long[]>>>();
    answers.add(store(noted, rows.getFirst()));
    noted.begun.await();
    rows.stream().skip(1).forEach(row -> answers.add(store(noted, row)));
    awaitWaiting(rows.size() - 1);
    noted.mayGoOn.countDown();
    return answers.stream().map(CompletableFuture::join).toList();
  }

  private void awaitWaiting(int count) {
    while (group.waiting() < count) {
      Thread.onSpinWait();
    }
  }

  private long indexOf(String aggregate) {
    return db.sql("select global_index from event where aggregate_id = ?")
        .param(aggregate)
        .query(Long.class)
        .single();
  }

  @Test
  void whatComesMeanwhileIsStoredInOneTransaction() throws Exception {
    var rows = List.of("a", "b", "c", "d", "e", "f");
    var answers = storeBehindTheFirst(new Noted(), rows);
    group.close();
    assertThat(sizes).containsExactly(1, 5);
    assertThat(IntStream.range(0, 6))
        .allSatisfy(
            i -> assertThat(answers.get(i).orElseThrow()).containsExactly(indexOf(rows.get(i))));
    assertThat(
            db.sql("select count(distinct transaction_id) from event").query(Long.class).single())
        .isEqualTo(2);
    assertThat(db.sql("select row from noted order by row").query(String.class).list())
        .isEqualTo(rows);
  }

  @Test
  void severalEventsOfOneKeepTheirOrder() {
    var events = List.of(event("one"), event("two"), event("three"));
    assertThat(group.store(List.of(), events).orElseThrow())
        .containsExactly(indexOf("one"), indexOf("two"), indexOf("three"))
        .isSorted();
  }

  @Test
  void whereOneCannotBeStoredNoneIs() throws Exception {
    db.sql("insert into noted values ('d')").update();
    var answers = storeBehindTheFirst(new Noted(), List.of("a", "b", "c", "d"));
    assertThat(answers.getFirst()).isPresent();
    assertThat(answers.subList(1, 4)).allSatisfy(answer -> assertThat(answer).isEmpty());
    assertThat(db.sql("select aggregate_id from event").query(String.class).list())
        .containsExactly("a");
    assertThat(db.sql("select row from noted order by row").query(String.class).list())
        .containsExactly("a", "d");
  }

  @Test
  void ofTwoWithOneNameTheLaterIsStoredLater() throws Exception {
    var answers = storeBehindTheFirst(new Noted(), List.of("a", "b1", "b2", "c"));
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isPresent());
    group.close();
    assertThat(sizes).containsExactly(1, 2, 1);
  }

  /** Before the commit was sent nothing is stored, whatever became of the connection. */
  @Test
  void whoseConnectionBreaksBeforeTheCommitStoresItByHimself() {
    SharedWrite<String> breaking =
        new SharedWrite<>() {
          @Override
          public Set<String> names(String row) {
            return Set.of();
          }

          @Override
          public void write(Connection connection, List<String> rows) throws SQLException {
            try (var statement = connection.createStatement()) {
              statement.execute("select pg_terminate_backend(pg_backend_pid())");
            }
          }
        };
    assertThat(group.store(List.of(new Row<>(breaking, "a")), List.of(event("a")))).isEmpty();
    assertThat(group.store(List.of(), List.of(event("b")))).isPresent();
  }

  /** A commit whose outcome is not known is no reason to store the same again. */
  @Test
  void whoseConnectionBreaksWithTheCommitIsToldSo() {
    db.sql(
            """
            create function break_off() returns trigger language plpgsql as $$
            begin
              perform pg_terminate_backend(pg_backend_pid());
              return new;
            end $$
            """)
        .update();
    db.sql(
            "create trigger break_off before insert on event for each row execute function break_off()")
        .update();
    assertThatThrownBy(() -> group.store(List.of(), List.of(event("a"))))
        .isInstanceOf(DataAccessException.class);
    db.sql("drop trigger break_off on event").update();
    assertThat(group.store(List.of(), List.of(event("b")))).isPresent();
  }

  @Test
  void oneGroupIsStoredWhileAnotherIsHeldUp() throws Exception {
    group.close();
    group = groupsAtOnce(2);
    var heldUp = new Noted();
    var free = new Noted();
    free.mayGoOn.countDown();
    try {
      var slow = store(heldUp, "slow");
      heldUp.begun.await();
      for (int i = 0; i < 10; i++) {
        assertThat(store(free, "fast" + i).get(20, SECONDS)).isPresent();
      }
      assertThat(slow).isNotDone();
      heldUp.mayGoOn.countDown();
      assertThat(slow.get(20, SECONDS).orElseThrow()).containsExactly(indexOf("slow"));
    } finally {
      heldUp.mayGoOn.countDown();
    }
  }

  @Test
  void allThatCameBeforeTheEndIsStored() throws Exception {
    group.close();
    group = groupsAtOnce(2);
    var one = new Noted();
    var other = new Noted();
    var free = new Noted();
    free.mayGoOn.countDown();
    var answers = new ArrayList<CompletableFuture<Optional<long[]>>>();
    try {
      answers.add(store(one, "one"));
      one.begun.await();
      answers.add(store(other, "two"));
      other.begun.await();
      List.of("b1", "b2", "c").forEach(row -> answers.add(store(free, row)));
      awaitWaiting(3);
      var end = CompletableFuture.runAsync(group::close, callers);
      awaitWaiting(4);
      one.mayGoOn.countDown();
      other.mayGoOn.countDown();
      end.get(20, SECONDS);
      for (var answer : answers) {
        assertThat(answer.get(20, SECONDS)).isPresent();
      }
    } finally {
      one.mayGoOn.countDown();
      other.mayGoOn.countDown();
    }
  }

  @Test
  void whoComesAfterTheEndStoresItByHimself() throws Exception {
    var answers = storeBehindTheFirst(new Noted(), List.of("a", "b"));
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isPresent());
    group.close();
    assertThat(group.store(List.of(), List.of(event("late")))).isEmpty();
  }

  /** Its write ends the thread, as a lack of memory would. */
  @Test
  void whereNobodyStoresTogetherAnyMoreEachDoesByHimself() {
    SharedWrite<String> fatal =
        new SharedWrite<>() {
          @Override
          public Set<String> names(String row) {
            return Set.of();
          }

          @Override
          public void write(Connection connection, List<String> rows) {
            throw new AssertionError("Told to end");
          }
        };
    assertThat(group.store(List.of(new Row<>(fatal, "a")), List.of(event("a")))).isEmpty();
    assertThat(group.store(List.of(), List.of(event("b")))).isEmpty();
  }

  @Test
  void whoWaitsTooLongForALockMayTryAgain() {
    assertThat(GroupCommit.translated(new SQLException("lock timeout", "55P03")))
        .isInstanceOf(CannotAcquireLockException.class);
  }
}
