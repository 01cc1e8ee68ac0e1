package dev.landbridge.gateway.account;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.secret.SealedSecret;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads keys from the register. */
@Component
class ApiKeyQueries {
  private static final String SELECT =
      """
      select k.key_id, k.account_id, k.name, k.role, k.status, k.imported, k.created_at, k.position,
        k.secret_cipher, a.status as account_status, a.version
      from api_key k join account a on a.account_id = k.account_id
      where k.status <> 'DELETED'
      """;
  private final JdbcClient db;

  ApiKeyQueries(JdbcClient db) {
    this.db = db;
  }

  /** A row with its secret, as authentication needs it. */
  record StoredKey(
      ApiKeyId id,
      AccountId account,
      Role role,
      KeyStatus status,
      AccountStatus accountStatus,
      SealedSecret secret) {}

  Optional<StoredKey> usable(ApiKeyId id) {
    return db.sql(SELECT + "and k.key_id = ?")
        .param(id.text())
        .query(ApiKeyQueries::stored)
        .optional();
  }

  Optional<ApiKeyResource> find(AccountId account, ApiKeyId id) {
    return db.sql(SELECT + "and k.account_id = ? and k.key_id = ?")
        .params(account.text(), id.text())
        .query(ApiKeyQueries::row)
        .optional()
        .map(Row::key);
  }

  Page<ApiKeyResource> page(AccountId account, PageRequest page) {
    var rows =
        db.sql(SELECT + "and k.account_id = ? and k.position > ? order by k.position limit ?")
            .params(account.text(), page.after(), page.limit() + 1)
            .query(ApiKeyQueries::row)
            .list();
    return Page.of(rows, page, Row::position).map(Row::key);
  }

  private record Row(long position, ApiKeyResource key) {}

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("position"),
        new ApiKeyResource(
            new ApiKeyId(row.getString("key_id")),
            new AccountId(row.getString("account_id")),
            row.getString("name"),
            Role.valueOf(row.getString("role")),
            KeyStatus.valueOf(row.getString("status")),
            row.getBoolean("imported"),
            row.getLong("version"),
            row.getTimestamp("created_at").toInstant()));
  }

  private static StoredKey stored(ResultSet row, int number) throws SQLException {
    return new StoredKey(
        new ApiKeyId(row.getString("key_id")),
        new AccountId(row.getString("account_id")),
        Role.valueOf(row.getString("role")),
        KeyStatus.valueOf(row.getString("status")),
        AccountStatus.valueOf(row.getString("account_status")),
        SealedSecret.of(row.getBytes("secret_cipher")));
  }
}
