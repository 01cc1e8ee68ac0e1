package dev.landbridge.e2e;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The event store of one service, read with plain SQL. */
public record Store(String url, String password) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One row. */
  record StoredEvent(String eventId, String subject, long sequence, String type, JsonNode payload) {

    /** The id of what the event created or changed. */
    String about() {
      for (var member : List.of("subnetId", "routeId", "keyId")) {
        if (payload.has(member)) {
          return payload.path(member).asString();
        }
      }
      return subject;
    }
  }

  /** In the order of the store. */
  List<StoredEvent> events() {
    return query(
        """
        select event_id, aggregate_id, sequence_number, type, payload
        from event order by global_index
        """,
        row ->
            new StoredEvent(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                JSON.readTree(row.getBytes(5))));
  }

  long countOfEvents() {
    return query("select count(*) from event", row -> row.getLong(1)).getFirst();
  }

  /** Holds the locks of all that has one of these ids, until it is closed. */
  Connection holding(Collection<String> ids) {
    try {
      var connection = DriverManager.getConnection(url, "landbridge", password);
      connection.setAutoCommit(false);
      for (var id : ids) {
        execute(connection, "select pg_advisory_xact_lock(hashtextextended(?, 0))", id);
        if (id.startsWith("tkt-")) {
          execute(connection, "select 1 from ticket_register where ticket_id = ? for update", id);
        }
      }
      return connection;
    } catch (SQLException e) {
      throw new AssertionError("Cannot lock in " + url, e);
    }
  }

  private static void execute(Connection connection, String sql, String id) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, id);
      statement.execute();
    }
  }

  public long deadLetters() {
    return query("select count(*) from dead_letter", row -> row.getLong(1)).getFirst();
  }

  /** How a row is read. */
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> query(String sql, Row<T> reader) {
    try (var connection = DriverManager.getConnection(url, "landbridge", password);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError("Cannot read " + url, e);
    }
  }
}
