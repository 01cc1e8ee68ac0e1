package dev.landbridge.peering.ticket;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.TicketId;
import dev.landbridge.peering.Conditions;
import dev.landbridge.peering.Positioned;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link TicketProjection} wrote. */
@Component
class TicketQueries {
  private final JdbcClient db;

  TicketQueries(JdbcClient db) {
    this.db = db;
  }

  /** Which tickets of a list are wanted. */
  record TicketFilter(@Nullable TicketStatus state, @Nullable TicketKind kind) {}

  /** Without an account, of every account. */
  Optional<TicketResource> find(TicketId id, Optional<AccountId> account) {
    var conditions =
        new Conditions("ticket_id = :id", "id", id)
            .and("account_id = :account", "account", account.orElse(null));
    return db.sql("select * from ticket_view where " + conditions.sql())
        .params(conditions.values())
        .query((row, _) -> resource(row))
        .optional();
  }

  List<Positioned<TicketResource>> list(
      TicketFilter filter, Optional<AccountId> account, PageRequest page) {
    var conditions =
        new Conditions("position > :after", "after", page.after())
            .of("ticket_view", account)
            .and("state = :state", "state", name(filter.state()))
            .and("kind = :kind", "kind", name(filter.kind()));
    return db.sql(
            "select * from ticket_view where "
                + conditions.sql()
                + " order by position limit :most")
        .params(conditions.values())
        .param("most", page.limit() + 1)
        .query((row, _) -> new Positioned<>(resource(row), row.getLong("position")))
        .list();
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static TicketResource resource(ResultSet row) throws SQLException {
    return TicketResource.of(
        new TicketResource.Facts(
            new TicketId(row.getString("ticket_id")),
            new AccountId(row.getString("account_id")),
            SubjectColumn.read(row.getString("asked")),
            row.getString("reason"),
            TicketStatus.valueOf(row.getString("state")),
            row.getString("answer"),
            row.getObject("created_at", OffsetDateTime.class).toInstant()),
        row.getLong("version"));
  }
}
