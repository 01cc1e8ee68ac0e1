package dev.landbridge.platform.projection;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each event processor of this service has come: written with the effect of the events, so
 * that whichever instance a reader asks can tell whether it would see them.
 */
public final class ProjectionProgress {
  private static final String RESOURCE = ProjectionProgress.class.getName();
  private static final String RECORD =
      """
      insert into progress as p (name, position) values (:name, :position)
      on conflict (name) do update set position = excluded.position
      """;

  private final JdbcClient db;
  private final Map<String, Long> known = new ConcurrentHashMap<>();

  public ProjectionProgress(JdbcClient db) {
    this.db = db;
  }

  /** Notes the last event of each batch, in the batch's transaction. */
  public MessageHandlerInterceptor<EventMessage<?>> recorder(String processor) {
    return (unit, chain) -> {
      if (unit.getMessage() instanceof TrackedEventMessage<?> tracked) {
        note(unit.root(), processor, tracked.trackingToken().position().orElse(0));
      }
      return chain.proceed();
    };
  }

  private void note(UnitOfWork<?> root, String processor, long position) {
    if (root.resources().put(RESOURCE + processor, position) == null) {
      root.onPrepareCommit(unit -> record(processor, noted(unit, processor)));
      root.afterCommit(unit -> known.put(processor, noted(unit, processor)));
    }
  }

  private static long noted(UnitOfWork<?> unit, String processor) {
    Long position = unit.getResource(RESOURCE + processor);
    return Optional.ofNullable(position).orElse(0L);
  }

  private void record(String processor, long position) {
    db.sql(RECORD).param("name", processor).param("position", position).update();
  }

  /** A replay begins: readers are told so until it is done. */
  public void restart(String processor) {
    record(processor, 0);
    known.put(processor, 0L);
  }

  /** Whether all of the processors have come to {@code position}; asks the database at need. */
  public boolean reached(Collection<String> processors, long position) {
    return processors.stream().allMatch(name -> position(name, position) >= position);
  }

  private long position(String processor, long wanted) {
    long cached = known.getOrDefault(processor, 0L);
    if (cached >= wanted) {
      return cached;
    }
    long stored = stored(processor);
    known.merge(processor, stored, Math::max);
    return stored;
  }

  /** The position as stored; 0 before the first batch. */
  public long stored(String processor) {
    return db.sql("select position from progress where name = ?")
        .param(processor)
        .query(Long.class)
        .optional()
        .orElse(0L);
  }
}
