package dev.landbridge.platform.web;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Remembers the answers to requests with a key. The key is taken in the request's own transaction,
 * so of two equal ones at once the second waits for the first and then hears its answer.
 */
final class Idempotency {
  private static final Logger log = LoggerFactory.getLogger(Idempotency.class);
  private static final List<String> HEADERS = List.of("Location", "ETag", "Content-Type");

  /**
   * Refusals that say nothing about the request itself, another try may well succeed; nor of 412,
   * since the version that is expected is no part of what a key is for.
   */
  private static final Set<Integer> NOT_REMEMBERED = Set.of(400, 401, 403, 408, 412, 413, 429);

  private final JdbcClient db;
  private final TransactionTemplate transactions;
  private final AnswerCipher cipher;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.shared();

  private record Remembered(
      byte[] hash, @Nullable Integer status, @Nullable String headers, byte @Nullable [] body) {}

  Idempotency(JdbcClient db, TransactionTemplate transactions, AnswerCipher cipher, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Takes the key, or writes the first answer and says so. */
  boolean replay(IdempotencyKey key, BufferedResponse answer) throws IOException {
    if (!key.isGiven() || take(key)) {
      return false;
    }
    var found =
        db.sql("select * from idempotency where scope = ? and key = ?")
            .params(key.scope(), key.key())
            .query((row, _) -> read(row))
            .optional();
    if (found.isEmpty()) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "concurrent-change", "A request with this key was just given up");
    }
    write(key, found.get(), answer);
    return true;
  }

  private boolean take(IdempotencyKey key) {
    return db.sql(
                """
                insert into idempotency (scope, key, request_hash, created_at)
                values (?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                key.scope(), key.key(), key.requestHash(), clock.instant().atOffset(ZoneOffset.UTC))
            .update()
        == 1;
  }

  private static Remembered read(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    return new Remembered(
        row.getBytes("request_hash"),
        row.wasNull() ? null : status,
        row.getString("headers"),
        row.getBytes("body"));
  }

  private void write(IdempotencyKey key, Remembered found, BufferedResponse answer)
      throws IOException {
    if (!Arrays.equals(found.hash(), key.requestHash())) {
      throw new ProblemException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "idempotency-key-reused",
          "This Idempotency-Key was used for another request");
    }
    if (found.status() == null || found.headers() == null || found.body() == null) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "concurrent-change", "A request with this key has no answer yet");
    }
    answer.setStatus(found.status());
    json.readValue(found.headers(), new TypeReference<Map<String, String>>() {})
        .forEach(answer::setHeader);
    answer.setHeader("Idempotent-Replayed", "true");
    answer.getOutputStream().write(cipher.decrypt(found.body(), key.name()));
  }

  /**
   * In the request's transaction.
   *
   * @param position of the effect, for those who ask again; empty for none
   */
  void remember(IdempotencyKey key, BufferedResponse answer, String position) {
    if (key.isGiven()) {
      db.sql(
              "update idempotency set status = ?, headers = ?::jsonb, body = ? where scope = ? and key = ?")
          .params(
              answer.getStatus(),
              headers(answer, position),
              cipher.encrypt(body(answer), key.name()),
              key.scope(),
              key.key())
          .update();
    }
  }

  /** After the rollback, in a transaction of its own. */
  void rememberRefusal(IdempotencyKey key, BufferedResponse answer) {
    if (!key.isGiven()
        || answer.getStatus() >= 500
        || NOT_REMEMBERED.contains(answer.getStatus())
        || answer.containsHeader("Retry-After")
        || answer.containsHeader("Idempotent-Replayed")) {
      return;
    }
    try {
      transactions.executeWithoutResult(
          _ -> {
            if (take(key)) {
              remember(key, answer, "");
            }
          });
    } catch (DataAccessException | TransactionException e) {
      log.warn("Not remembered: a refusal, status={}", answer.getStatus(), e);
    }
  }

  private String headers(BufferedResponse answer, String position) {
    var kept = new LinkedHashMap<String, String>();
    for (var name : HEADERS) {
      var value = name.equals("Content-Type") ? answer.getContentType() : answer.getHeader(name);
      if (value != null) {
        kept.put(name, value);
      }
    }
    if (!position.isEmpty()) {
      kept.put(Position.HEADER, position);
    }
    return json.writeValueAsString(kept);
  }

  private static byte[] body(BufferedResponse answer) {
    return answer.getContentAsByteArray();
  }

  /** Forgets what is older. */
  int forget(Duration age) {
    return db.sql("delete from idempotency where created_at < ?")
        .param(clock.instant().minus(age).atOffset(ZoneOffset.UTC))
        .update();
  }
}
