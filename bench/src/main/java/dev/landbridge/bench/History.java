package dev.landbridge.bench;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.platform.command.CallData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;

/** Puts events into a store directly, in the form in which the service itself would store them. */
final class History implements AutoCloseable {
  private static final String APPEND =
      """
      insert into event (global_index, aggregate_id, sequence_number, aggregate_type, event_id,
        occurred_at, type, revision, payload, metadata)
      overriding system value values (?, ?, ?, 'PeeringAggregate', ?, ?, ?, ?, ?, ?)
      """;
  private static final int BATCH = 2000;

  private final Serializer serializer;
  private final DataSource dataSource;
  private final java.sql.Connection connection;
  private final PreparedStatement statement;
  private final byte[] metadata;
  private final int gapEvery;
  private long index;
  private long written;

  /**
   * @param gapEvery after so many events a number of the sequence is left out; 0 for never
   */
  History(PeeringService service, int gapEvery) throws SQLException {
    this.serializer = service.bean(Serializer.class);
    this.metadata = serializer.serialize(MetaData.from(callData()), byte[].class).getData();
    this.gapEvery = gapEvery;
    this.dataSource = service.dataSource();
    this.connection = dataSource.getConnection();
    connection.setAutoCommit(false);
    this.statement = connection.prepareStatement(APPEND);
    try (var rows =
        connection
            .createStatement()
            .executeQuery("select coalesce(max(global_index), 0) from event")) {
      rows.next();
      this.index = rows.getLong(1);
    }
  }

  /** Who asked and why: what a request leaves in the metadata of its events. */
  static Map<String, String> callData() {
    return Map.of(
        CallData.ACTOR, "key-0123456789abcdef0",
        CallData.CORRELATION_ID, "4bf92f3577b34da6a3ce929d0e0e4736",
        CallData.TRACE_PARENT, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  }

  void add(DomainEvent event, long sequence) throws SQLException {
    var payload = serializer.serialize(event, byte[].class);
    index += gapEvery > 0 && written % gapEvery == gapEvery - 1 ? 2 : 1;
    statement.setLong(1, index);
    statement.setString(2, event.subject());
    statement.setLong(3, sequence);
    statement.setString(4, UUID.randomUUID().toString());
    statement.setObject(5, Instant.now().atOffset(ZoneOffset.UTC));
    statement.setString(6, payload.getType().getName());
    statement.setString(7, payload.getType().getRevision());
    statement.setBytes(8, payload.getData());
    statement.setBytes(9, metadata);
    statement.addBatch();
    if (++written % BATCH == 0) {
      statement.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection;
        statement) {
      statement.executeBatch();
      try (var sequence = connection.createStatement()) {
        sequence.execute("alter table event alter column global_index restart with " + (index + 1));
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
    try (var other = dataSource.getConnection();
        var analyze = other.createStatement()) {
      analyze.execute("analyze event");
    }
  }
}
