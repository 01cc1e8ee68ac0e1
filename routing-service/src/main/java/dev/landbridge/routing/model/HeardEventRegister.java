package dev.landbridge.routing.model;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.platform.log.EventEnvelope;
import dev.landbridge.platform.store.EventTypes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events of other services that took effect here, written with the effect: what the past looked
 * like is answered without asking anybody. Places rise along each lane in the order of commit, so
 * who has read up to a place has missed nothing before it.
 */
@Component
public class HeardEventRegister {
  static final int LANES = 12;
  static final int BATCH = 5_000;

  private final JdbcClient db;
  private final EventTypes types;
  private final JsonMapper json = JsonFormat.events(JsonMapper.builder()).build();

  HeardEventRegister(JdbcClient db, EventTypes types) {
    this.db = db;
    this.types = types;
  }

  /** What was heard, and where it stands; no event where this build does not know its type. */
  record Heard(int lane, long place, Optional<DomainEvent> event, Instant at) {}

  /** Call before the effect's own locks are taken; who waits here holds none. */
  public void note(DomainEvent event, EventEnvelope told) {
    int lane = Math.floorMod(event.subject().hashCode(), LANES);
    db.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 1))) as locked")
        .param("heard-event/" + lane)
        .query(Integer.class)
        .single();
    db.sql(
            """
            insert into heard_event (lane, place, subject, sequence, type, occurred_at, payload)
            select :lane, coalesce(max(place), 0) + 1, :subject, :sequence, :type, :at, :payload
            from heard_event where lane = :lane
            on conflict (subject, sequence) do nothing
            """)
        .param("lane", lane)
        .param("subject", event.subject())
        .param("sequence", told.sequence())
        .param("type", event.getClass().getSimpleName())
        .param("at", OffsetDateTime.ofInstant(told.time(), ZoneOffset.UTC))
        .param("payload", json.writeValueAsBytes(event))
        .update();
  }

  /**
   * What came after a place of each lane, a bounded number at a time.
   *
   * @param reader of what is committed
   * @param places the last place read, by lane
   */
  List<Heard> after(JdbcClient reader, Long[] places) {
    return reader
        .sql(
            """
            select h.lane, h.place, h.type, h.occurred_at, h.payload
            from unnest(:places::bigint[]) with ordinality as read (place, number)
            cross join lateral (
              select * from heard_event e
              where e.lane = read.number - 1 and e.place > read.place
              order by e.place limit :batch) h
            order by h.lane, h.place
            """)
        .param("places", places)
        .param("batch", BATCH)
        .query(this::heard)
        .list();
  }

  private Heard heard(ResultSet row, int number) throws SQLException {
    var type = types.byName(row.getString("type"));
    var payload = row.getBytes("payload");
    return new Heard(
        row.getInt("lane"),
        row.getLong("place"),
        type.map(known -> json.readValue(payload, known)),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant());
  }
}
