package dev.landbridge.routing.association;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which table serves which subnet, in the order in which the subnets came. */
@Component
class AssociationQueries {
  private static final String SELECT =
      """
      select s.subnet_id, s.vpc_id, s.account_id, s.position, t.table_id, t.main
      from known_subnet s
      left join subnet_association a on a.subnet_id = s.subnet_id
      join route_table_register t on t.vpc_id = s.vpc_id
        and (t.table_id = a.table_id or (a.table_id is null and t.main))
      where s.account_id = :account and s.present and s.position > :after\s""";

  private final JdbcClient db;

  AssociationQueries(JdbcClient db) {
    this.db = db;
  }

  /** What a list may be narrowed by. */
  record Filter(
      @Nullable SubnetId subnetId, @Nullable VpcId vpcId, @Nullable RouteTableId tableId) {}

  private record Row(long position, AssociationResource association) {}

  Page<AssociationResource> page(AccountId account, Filter filter, PageRequest page) {
    var sql = new StringBuilder(SELECT);
    if (filter.subnetId() != null) {
      sql.append("and s.subnet_id = :subnet ");
    }
    if (filter.vpcId() != null) {
      sql.append("and s.vpc_id = :vpc ");
    }
    if (filter.tableId() != null) {
      sql.append("and t.table_id = :table ");
    }
    var rows =
        db.sql(sql.append("order by s.position limit :limit + 1").toString())
            .param("account", account.text())
            .param("after", page.after())
            .param("subnet", filter.subnetId() == null ? "" : filter.subnetId().text())
            .param("vpc", filter.vpcId() == null ? "" : filter.vpcId().text())
            .param("table", filter.tableId() == null ? "" : filter.tableId().text())
            .param("limit", page.limit())
            .query(AssociationQueries::row)
            .list();
    return Page.of(rows, page, Row::position).map(Row::association);
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("position"),
        new AssociationResource(
            SubnetId.parse(row.getString("subnet_id")),
            RouteTableId.parse(row.getString("table_id")),
            VpcId.parse(row.getString("vpc_id")),
            AccountId.parse(row.getString("account_id")),
            row.getBoolean("main")));
  }
}
