package dev.landbridge.platform.store;

import com.zaxxer.hikari.HikariDataSource;
import dev.landbridge.platform.store.Ending.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Stores in one transaction what several units of work have decided at the same time. Each was
 * decided by itself, on its own thread; few threads store, each whatever has come while it stored
 * its last group. Where one cannot store all of a group, it stores none, and each stores its own by
 * itself: there it shows whose fault it was, and nobody else waits for who waits. Two groups at
 * once are to the database what two instances of the service are.
 */
public final class GroupCommit implements AutoCloseable {
  static final int MOST = 64;
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);
  private static final Entry END = Entry.of(List.of(), List.of());

  private final HikariDataSource connections;
  private final IntConsumer sizes;
  private final BlockingQueue<Entry> queue = new LinkedBlockingQueue<>();
  private final AtomicInteger ending = new AtomicInteger();
  private final List<Thread> threads;
  private boolean closed;

  /** What one unit has decided; afterwards the numbers of its events, or none. */
  private record Entry(
      List<Row<?>> rows,
      Set<String> names,
      List<EventRow> events,
      CompletableFuture<Optional<long[]>> stored) {
    static Entry of(List<Row<?>> rows, List<EventRow> events) {
      var names = rows.stream().flatMap(row -> names(row).stream()).collect(Collectors.toSet());
      return new Entry(rows, names, events, new CompletableFuture<>());
    }

    private static <T> Set<String> names(Row<T> row) {
      return row.write().names(row.row());
    }
  }

  /**
   * Begins to store what comes.
   *
   * @param connections for this alone, as many as threads, and closed with it
   * @param threads how many groups may be stored at once
   * @param sizes hears how many were stored together
   */
  public GroupCommit(HikariDataSource connections, int threads, IntConsumer sizes, String name) {
    this.connections = connections;
    this.sizes = sizes;
    this.threads =
        IntStream.rangeClosed(1, threads)
            .mapToObj(number -> Thread.ofPlatform().name(name + " " + number).daemon())
            .map(thread -> thread.start(this::run))
            .toList();
  }

  /**
   * Somebody begins to end.
   *
   * @return whether others are ending; who is alone is faster by himself
   */
  public boolean enter() {
    return ending.getAndIncrement() > 0;
  }

  /** Somebody has ended who {@link #enter entered}. */
  public void leave() {
    ending.decrementAndGet();
  }

  /**
   * Stores it with what others store now.
   *
   * @return the numbers of the events; empty where nothing was stored, and the caller is to do so
   */
  Optional<long[]> store(List<Row<?>> rows, List<EventRow> events) {
    var entry = Entry.of(rows, events);
    synchronized (queue) {
      if (closed) {
        return Optional.empty();
      }
      queue.add(entry);
    }
    try {
      return entry.stored().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  /** How many have not been looked at. */
  int waiting() {
    return queue.size();
  }

  private void run() {
    var waiting = new ArrayDeque<Entry>();
    try {
      for (var group = next(waiting); !group.isEmpty(); group = next(waiting)) {
        store(group);
      }
    } catch (RuntimeException | Error e) { // nobody is to wait for a thread that is no more
      log.error("Failed: nothing is stored together any more", e);
      throw e;
    } finally {
      giveUp(waiting);
    }
  }

  private void giveUp(Deque<Entry> waiting) {
    try {
      synchronized (queue) {
        closed = true;
        queue.drainTo(waiting);
        queue.add(END); // for the next of the threads
      }
    } finally {
      leaveToOwners(waiting);
    }
  }

  /** Those that come first, but for one that shares a name with an earlier one; none at the end. */
  private List<Entry> next(Deque<Entry> waiting) {
    if (waiting.isEmpty()) {
      waiting.add(take());
    }
    queue.drainTo(waiting, MOST); // not all: the others store, too
    var group = new ArrayList<Entry>();
    var names = new HashSet<String>();
    for (var each = waiting.iterator(); each.hasNext() && group.size() < MOST; ) {
      var entry = each.next();
      if (entry.equals(END)) {
        break;
      }
      if (Collections.disjoint(names, entry.names())) {
        group.add(entry);
        each.remove();
      }
      names.addAll(entry.names());
    }
    return group;
  }

  /** Nobody interrupts it: it ends when it is told to, behind all that came before. */
  private Entry take() {
    while (true) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        log.debug("Interrupted, and goes on", e);
      }
    }
  }

  private void store(List<Entry> group) {
    try (var connection = connections.getConnection()) {
      connection.setAutoCommit(false);
      store(connection, group);
    } catch (SQLException e) { // without a connection nothing was stored
      log.debug("No connection to store {} units of work together", group.size(), e);
    } finally {
      leaveToOwners(group); // who was told nothing
    }
  }

  private void store(Connection connection, List<Entry> group) throws SQLException {
    boolean committing = false;
    try {
      for (var rows : byWrite(group).entrySet()) {
        write(connection, rows.getKey(), rows.getValue());
      }
      committing = true;
      tell(group, EventAppender.appendAndCommit(connection, eventsOf(group)));
    } catch (SQLException | RuntimeException | Error e) {
      if (committing && !isOpen(connection)) { // whether it was committed is not known
        fail(group, e instanceof SQLException sql ? translated(sql) : e);
      } else {
        log.debug("Not stored together: {} units of work", group.size(), e);
        connection.rollback();
      }
      if (e instanceof Error error) {
        throw error;
      }
    }
  }

  private static List<EventRow> eventsOf(List<Entry> group) {
    return group.stream().flatMap(entry -> entry.events().stream()).toList();
  }

  /** Whether nothing was committed yet. */
  private static boolean isOpen(Connection connection) throws SQLException {
    return !connection.isClosed()
        && connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
  }

  private static Map<SharedWrite<?>, List<Object>> byWrite(List<Entry> group) {
    var byWrite = new LinkedHashMap<SharedWrite<?>, List<Object>>();
    for (var entry : group) {
      for (var row : entry.rows()) {
        byWrite.computeIfAbsent(row.write(), _ -> new ArrayList<>()).add(row.row());
      }
    }
    return byWrite;
  }

  @SuppressWarnings("unchecked") // rows of a write are what it was given
  private static <T> void write(Connection connection, SharedWrite<T> write, List<Object> rows)
      throws SQLException {
    write.write(connection, (List<T>) rows);
  }

  private void tell(List<Entry> group, long[] indexes) {
    sizes.accept(group.size());
    int from = 0;
    for (var entry : group) {
      int to = from + entry.events().size();
      entry.stored().complete(Optional.of(Arrays.copyOfRange(indexes, from, to)));
      from = to;
    }
  }

  private static void leaveToOwners(Collection<Entry> group) {
    group.forEach(entry -> entry.stored().complete(Optional.empty()));
  }

  private static void fail(Collection<Entry> group, Throwable failure) {
    group.forEach(entry -> entry.stored().completeExceptionally(failure));
  }

  static DataAccessException translated(SQLException e) {
    if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
      return new CannotAcquireLockException("Waited too long", e);
    }
    return Optional.ofNullable(new SQLStateSQLExceptionTranslator().translate("store", null, e))
        .orElseGet(() -> new DataAccessResourceFailureException("Not stored", e));
  }

  /** Stores what came before; who comes later does so by himself. */
  @Override
  public void close() {
    synchronized (queue) {
      closed = true;
      queue.add(END);
    }
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.close();
    }
  }
}
