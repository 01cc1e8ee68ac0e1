package dev.landbridge.routing.table;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Route tables of an account, one by one and by page. */
@Component
class RouteTableQueries {
  private static final String SELECT =
      """
      select table_id, account_id, vpc_id, main, name, created_at, position, version
      from route_table_view where account_id = :account\s""";

  private final JdbcClient db;
  private final ServedSubnetQueries subnets;

  RouteTableQueries(JdbcClient db, ServedSubnetQueries subnets) {
    this.db = db;
    this.subnets = subnets;
  }

  /** What a list may be narrowed by. */
  record Filter(@Nullable VpcId vpcId, @Nullable Boolean main) {}

  private record Row(long position, RouteTableResource table) {}

  Optional<RouteTableResource> find(RouteTableId id, AccountId account) {
    return db.sql(SELECT + "and table_id = :id")
        .param("account", account.text())
        .param("id", id.text())
        .query(RouteTableQueries::row)
        .optional()
        .map(row -> withSubnets(row.table()));
  }

  Page<RouteTableResource> page(AccountId account, Filter filter, PageRequest page) {
    var sql = new StringBuilder(SELECT).append("and position > :after ");
    if (filter.vpcId() != null) {
      sql.append("and vpc_id = :vpc ");
    }
    if (filter.main() != null) {
      sql.append("and main = :main ");
    }
    var rows =
        db.sql(sql.append("order by position limit :limit + 1").toString())
            .param("account", account.text())
            .param("after", page.after())
            .param("vpc", filter.vpcId() == null ? null : filter.vpcId().text())
            .param("main", filter.main())
            .param("limit", page.limit())
            .query(RouteTableQueries::row)
            .list();
    var served = served(rows);
    return Page.of(rows, page, Row::position)
        .map(row -> row.table().serving(served.getOrDefault(row.table().id(), List.of())));
  }

  RouteTableResource withSubnets(RouteTableResource table) {
    var served = subnets.servedBy(List.of(table.id()));
    return table.serving(served.getOrDefault(table.id(), List.of()));
  }

  private Map<RouteTableId, List<SubnetId>> served(List<Row> rows) {
    return subnets.servedBy(rows.stream().map(row -> row.table().id()).toList());
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("position"),
        new RouteTableResource(
            RouteTableId.parse(row.getString("table_id")),
            AccountId.parse(row.getString("account_id")),
            VpcId.parse(row.getString("vpc_id")),
            row.getBoolean("main"),
            row.getString("name"),
            List.of(),
            row.getLong("version"),
            row.getTimestamp("created_at").toInstant()));
  }
}
