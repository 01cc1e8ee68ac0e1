package dev.landbridge.platform.store;

import dev.landbridge.platform.store.EventTail.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Axon's JDBC event store on our table, with two changes: appending tells the numbers drawn, and
 * tailing goes by {@link EventTail}, so a position is a number and never holds gaps.
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

  EventLogEngine(
      DataSource dataSource,
      EventTail tail,
      AppendSignal signal,
      ConnectionProvider connections,
      TransactionManager transactions,
      Serializer serializer,
      SnapshotFilter snapshots) {
    super(builder(connections, transactions, serializer).snapshotFilter(snapshots));
    this.dataSource = dataSource;
    this.tail = tail;
    this.signal = signal;
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
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      if (events.size() == 1) { // the usual case needs no batch
        appendOne(connection, events, serializer);
      } else {
        appendAll(connection, events, serializer);
      }
    } catch (SQLException e) {
      handlePersistenceException(e, events.getFirst());
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }

  private void appendOne(
      Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
      throws SQLException {
    var mayCommit = mayCommit();
    try (var statement =
        connection.prepareStatement(mayCommit ? APPEND_ONE_AND_COMMIT : APPEND_ONE)) {
      bind(statement, (DomainEventMessage<?>) events.getFirst(), serializer);
      if (mayCommit) {
        TakenFromMemory.settle(CurrentUnitOfWork.get().root());
      }
      statement.execute();
      try (var keys = statement.getResultSet()) {
        note(events, keys);
      }
    }
  }

  private boolean mayCommit() {
    return CurrentUnitOfWork.isStarted()
        && Appended.in(CurrentUnitOfWork.get().root()).mayCommit()
        && TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder it
        && !it.isRollbackOnly();
  }

  private void appendAll(
      Connection connection, List<? extends EventMessage<?>> events, Serializer serializer)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(APPEND, new String[] {SCHEMA.globalIndexColumn()})) {
      for (var event : events) {
        bind(statement, (DomainEventMessage<?>) event, serializer);
        statement.addBatch();
      }
      for (int count : statement.executeBatch()) {
        if (count != 1 && count != Statement.SUCCESS_NO_INFO) {
          throw new SQLException("Expected " + events.size() + " appended events, but one was not");
        }
      }
      try (var keys = statement.getGeneratedKeys()) {
        note(events, keys);
      }
    }
  }

  private static void bind(
      PreparedStatement statement, DomainEventMessage<?> event, Serializer serializer)
      throws SQLException {
    SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
    SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
    statement.setString(1, event.getAggregateIdentifier());
    statement.setLong(2, event.getSequenceNumber());
    statement.setString(3, event.getType());
    statement.setString(4, event.getIdentifier());
    statement.setObject(
        5, event.getTimestamp().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
    statement.setString(6, payload.getType().getName());
    statement.setString(7, payload.getType().getRevision());
    statement.setBytes(8, payload.getData());
    statement.setBytes(9, metadata.getData());
  }

  private void note(List<? extends EventMessage<?>> events, ResultSet keys) throws SQLException {
    if (!CurrentUnitOfWork.isStarted()) {
      return;
    }
    var root = CurrentUnitOfWork.get().root();
    var appended = Appended.in(root);
    if (appended.isEmpty()) {
      root.afterCommit(_ -> signal.raise());
    }
    for (var event : events) {
      keys.next();
      var stored = (DomainEventMessage<?>) event;
      appended.add(stored.getAggregateIdentifier(), stored.getSequenceNumber(), keys.getLong(1));
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
    var entry =
        new GenericDomainEventEntry<>(
            event.aggregateType(),
            event.aggregateId(),
            event.sequenceNumber(),
            event.eventId(),
            event.occurredAt(),
            event.type(),
            event.revision(),
            event.payload(),
            event.metadata());
    return new TrackedDomainEventData<>(
        new GlobalSequenceTrackingToken(event.globalIndex()), entry);
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
