package dev.landbridge.platform.web;

import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.command.Addressees;
import dev.landbridge.platform.log.LogHeads;
import dev.landbridge.platform.log.Topics;
import dev.landbridge.platform.store.Appended;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where in the log the effect of an accepted request lies. A request that found its effect there
 * already is answered with the place of that: its caller need not have seen it before.
 */
final class EffectPositions {
  private final JdbcClient db;
  private final LogHeads heads;
  private final Topics topics;
  private final ServiceIdentity identity;

  EffectPositions(JdbcClient db, LogHeads heads, Topics topics, ServiceIdentity identity) {
    this.db = db;
    this.heads = heads;
    this.topics = topics;
    this.identity = identity;
  }

  /** To be asked once the events are in the store; of no aggregate, the heads are the place. */
  List<Position> of(UnitOfWork<?> unit) {
    var appended = Appended.in(unit).newestByAggregate();
    var newest =
        newest(Addressees.in(unit).ids().stream().filter(id -> !appended.containsKey(id)).toList());
    newest.putAll(appended);
    return newest.isEmpty() ? heads.positions() : byPartition(newest);
  }

  private Map<String, Long> newest(Collection<String> aggregates) {
    var newest = new HashMap<String, Long>();
    for (var id : aggregates) {
      db.sql(
              """
              select global_index from event
              where aggregate_id = ? order by sequence_number desc limit 1
              """)
          .param(id)
          .query(Long.class)
          .optional()
          .ifPresent(index -> newest.put(id, index));
    }
    return newest;
  }

  private List<Position> byPartition(Map<String, Long> newest) {
    var indexes = new TreeMap<Integer, Long>();
    newest.forEach((id, index) -> indexes.merge(topics.partitionOf(id), index, Math::max));
    return indexes.entrySet().stream()
        .map(entry -> new Position(identity.context(), entry.getKey(), entry.getValue()))
        .toList();
  }
}
