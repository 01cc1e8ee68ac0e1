package dev.landbridge.platform.log;

import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.web.Position;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest event of each partition: where a reader must be to have seen everything. */
public final class LogHeads {
  private static final int RECENT = 5_000;
  private final JdbcClient db;
  private final Topics topics;
  private final ServiceIdentity identity;

  private record Head(String aggregateId, long index) {}

  LogHeads(JdbcClient db, Topics topics, ServiceIdentity identity) {
    this.db = db;
    this.topics = topics;
    this.identity = identity;
  }

  /** Looks at the newest events until each partition was met, at most at a bounded number. */
  public List<Position> positions() {
    var newest = new TreeMap<Integer, Long>();
    for (var head : recent()) {
      newest.putIfAbsent(topics.partitionOf(head.aggregateId()), head.index());
    }
    return newest.entrySet().stream()
        .map(entry -> new Position(identity.context(), entry.getKey(), entry.getValue()))
        .toList();
  }

  private List<Head> recent() {
    return db.sql("select aggregate_id, global_index from event order by global_index desc limit ?")
        .param(RECENT)
        .query((row, _) -> new Head(row.getString(1), row.getLong(2)))
        .list();
  }
}
