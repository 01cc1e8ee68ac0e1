package dev.landbridge.platform.projection;

import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What projections write. Many events are given to them in one transaction, and what these cause is
 * gathered: statements with the same text are sent together. What events of one aggregate cause
 * takes effect in their order; a handler must not rest on the order of different aggregates.
 */
public final class ProjectionWrites {
  private static final String GATHERED = ProjectionWrites.class.getName();

  private final JdbcTemplate db;

  ProjectionWrites(JdbcTemplate db) {
    this.db = db;
  }

  /**
   * Takes effect with the events at hand; at once where none are.
   *
   * @param values one for each question mark; an array that is the only one has to be cast
   */
  public void add(String sql, @Nullable Object... values) {
    gathered()
        .ifPresentOrElse(runs -> runs.add(aggregate(), sql, values), () -> db.update(sql, values));
  }

  /**
   * Takes effect now, after all that was added. For what has to know: nothing is sent together with
   * it.
   *
   * @return how many rows were touched
   */
  public int update(String sql, @Nullable Object... values) {
    gathered().ifPresent(this::send);
    return db.update(sql, values);
  }

  /** Gathers what the body adds, within the unit of work at hand. */
  void together(Runnable body) {
    var unit = CurrentUnitOfWork.get().root();
    var runs = new StatementRuns();
    unit.resources().put(GATHERED, runs);
    try {
      body.run();
    } finally {
      unit.resources().remove(GATHERED);
    }
    send(runs);
  }

  private static Optional<StatementRuns> gathered() {
    return CurrentUnitOfWork.isStarted()
        ? Optional.ofNullable(CurrentUnitOfWork.get().root().getResource(GATHERED))
        : Optional.empty();
  }

  private static String aggregate() {
    if (CurrentUnitOfWork.get().getMessage() instanceof DomainEventMessage<?> event) {
      return event.getAggregateIdentifier();
    }
    throw new IllegalStateException("Expected a handler of an event to write, but it is none");
  }

  private void send(StatementRuns runs) {
    for (var run : runs.take()) {
      if (run.values().size() == 1) {
        db.update(run.sql(), run.values().getFirst());
      } else {
        db.batchUpdate(run.sql(), run.values());
      }
    }
  }
}
