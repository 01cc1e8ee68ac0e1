package dev.landbridge.platform.projection;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each projection of this service has come: written with the effect of the events, so that
 * whichever instance a reader asks can tell whether it would see them.
 */
public final class ProjectionProgress {
  private final JdbcClient db;
  private final Map<String, Long> known = new ConcurrentHashMap<>();
  private volatile long head;
  private volatile Runnable hurry = () -> {};

  ProjectionProgress(JdbcClient db) {
    this.db = db;
  }

  /** Called when somebody waits for events that have not taken effect yet. */
  void onWaiting(Runnable listener) {
    hurry = listener;
  }

  void begin(Collection<String> names) {
    names.stream()
        .sorted()
        .forEach(
            name ->
                db.sql("insert into progress values (?, 0) on conflict do nothing")
                    .param(name)
                    .update());
  }

  /**
   * Where projections stood at a moment.
   *
   * @param head the newest index that was visible then, 0 in an empty store
   */
  record Stand(Map<String, Long> positions, long head) {
    Stand {
      positions = Map.copyOf(positions);
    }
  }

  /** As stored, which is what all instances go by. */
  Stand read(Collection<String> names) {
    var stored = new HashMap<String, Long>();
    var newest = new AtomicLong();
    RowCallbackHandler keep =
        row -> {
          stored.put(row.getString(1), row.getLong(2));
          newest.set(row.getLong(3));
        };
    db.sql(
            """
            select name, position, (select coalesce(max(global_index), 0) from event)
            from progress where name = any(?)
            """)
        .param(names.toArray(String[]::new))
        .query(keep);
    known.putAll(stored);
    if (!stored.isEmpty()) { // no row, no head
      head = newest.get();
    }
    return new Stand(stored, newest.get());
  }

  /**
   * In the transaction of the events' effects and before them: false if any of the projections
   * stands elsewhere by now, as another instance has moved it.
   */
  boolean advance(Collection<String> names, long from, long to) {
    return db.sql("update progress set position = ? where name = any(?) and position = ?")
            .params(to, names.toArray(String[]::new), from)
            .update()
        == names.size();
  }

  void restart(String name) {
    db.sql("update progress set position = 0 where name = ?").param(name).update();
  }

  /** After the commit. */
  void note(Collection<String> names, long position) {
    names.forEach(name -> known.put(name, position));
  }

  /** Whether all of the projections have come to {@code position}; asks the database at need. */
  public boolean reached(Collection<String> projections, long position) {
    return isKnown(projections, position) || isStored(projections, position);
  }

  /** How many events are stored and without effect there, as of the last look. */
  long lag(String name) {
    return Math.max(0, head - known.getOrDefault(name, 0L));
  }

  private boolean isStored(Collection<String> projections, long position) {
    hurry.run();
    read(projections);
    return isKnown(projections, position);
  }

  private boolean isKnown(Collection<String> projections, long position) {
    return projections.stream().allMatch(name -> known.getOrDefault(name, 0L) >= position);
  }
}
