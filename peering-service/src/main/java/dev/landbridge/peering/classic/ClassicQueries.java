package dev.landbridge.peering.classic;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.ClassicInterconnectId;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.peering.Conditions;
import dev.landbridge.peering.Positioned;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link ClassicProjection} wrote. */
@Component
class ClassicQueries {
  private final JdbcClient db;

  ClassicQueries(JdbcClient db) {
    this.db = db;
  }

  /** An interconnect as its owner sees it. */
  record ClassicResource(
      ClassicInterconnectId id,
      AccountId accountId,
      Region localRegion,
      Region remoteRegion,
      int bandwidthMbps,
      TicketId ticketId,
      Instant createdAt,
      long version) {}

  /** Without an account, of every account. */
  Optional<ClassicResource> find(ClassicInterconnectId id, Optional<AccountId> account) {
    var conditions =
        new Conditions("interconnect_id = :id", "id", id)
            .and("account_id = :account", "account", account.orElse(null));
    return db.sql("select * from classic_interconnect_view where " + conditions.sql())
        .params(conditions.values())
        .query((row, _) -> resource(row))
        .optional();
  }

  List<Positioned<ClassicResource>> list(Optional<AccountId> account, PageRequest page) {
    var conditions =
        new Conditions("position > :after", "after", page.after())
            .of("classic_interconnect_view", account);
    return db.sql(
            "select * from classic_interconnect_view where "
                + conditions.sql()
                + " order by position limit :most")
        .params(conditions.values())
        .param("most", page.limit() + 1)
        .query((row, _) -> new Positioned<>(resource(row), row.getLong("position")))
        .list();
  }

  private static ClassicResource resource(ResultSet row) throws SQLException {
    return new ClassicResource(
        new ClassicInterconnectId(row.getString("interconnect_id")),
        new AccountId(row.getString("account_id")),
        new Region(row.getString("local_region")),
        new Region(row.getString("remote_region")),
        row.getInt("bandwidth_mbps"),
        new TicketId(row.getString("ticket_id")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getLong("version"));
  }
}
