package dev.landbridge.gateway.account;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads accounts from the register, which is never behind. */
@Component
public class AccountQueries {
  private static final String SELECT =
      "select account_id, name, status, suspended_reason, version, created_at, position"
          + " from account ";
  private final JdbcClient db;

  AccountQueries(JdbcClient db) {
    this.db = db;
  }

  public boolean exists(AccountId id) {
    return db.sql("select exists (select from account where account_id = ?)")
        .param(id.text())
        .query(Boolean.class)
        .single();
  }

  Optional<AccountResource> find(AccountId id) {
    return db.sql(SELECT + "where account_id = ?")
        .param(id.text())
        .query(AccountQueries::row)
        .optional()
        .map(Row::account);
  }

  Page<AccountResource> page(PageRequest page) {
    var rows =
        db.sql(SELECT + "where position > ? order by position limit ?")
            .params(page.after(), page.limit() + 1)
            .query(AccountQueries::row)
            .list();
    return Page.of(rows, page, Row::position).map(Row::account);
  }

  private record Row(long position, AccountResource account) {}

  private static Row row(ResultSet row, int number) throws SQLException {
    var id = new AccountId(row.getString("account_id"));
    return new Row(
        row.getLong("position"),
        new AccountResource(
            id,
            id,
            row.getString("name"),
            AccountStatus.valueOf(row.getString("status")),
            row.getString("suspended_reason"),
            row.getLong("version"),
            row.getTimestamp("created_at").toInstant()));
  }
}
