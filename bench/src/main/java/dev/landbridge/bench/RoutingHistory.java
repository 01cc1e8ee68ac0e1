package dev.landbridge.bench;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.routing.model.NetworkDoor;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/** Puts events into routing-service's store, its own and those it heard, as it would itself. */
final class RoutingHistory implements AutoCloseable {
  private static final String OWN =
      """
      insert into event (aggregate_id, sequence_number, aggregate_type, event_id, occurred_at, type,
        revision, payload, metadata)
      values (?, ?, 'RouteTableAggregate', ?, ?, ?, '1', ?, ?)
      """;
  private static final String HEARD =
      """
      insert into heard_event (lane, place, subject, sequence, type, occurred_at, payload)
      values (?, ?, ?, ?, ?, ?, ?)
      """;
  private static final int BATCH = 2000;
  private static final byte[] NO_METADATA = "{}".getBytes(StandardCharsets.UTF_8);

  private final JsonMapper json = JsonFormat.events(JsonMapper.builder()).build();
  private final Connection connection;
  private final PreparedStatement own;
  private final PreparedStatement heard;
  private final Map<String, Long> sequences = new HashMap<>();
  private final long[] places = new long[NetworkDoor.LANES];
  private final OffsetDateTime time = Instant.now().atOffset(ZoneOffset.UTC);
  private long written;

  RoutingHistory(DataSource database) throws SQLException {
    this.connection = database.getConnection();
    connection.setAutoCommit(false);
    this.own = connection.prepareStatement(OWN);
    this.heard = connection.prepareStatement(HEARD);
  }

  void own(DomainEvent event) throws SQLException {
    own.setString(1, event.subject());
    own.setLong(2, next(event));
    own.setString(3, UUID.randomUUID().toString());
    own.setObject(4, time);
    own.setString(5, event.getClass().getSimpleName());
    own.setBytes(6, json.writeValueAsBytes(event));
    own.setBytes(7, NO_METADATA);
    add(own);
  }

  void heard(DomainEvent event) throws SQLException {
    int lane = Math.floorMod(event.subject().hashCode(), NetworkDoor.LANES);
    heard.setInt(1, lane);
    heard.setLong(2, ++places[lane]);
    heard.setString(3, event.subject());
    heard.setLong(4, next(event));
    heard.setString(5, event.getClass().getSimpleName());
    heard.setObject(6, time);
    heard.setBytes(7, json.writeValueAsBytes(event));
    add(heard);
  }

  private long next(DomainEvent event) {
    return sequences.merge(event.subject(), 1L, Long::sum) - 1;
  }

  private void add(PreparedStatement statement) throws SQLException {
    statement.addBatch();
    if (++written % BATCH == 0) {
      own.executeBatch();
      heard.executeBatch();
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection;
        own;
        heard) {
      own.executeBatch();
      heard.executeBatch();
      connection.commit();
      try (var statement = connection.createStatement()) {
        statement.execute("analyze event");
        statement.execute("analyze heard_event");
      }
      connection.commit();
    }
  }
}
