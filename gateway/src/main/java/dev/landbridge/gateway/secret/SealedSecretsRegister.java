package dev.landbridge.gateway.secret;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All places where sealed secrets lie; a new kind gets its lines here. Those of API keys are sealed
 * anew when a master key is succeeded; remembered answers are forgotten soon enough.
 */
@Component
class SealedSecretsRegister {
  private static final String KEYS =
      """
      select 'API_KEY' as kind, get_byte(secret_cipher, 1) as master_key, count(*) as secrets
      from api_key where length(secret_cipher) > 1 group by 2
      """;
  private static final String ANSWERS =
      """
      select 'REMEMBERED_ANSWER', get_byte(body, 1), count(*)
      from idempotency where length(body) > 1 group by 2
      """;

  private final JdbcClient db;

  SealedSecretsRegister(JdbcClient db) {
    this.db = db;
  }

  /** How many secrets of a kind are sealed with a master key. */
  record Count(SecretKind kind, int masterKey, long secrets) {}

  /** A secret with what it belongs to. */
  record Stored(String owner, SealedSecret secret) {}

  List<Count> counts() {
    return counts(KEYS + " union all " + ANSWERS);
  }

  /** Without the remembered answers, which may be many. */
  List<Count> keyCounts() {
    return counts(KEYS);
  }

  private List<Count> counts(String select) {
    return db.sql(select + " order by 1, 2")
        .query(
            (row, _) ->
                new Count(
                    SecretKind.valueOf(row.getString("kind")),
                    row.getInt("master_key"),
                    row.getLong("secrets")))
        .list();
  }

  /** The newest API keys that are sealed with this master key. */
  List<Stored> newest(int masterKey, int most) {
    return db.sql(
            """
            select key_id, secret_cipher from api_key
            where length(secret_cipher) > 1 and get_byte(secret_cipher, 1) = ?
            order by position desc limit ?
            """)
        .params(masterKey, most)
        .query((row, _) -> stored(row.getString(1), row.getBytes(2)))
        .list();
  }

  /**
   * API keys sealed with a lower number, in order, locked for this transaction. Those that somebody
   * else has at hand are left out.
   *
   * @param masterKeys the numbers that can be opened
   */
  List<Stored> outdated(int current, Set<Integer> masterKeys, String after, int most) {
    return db.sql(
            """
            select key_id, secret_cipher from api_key
            where key_id > :after and length(secret_cipher) > 1
              and get_byte(secret_cipher, 1) < :current
              and get_byte(secret_cipher, 1) in (:masterKeys)
            order by key_id limit :most
            for update skip locked
            """)
        .param("after", after)
        .param("current", current)
        .param("masterKeys", masterKeys)
        .param("most", most)
        .query((row, _) -> stored(row.getString(1), row.getBytes(2)))
        .list();
  }

  void replace(Stored stored) {
    db.sql("update api_key set secret_cipher = ? where key_id = ?")
        .params(stored.secret().bytes(), stored.owner())
        .update();
  }

  private static Stored stored(String owner, byte[] sealed) {
    return new Stored(owner, SealedSecret.of(sealed));
  }
}
