package dev.landbridge.platform.log;

import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.web.Position;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest event of each partition: where a reader must be to have seen everything. */
public final class LogHeads {
  private static final int RECENT = 5_000;
  private static final String NEWEST =
      """
      select aggregate_id, global_index from event order by global_index desc limit ?
      """;
  private static final String OLDER =
      """
      select aggregate_id, max(global_index) from event where global_index < ?
      group by aggregate_id order by 2 desc
      """;

  private final JdbcClient db;
  private final Topics topics;
  private final ServiceIdentity identity;

  private record Head(String aggregateId, long index) {}

  LogHeads(JdbcClient db, Topics topics, ServiceIdentity identity) {
    this.db = db;
    this.topics = topics;
    this.identity = identity;
  }

  /** The newest events mostly meet each partition; where few aggregates are busy, all are asked. */
  public List<Position> positions() {
    var newest = new TreeMap<Integer, Long>();
    var recent = heads(NEWEST, RECENT);
    note(newest, recent);
    if (recent.size() == RECENT && newest.size() < topics.partitions()) {
      note(newest, heads(OLDER, recent.getLast().index()));
    }
    return newest.entrySet().stream()
        .map(entry -> new Position(identity.context(), entry.getKey(), entry.getValue()))
        .toList();
  }

  private void note(Map<Integer, Long> newest, List<Head> heads) {
    heads.forEach(head -> newest.putIfAbsent(topics.partitionOf(head.aggregateId()), head.index()));
  }

  private List<Head> heads(String sql, long bound) {
    return db.sql(sql)
        .param(bound)
        .query((row, _) -> new Head(row.getString(1), row.getLong(2)))
        .list();
  }
}
