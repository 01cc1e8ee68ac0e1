package dev.landbridge.platform.store;

import dev.landbridge.platform.store.EventTail.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Axon's JDBC event store on our table, with three changes: appending tells the numbers drawn, and
 * is done together with others where that may be ({@link GroupCommit}); tailing goes by {@link
 * EventTail}, so a position is a number and never holds gaps.
 */
public final class EventLogEngine extends JdbcEventStorageEngine {
  private static final String APPEND =
      """
      insert into event (aggregate_id, sequence_number, aggregate_type, event_id, occurred_at, type,
        revision, payload, metadata)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String APPEND_ONE = APPEND + " returning global_index";

  /** Saves the way to the store and back that a commit costs by itself. */
  private static final String APPEND_ONE_AND_COMMIT = APPEND_ONE + "; commit";

  private static final EventSchema SCHEMA =
      EventSchema.builder()
          .eventTable("event")
          .snapshotTable("snapshot")
          .globalIndexColumn("global_index")
          .timestampColumn("occurred_at")
          .eventIdentifierColumn("event_id")
          .aggregateIdentifierColumn("aggregate_id")
          .sequenceNumberColumn("sequence_number")
          .typeColumn("aggregate_type")
          .payloadTypeColumn("type")
          .payloadRevisionColumn("revision")
          .payloadColumn("payload")
          .metaDataColumn("metadata")
          .build();

  private final DataSource dataSource;
  private final EventTail tail;
  private final AppendSignal signal;
  private final GroupCommit group;

  EventLogEngine(
      DataSource dataSource,
      EventTail tail,
      AppendSignal signal,
      GroupCommit group,
      ConnectionProvider connections,
      TransactionManager transactions,
      Serializer serializer,
      SnapshotFilter snapshots) {
    super(builder(connections, transactions, serializer).snapshotFilter(snapshots));
    this.dataSource = dataSource;
    this.tail = tail;
    this.signal = signal;
    this.group = group;
  }

  private static Builder builder(
      ConnectionProvider connections, TransactionManager transactions, Serializer serializer) {
    return JdbcEventStorageEngine.builder()
        .connectionProvider(connections)
        .transactionManager(transactions)
        .eventSerializer(serializer)
        .snapshotSerializer(serializer)
        .persistenceExceptionResolver(new UniqueViolations())
        .schema(SCHEMA);
  }

  @Override
  protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
    if (events.isEmpty()) {
      return;
    }
    var rows =
        events.stream().map(e -> EventRow.of((DomainEventMessage<?>) e, serializer)).toList();
    if (Ending.mayShareNow(dataSource)) {
      appendWithOthers(rows, events);
    } else {
      appendAlone(rows, events);
    }
  }

  private void appendWithOthers(List<EventRow> events, List<? extends EventMessage<?>> messages) {
    var root = CurrentUnitOfWork.get().root();
    TakenFromMemory.settle(root);
    var rows = Ending.of(root).takeRows();
    root.onCleanup(_ -> group.leave());
    var stored = group.enter() ? group.store(rows, events) : Optional.<long[]>empty();
    stored.ifPresentOrElse(
        indexes -> note(events, indexes), () -> appendAlone(rows, events, messages));
  }

  private void appendAlone(List<EventRow> events, List<? extends EventMessage<?>> messages) {
    var rows =
        CurrentUnitOfWork.isStarted()
            ? Ending.of(CurrentUnitOfWork.get().root()).takeRows()
            : List.<Ending.Row<?>>of();
    appendAlone(rows, events, messages);
  }

  private void appendAlone(
      List<Ending.Row<?>> rows, List<EventRow> events, List<? extends EventMessage<?>> messages) {
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      writeAlone(connection, rows);
      if (events.size() == 1) { // the usual case needs no arrays
        note(events, new long[] {appendOne(connection, events.getFirst())});
      } else {
        note(events, EventAppender.append(connection, events));
      }
    } catch (SQLException e) {
      handlePersistenceException(e, messages.getFirst());
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  /** What the work rests on does not hold any more where a constraint is in the way. */
  private static void writeAlone(Connection connection, List<Ending.Row<?>> rows) {
    for (var row : rows) {
      try {
        writeAlone(connection, row);
      } catch (SQLException e) {
        var failure = GroupCommit.translated(e);
        throw failure instanceof DataIntegrityViolationException
            ? new ConcurrencyException("Expected what was read to hold still", failure)
            : failure;
      }
    }
  }

  private static <T> void writeAlone(Connection connection, Ending.Row<T> row) throws SQLException {
    row.write().write(connection, List.of(row.row()));
  }

  private long appendOne(Connection connection, EventRow event) throws SQLException {
    var mayCommit =
        CurrentUnitOfWork.isStarted()
            && Ending.of(CurrentUnitOfWork.get().root()).mayCommit(dataSource);
    try (var statement =
        connection.prepareStatement(mayCommit ? APPEND_ONE_AND_COMMIT : APPEND_ONE)) {
      event.bind(statement);
      if (mayCommit) {
        TakenFromMemory.settle(CurrentUnitOfWork.get().root());
      }
      statement.execute();
      try (var keys = statement.getResultSet()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  private void note(List<EventRow> events, long[] indexes) {
    if (!CurrentUnitOfWork.isStarted()) {
      return;
    }
    var root = CurrentUnitOfWork.get().root();
    var appended = Appended.in(root);
    if (appended.isEmpty()) {
      root.afterCommit(_ -> signal.raise());
    }
    for (int i = 0; i < indexes.length; i++) {
      appended.add(events.get(i).aggregateId(), events.get(i).sequence(), indexes[i]);
    }
  }

  /** The events after {@code index}, at most {@code limit}, each read when it is first asked. */
  public List<TrackedEventMessage<?>> after(long index, int limit) {
    return EventUtils.upcastAndDeserializeTrackedEvents(
            tail.after(index, limit).stream().map(EventLogEngine::tracked),
            getEventSerializer(),
            upcasterChain)
        .toList();
  }

  @Override
  protected List<? extends TrackedEventData<?>> fetchTrackedEvents(
      @Nullable TrackingToken lastToken, int batchSize) {
    long after = lastToken == null ? 0 : lastToken.position().orElse(0);
    return tail.after(after, batchSize).stream().map(EventLogEngine::tracked).toList();
  }

  private static TrackedEventData<?> tracked(StoredEvent event) {
    return new TrackedDomainEventData<>(
        new GlobalSequenceTrackingToken(event.globalIndex()), new StoredEventData(event));
  }

  @Override
  protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  @Override
  protected void writeTimestamp(PreparedStatement statement, int position, Instant time)
      throws SQLException {
    statement.setObject(position, time.atOffset(ZoneOffset.UTC));
  }
}
