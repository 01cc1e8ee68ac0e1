package dev.landbridge.platform.log;

import dev.landbridge.platform.ServiceIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events that could not be taken, and those of the same aggregate that came after them: order per
 * aggregate outlives a failure.
 */
public final class DeadLetters {
  private static final int LONGEST_REASON = 500;
  private static final int LONGEST_KEY = 255;

  private final JdbcClient db;
  private final String consumer;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.shared();

  /**
   * One parked event; {@code id} rises in the order of parking. A resolved one was applied, or
   * discarded by somebody for a reason.
   */
  public record DeadLetter(
      long id,
      String context,
      int partition,
      long offset,
      String key,
      String type,
      Map<String, String> headers,
      String payload,
      String reason,
      int attempts,
      Instant parkedAt,
      @Nullable Instant resolvedAt,
      @Nullable String discardedBy,
      @Nullable String discardReason) {}

  DeadLetters(JdbcClient db, ServiceIdentity identity, Clock clock) {
    this.db = db;
    this.consumer = identity.name();
    this.clock = clock;
  }

  boolean holds(ConsumerRecord<String, byte[]> found) {
    return db.sql(
            "select exists (select from dead_letter where consumer = ? and key = ? and resolved_at is null)")
        .params(consumer, key(found))
        .query(Boolean.class)
        .single();
  }

  /** Keeps any record whatsoever: what cannot be stored as it is, is stored as near as can be. */
  void park(String context, ConsumerRecord<String, byte[]> failed, String type, String reason) {
    var headers = json.writeValueAsString(headers(failed));
    var payload = Optional.ofNullable(failed.value()).orElseGet(() -> new byte[0]);
    makeWay(context, failed, headers, payload);
    db.sql(
            """
            insert into dead_letter (consumer, context, partition, kafka_offset, key, type, headers,
              payload, reason, attempts, parked_at)
            values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, 1, ?)
            on conflict (consumer, context, partition, kafka_offset) do nothing
            """)
        .params(
            consumer,
            context,
            failed.partition(),
            failed.offset(),
            key(failed),
            storable(type, LONGEST_REASON),
            headers,
            payload,
            storable(reason, LONGEST_REASON),
            clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Another record at the same offset is of a topic that was made anew since. It stays, with an
   * offset that no topic has: what is parked, or was, outlives its log.
   */
  private void makeWay(
      String context, ConsumerRecord<String, byte[]> failed, String headers, byte[] payload) {
    db.sql(
            """
            update dead_letter set kafka_offset = -id
            where consumer = ? and context = ? and partition = ? and kafka_offset = ?
              and (key, headers, payload) is distinct from (?, ?::jsonb, ?)
            """)
        .params(
            consumer, context, failed.partition(), failed.offset(), key(failed), headers, payload)
        .update();
  }

  /** Why a record is parked that the dead-letter topic has not been told of. */
  Optional<String> unannounced(String context, ConsumerRecord<String, byte[]> found) {
    return db.sql(
            """
            select reason from dead_letter
            where consumer = ? and context = ? and partition = ? and kafka_offset = ? and not announced
            """)
        .params(consumer, context, found.partition(), found.offset())
        .query(String.class)
        .optional();
  }

  void announced(String context, ConsumerRecord<String, byte[]> found) {
    db.sql(
            """
            update dead_letter set announced = true
            where consumer = ? and context = ? and partition = ? and kafka_offset = ?
            """)
        .params(consumer, context, found.partition(), found.offset())
        .update();
  }

  private static String key(ConsumerRecord<String, byte[]> found) {
    return storable(String.valueOf(found.key()), LONGEST_KEY);
  }

  /** Neither text nor JSON of PostgreSQL has a NUL, and an index has a longest key. */
  private static String storable(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest)).replace('\0', ' ');
  }

  private static Map<String, String> headers(ConsumerRecord<String, byte[]> failed) {
    var headers = new TreeMap<String, String>();
    for (var each : failed.headers()) {
      var value = each.value() == null ? "" : new String(each.value(), StandardCharsets.UTF_8);
      headers.put(each.key().replace('\0', ' '), value.replace('\0', ' '));
    }
    return headers;
  }

  /** The open ones, or all of them, from the oldest on. */
  public List<DeadLetter> list(boolean open, long after, int limit) {
    return db.sql(
            """
            select * from dead_letter
            where consumer = ? and id > ? and (resolved_at is null or not ?) order by id limit ?
            """)
        .params(consumer, after, open, limit)
        .query((row, _) -> read(row))
        .list();
  }

  Optional<DeadLetter> find(long id) {
    return db.sql("select * from dead_letter where consumer = ? and id = ? for update")
        .params(consumer, id)
        .query((row, _) -> read(row))
        .optional();
  }

  /** Whether an older one of the same aggregate is still open. */
  boolean isBehindAnother(DeadLetter letter) {
    return db.sql(
            """
            select exists (select from dead_letter
              where consumer = ? and key = ? and id < ? and resolved_at is null)
            """)
        .params(consumer, letter.key(), letter.id())
        .query(Boolean.class)
        .single();
  }

  void resolve(long id) {
    db.sql("update dead_letter set resolved_at = ?, attempts = attempts + 1 where id = ?")
        .params(clock.instant().atOffset(ZoneOffset.UTC), id)
        .update();
  }

  void discard(long id, String actor, String reason) {
    db.sql(
            """
            update dead_letter set resolved_at = ?, discarded_by = ?, discard_reason = ? where id = ?
            """)
        .params(
            clock.instant().atOffset(ZoneOffset.UTC),
            storable(actor, LONGEST_KEY),
            storable(reason, LONGEST_REASON),
            id)
        .update();
  }

  void failedAgain(long id, String reason) {
    db.sql("update dead_letter set attempts = attempts + 1, reason = ? where id = ?")
        .params(storable(reason, LONGEST_REASON), id)
        .update();
  }

  /** How many wait for somebody. */
  public long open() {
    return db.sql("select count(*) from dead_letter where consumer = ? and resolved_at is null")
        .param(consumer)
        .query(Long.class)
        .single();
  }

  private DeadLetter read(java.sql.ResultSet row) throws java.sql.SQLException {
    var resolved = row.getObject("resolved_at", OffsetDateTime.class);
    return new DeadLetter(
        row.getLong("id"),
        row.getString("context"),
        row.getInt("partition"),
        row.getLong("kafka_offset"),
        row.getString("key"),
        row.getString("type"),
        json.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
        new String(row.getBytes("payload"), StandardCharsets.UTF_8),
        row.getString("reason"),
        row.getInt("attempts"),
        row.getObject("parked_at", OffsetDateTime.class).toInstant(),
        resolved == null ? null : resolved.toInstant(),
        row.getString("discarded_by"),
        row.getString("discard_reason"));
  }
}
