package dev.landbridge.e2e.hostile;

import dev.landbridge.e2e.Store;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

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
        what text not null, how text);
      create function watch.note() returns trigger language plpgsql as $$
        declare
          r jsonb;
          how text;
        begin
          if tg_table_name in ('scheduled_tasks', 'snapshot') then
            r = to_jsonb(case when tg_op = 'DELETE' then old else new end);
            how = case
              when tg_table_name = 'scheduled_tasks' and tg_op <> 'UPDATE'
                then tg_op || ' of the task ' || (r->>'task_name')
              when tg_table_name = 'snapshot' and tg_op <> 'DELETE' and not exists (
                  select 1 from event e where e.aggregate_id = r->>'aggregate_id'
                    and e.sequence_number = (r->>'sequence_number')::bigint)
                then 'a snapshot of what never was: ' || (r->>'aggregate_id')
              end;
          end if;
          insert into watch.change (what, how) values (tg_table_name, how);
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

  /**
   * An event.
   *
   * @param trace on behalf of which it was stored
   * @param about what it changed: the aggregate, and the part of it if it is about one
   * @param name that it gave, or empty
   * @param former name, or empty
   */
  record Told(String type, String trace, String about, String name, String former) {}

  /**
   * What one transaction changed.
   *
   * @param events that it stored
   * @param odd what no task and no snapshot can rightly be
   */
  record Change(String transaction, Set<String> tables, List<Told> events, List<String> odd) {
    Change {
      tables = Set.copyOf(tables);
      events = List.copyOf(events);
      odd = List.copyOf(odd);
    }
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();

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
    return store.query(
        """
        with gone as (delete from watch.change returning transaction_id, what, how),
          changed as (
            select transaction_id, string_agg(distinct what, ',') as tables,
              coalesce(jsonb_agg(how) filter (where how is not null), '[]') as odd
            from gone group by transaction_id),
          told as (
            select e.*, convert_from(e.payload, 'UTF8')::jsonb as told,
              convert_from(e.metadata, 'UTF8')::jsonb->>'correlationid' as trace
            from event e join changed using (transaction_id))
        select c.transaction_id::text, c.tables, c.odd,
          (select coalesce(jsonb_agg(jsonb_build_object(
              'type', e.type, 'trace', e.trace, 'name', coalesce(e.told->>'name', ''),
              'about', concat_ws(' ', e.aggregate_id,
                coalesce(e.told->>'subnetId', e.told->>'cidrBlock', e.told->>'routeId')),
              'former', case e.type when 'RouteTableRenamed' then (
                select convert_from(f.payload, 'UTF8')::jsonb->>'name' from event f
                where f.aggregate_id = e.aggregate_id
                  and f.sequence_number < e.sequence_number
                  and f.type in ('RouteTableCreated', 'RouteTableRenamed')
                order by f.sequence_number desc limit 1) else '' end)
              order by e.global_index), '[]')
            from told e where e.transaction_id = c.transaction_id)
        from changed c order by c.transaction_id
        """,
        row ->
            new Change(
                row.getString(1),
                Set.of(row.getString(2).split(",")),
                List.of(JSON.readValue(row.getString(4), Told[].class)),
                List.of(JSON.readValue(row.getString(3), String[].class))));
  }

  /** A remembered answer: the key, and with which status. */
  record Remembered(String key, int status) {}

  List<Remembered> remembered() {
    return store.query(
        "select key, status from idempotency",
        row -> new Remembered(row.getString(1), row.getInt(2)));
  }

  long deadLetters() {
    return store.deadLetters();
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection(store.url(), "landbridge", store.password());
  }
}
