package dev.landbridge.e2e.hostile;

import dev.landbridge.e2e.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks over a service's shoulder: triggers on all of its tables note which transaction changed
 * which, and what it stored as events tells on whose behalf.
 */
final class Watch {
  private static final String INSTALL =
      """
      create schema watch;
      create unlogged table watch.change (
        transaction_id xid8 not null default pg_current_xact_id(),
        what text not null);
      create function watch.note() returns trigger language plpgsql as $$
        begin
          insert into watch.change (what) values (tg_table_name);
          return null;
        end $$;
      do $$
        declare t text;
        begin
          for t in select tablename from pg_tables where schemaname = 'public' loop
            execute format('create trigger watch after insert or update or delete on %I '
              'for each row execute function watch.note()', t);
          end loop;
        end $$;
      """;

  /** An event by its type, and on behalf of which trace it was stored. */
  record Told(String type, String trace) {}

  /** What one transaction changed, and the events that it stored. */
  record Change(String transaction, Set<String> tables, List<Told> events) {
    Change {
      tables = Set.copyOf(tables);
      events = List.copyOf(events);
    }
  }

  private final String context;
  private final Store store;

  Watch(String context, Store store) {
    this.context = context;
    this.store = store;
  }

  String context() {
    return context;
  }

  void install() {
    execute(INSTALL);
  }

  void execute(String sql) {
    try (var connection = connection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError("Cannot execute " + sql, e);
    }
  }

  /** What has been changed since it was asked for the last time. */
  List<Change> changes() {
    return query(
        """
        with gone as (delete from watch.change returning transaction_id, what),
          changed as (
            select transaction_id, string_agg(distinct what, ',') as tables
            from gone group by transaction_id)
        select c.transaction_id::text, c.tables,
          (select string_agg(
             e.type || ' ' || (convert_from(e.metadata, 'UTF8')::jsonb->>'correlationid'), ',')
           from event e where e.transaction_id = c.transaction_id)
        from changed c order by c.transaction_id
        """,
        row -> new Change(row.getString(1), split(row.getString(2)), events(row.getString(3))));
  }

  private static Set<String> split(String names) {
    return Set.of(names.split(","));
  }

  private static List<Told> events(@Nullable String all) {
    return all == null
        ? List.of()
        : Stream.of(all.split(","))
            .map(one -> one.split(" ", 2))
            .map(one -> new Told(one[0], one[1]))
            .toList();
  }

  /** A remembered answer: the key, and with which status. */
  record Remembered(String key, int status) {}

  List<Remembered> remembered() {
    return query(
        "select key, status from idempotency",
        row -> new Remembered(row.getString(1), row.getInt(2)));
  }

  long deadLetters() {
    return query("select count(*) from dead_letter", row -> row.getLong(1)).getFirst();
  }

  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> query(String sql, Row<T> reader) {
    try (var connection = connection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<T>();
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw new AssertionError("Cannot read " + context, e);
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(store.url(), "landbridge", store.password());
  }
}
