package dev.landbridge.platform.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** Appends events of several aggregates by one statement. */
final class EventAppender {
  private static final String APPEND =
      """
      insert into event (aggregate_id, sequence_number, aggregate_type, event_id, occurred_at, type,
        revision, payload, metadata)
      select * from unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
        ?::text[], ?::bytea[], ?::bytea[])
      returning global_index
      """;

  /** Saves the way to the store and back that a commit costs by itself. */
  private static final String APPEND_AND_COMMIT = APPEND + "; commit";

  private EventAppender() {}

  /** The numbers drawn, in the order of the events. */
  static long[] append(Connection connection, List<EventRow> events) throws SQLException {
    return append(connection, APPEND, events);
  }

  /** As {@link #append}, and all that was written before is committed. */
  static long[] appendAndCommit(Connection connection, List<EventRow> events) throws SQLException {
    return append(connection, APPEND_AND_COMMIT, events);
  }

  private static long[] append(Connection connection, String sql, List<EventRow> events)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setArray(1, texts(connection, events, EventRow::aggregateId));
      statement.setArray(2, connection.createArrayOf("int8", column(events, EventRow::sequence)));
      statement.setArray(3, texts(connection, events, EventRow::aggregateType));
      statement.setArray(4, texts(connection, events, EventRow::eventId));
      statement.setArray(5, texts(connection, events, row -> row.occurredAt().toString()));
      statement.setArray(6, texts(connection, events, EventRow::type));
      statement.setArray(7, texts(connection, events, EventRow::revision));
      statement.setObject(8, events.stream().map(EventRow::payload).toArray(byte[][]::new));
      statement.setObject(9, events.stream().map(EventRow::metadata).toArray(byte[][]::new));
      var indexes = new long[events.size()];
      statement.execute();
      try (var rows = statement.getResultSet()) {
        for (int i = 0; i < indexes.length; i++) {
          rows.next();
          indexes[i] = rows.getLong(1);
        }
      }
      return indexes;
    }
  }

  private static java.sql.Array texts(
      Connection connection, List<EventRow> events, Function<EventRow, String> of)
      throws SQLException {
    return connection.createArrayOf("text", column(events, of));
  }

  private static Object[] column(List<EventRow> events, Function<EventRow, ?> of) {
    return events.stream().map(of).toArray();
  }
}
