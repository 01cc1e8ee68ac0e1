package dev.landbridge.platform.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads the event store in the order of its global index without ever overtaking a transaction that
 * is still in flight, and without waiting for one that was rolled back.
 *
 * <p>A number missing before a visible one belongs to a transaction that is either in flight or was
 * rolled back. Every transaction draws its id before its numbers, so whoever could still fill the
 * gap has a smaller id than one drawn after the sighting. Once no transaction below that id runs,
 * which {@code pg_current_snapshot()} tells, nothing can fill it any more. No clock is involved,
 * and a replay asks once per stretch, not once per gap. (The snapshot's own upper bound would not
 * do: it is the newest <em>completed</em> id, and a running one may lie above it.)
 *
 * <p>Several readers share one tail. Each goes by the horizon it knew before its query: that a gap
 * is final, learnt from somebody's newer snapshot meanwhile, would be true but of no use, since
 * what filled the gap is not among the rows of the older one.
 */
public final class EventTail {
  private static final String SQL =
      """
      select e.*,
        pg_snapshot_xmin(s.now)::text::bigint as oldest_running,
        (select max(global_index) from event) as head
      from (select pg_current_snapshot() as now) s
      left join lateral (
        select global_index, aggregate_id, sequence_number, aggregate_type, event_id, occurred_at,
          type, revision, payload, metadata
        from event where global_index > ? order by global_index limit ?) e on true
      order by e.global_index
      """;

  private static final String NEXT_ID = "select pg_current_xact_id()::text::bigint";
  private static final String HEAD = "select coalesce(max(global_index), 0) from event";

  /** No values; but with any, the statement is parsed and planned once for each connection. */
  private static final Object[] PREPARED = {};

  private final JdbcTemplate db;
  private Horizon horizon = new Horizon(0, 0, 0);

  /**
   * @param settled every gap up to here is final
   * @param sighted the newest index visible when waiting began
   * @param waitsFor the gaps up to {@code sighted} are final once no transaction below this id runs
   */
  private record Horizon(long settled, long sighted, long waitsFor) {
    Horizon seeing(long oldestRunning) {
      return isWaiting() && oldestRunning >= waitsFor
          ? new Horizon(sighted, sighted, waitsFor)
          : this;
    }

    boolean isWaiting() {
      return sighted > settled;
    }

    boolean mayFollow(long previous, long index) {
      return index == previous + 1 || index - 1 <= settled;
    }
  }

  /** What one look gave; {@code blocked} if a gap ended it. */
  private record Look(Stretch found, boolean blocked) {}

  /**
   * Events that follow each other.
   *
   * @param head the newest index that was visible with them, 0 in an empty store
   */
  public record Stretch(List<StoredEvent> events, long head) {
    public Stretch {
      events = List.copyOf(events);
    }
  }

  /** One stored event, its payload and metadata as stored. */
  public record StoredEvent(
      long globalIndex,
      String aggregateId,
      long sequenceNumber,
      String aggregateType,
      String eventId,
      Instant occurredAt,
      String type,
      String revision,
      byte[] payload,
      byte[] metadata) {}

  public EventTail(DataSource dataSource) {
    this.db = new JdbcTemplate(dataSource);
  }

  /** The events after {@code index}, at most {@code limit}; fewer where one is still in flight. */
  public List<StoredEvent> after(long index, int limit) {
    return stretch(index, limit).events();
  }

  /** As {@link #after}, and what else there is. */
  public Stretch stretch(long index, int limit) {
    var look = look(index, limit);
    if (look.blocked() && waitFor(look.found().head()) && look.found().events().isEmpty()) {
      return look(index, limit).found(); // mostly the gap was final already
    }
    return look.found();
  }

  /**
   * Begins to wait for whoever could fill the gaps up to {@code sighted}, unless already waiting.
   */
  private boolean waitFor(long sighted) {
    synchronized (this) {
      if (horizon.isWaiting()) {
        return false;
      }
    }
    Long nextId = db.queryForObject(NEXT_ID, Long.class, PREPARED);
    synchronized (this) {
      if (!horizon.isWaiting() && nextId != null && sighted > horizon.settled()) {
        horizon = new Horizon(horizon.settled(), sighted, nextId);
      }
      return true;
    }
  }

  private Look look(long index, int limit) {
    var look = db.execute(SQL, (PreparedStatement statement) -> read(statement, index, limit));
    return look == null ? new Look(new Stretch(List.of(), 0), false) : look;
  }

  private Look read(PreparedStatement statement, long after, int limit) throws SQLException {
    statement.setLong(1, after);
    statement.setInt(2, limit);
    var before = horizon();
    var events = new ArrayList<StoredEvent>();
    long head = 0;
    try (var rows = statement.executeQuery()) {
      @Nullable Horizon seen = null;
      long previous = after;
      while (rows.next()) {
        if (seen == null) {
          long oldestRunning = rows.getLong("oldest_running");
          seen = before.seeing(oldestRunning);
          head = rows.getLong("head");
          advance(oldestRunning);
        }
        long index = rows.getLong("global_index");
        if (rows.wasNull()) {
          break;
        }
        if (!seen.mayFollow(previous, index)) {
          return new Look(new Stretch(events, head), true);
        }
        events.add(event(rows, index));
        previous = index;
      }
    }
    return new Look(new Stretch(events, head), false);
  }

  private synchronized Horizon horizon() {
    return horizon;
  }

  /** For looks yet to come: whoever has ended by the time of one look has ended for good. */
  private synchronized void advance(long oldestRunning) {
    horizon = horizon.seeing(oldestRunning);
  }

  private static StoredEvent event(ResultSet row, long index) throws SQLException {
    return new StoredEvent(
        index,
        row.getString("aggregate_id"),
        row.getLong("sequence_number"),
        row.getString("aggregate_type"),
        row.getString("event_id"),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("type"),
        row.getString("revision"),
        row.getBytes("payload"),
        row.getBytes("metadata"));
  }

  /** The newest index anybody can see; 0 in an empty store. */
  public long head() {
    Long head = db.queryForObject(HEAD, Long.class, PREPARED);
    return head == null ? 0 : head;
  }
}
