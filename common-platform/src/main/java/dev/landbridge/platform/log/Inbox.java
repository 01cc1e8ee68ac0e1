package dev.landbridge.platform.log;

import dev.landbridge.platform.ServiceIdentity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What this service has taken from other contexts. Positions rise along each partition, so the last
 * one taken tells a repeat from news; it is written with the effect.
 */
public final class Inbox {
  private final JdbcClient db;
  private final String consumer;
  private final Map<String, Long> known = new ConcurrentHashMap<>();

  public Inbox(JdbcClient db, ServiceIdentity identity) {
    this.db = db;
    this.consumer = identity.name();
  }

  /** In the transaction of the effect: false for a repeat. */
  boolean take(String context, int partition, long position) {
    return db.sql(
                """
                insert into inbox as i (consumer, context, partition, position) values (?, ?, ?, ?)
                on conflict (consumer, context, partition)
                do update set position = excluded.position where i.position < excluded.position
                """)
            .params(consumer, context, partition, position)
            .update()
        == 1;
  }

  /** After the transaction. */
  void taken(String context, int partition, long position) {
    known.merge(context + "/" + partition, position, Math::max);
  }

  /** Whether the event at {@code position} has taken effect here; asks the database at need. */
  public boolean hasTaken(String context, int partition, long position) {
    if (known.getOrDefault(context + "/" + partition, 0L) >= position) {
      return true;
    }
    long stored =
        db.sql("select position from inbox where consumer = ? and context = ? and partition = ?")
            .params(consumer, context, partition)
            .query(Long.class)
            .optional()
            .orElse(0L);
    taken(context, partition, stored);
    return stored >= position;
  }
}
