package dev.landbridge.routing.route;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.network.OwnCidrBlock;
import dev.landbridge.routing.network.VpcRegister;
import dev.landbridge.routing.probe.ProbeRouteQueries;
import dev.landbridge.routing.table.NextHopFacts;
import dev.landbridge.routing.table.NextHopRules;
import dev.landbridge.routing.table.NextHops;
import dev.landbridge.routing.table.RegisteredTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Routes of one table, local ones first, and all stored routes of an account. */
@Component
class RouteQueries {
  /** Stored routes come after the local ones, whose places are versions of their VPC. */
  private static final long STORED = 1L << 40;

  /** Those of probes stand between the two. */
  private static final long PROBE = 1L << 39;

  private static final String SELECT =
      """
      select r.route_id, r.table_id, r.account_id, r.destination, r.next_hop_type, r.next_hop_id,
        r.status, r.description, r.origin, r.published, r.created_at, r.position, t.version
      from route_view r join route_table_view t using (table_id)
      where r.account_id = :account\s""";

  private static final Map<String, String> CONDITIONS =
      Map.of(
          "destination", "and r.destination = :destination::cidr ",
          "contains", "and r.destination >>= :contains::inet ",
          "overlaps", "and r.destination && :overlaps::cidr ",
          "state", "and r.status = :state ",
          "nextHopType", "and r.next_hop_type = :nextHopType ",
          "nextHopId", "and r.next_hop_id = :nextHopId ",
          "origin", "and r.origin = :origin ",
          "routeTableId", "and r.table_id = :routeTableId ",
          "vpcId", "and t.vpc_id = :vpcId ");

  private final JdbcClient db;
  private final VpcRegister vpcs;
  private final ProbeRouteQueries probes;
  private final NextHops nextHops;

  RouteQueries(JdbcClient db, VpcRegister vpcs, ProbeRouteQueries probes, NextHops nextHops) {
    this.db = db;
    this.vpcs = vpcs;
    this.probes = probes;
    this.nextHops = nextHops;
  }

  private record Row(long place, RouteResource route) {}

  Optional<RouteResource> find(RegisteredTable table, RouteId id) {
    return local(table)
        .map(Row::route)
        .filter(route -> route.id().equals(id))
        .findFirst()
        .or(() -> stored(table, id));
  }

  private Optional<RouteResource> stored(RegisteredTable table, RouteId id) {
    return db.sql(SELECT + "and r.table_id = :table and r.route_id = :id")
        .param("account", table.owner().text())
        .param("table", table.id().text())
        .param("id", id.text())
        .query(RouteQueries::row)
        .optional()
        .map(Row::route);
  }

  Page<RouteResource> page(RegisteredTable table, RouteFilter filter, PageRequest page) {
    var local =
        local(table)
            .filter(row -> row.place() > page.after())
            .filter(row -> filter.admits(row.route()));
    var after = new PageRequest(page.limit(), Math.max(0, page.after() - STORED));
    var stored = rows("and r.table_id = :within ", table.id().text(), table.owner(), filter, after);
    var rows =
        Stream.concat(local, stored.stream().map(row -> new Row(STORED + row.place(), row.route())))
            .limit(page.limit() + 1L)
            .toList();
    return Page.of(rows, page, Row::place).map(Row::route);
  }

  Page<RouteResource> page(AccountId account, RouteFilter filter, PageRequest page) {
    return Page.of(rows("", "", account, filter, page), page, Row::place).map(Row::route);
  }

  /** All routes of the table, local ones first. */
  List<RouteResource> all(RegisteredTable table) {
    var stored =
        db.sql(SELECT + "and r.table_id = :table order by r.position")
            .param("account", table.owner().text())
            .param("table", table.id().text())
            .query(RouteQueries::row)
            .list();
    return Stream.concat(local(table), stored.stream()).map(Row::route).toList();
  }

  private List<Row> rows(
      String within, String table, AccountId account, RouteFilter filter, PageRequest page) {
    var sql = new StringBuilder(SELECT).append(within).append("and r.position > :after ");
    filter.asked().keySet().forEach(name -> sql.append(CONDITIONS.get(name)));
    return db.sql(sql.append("order by r.position limit :limit + 1").toString())
        .params(filter.asked())
        .param("account", account.text())
        .param("within", table)
        .param("after", page.after())
        .param("limit", page.limit())
        .query(RouteQueries::row)
        .list();
  }

  private Stream<Row> local(RegisteredTable table) {
    long version =
        db.sql("select version from route_table_view where table_id = ?")
            .param(table.id().text())
            .query(Long.class)
            .optional()
            .orElse(0L);
    var own = vpcs.ownCidrBlocks(table.vpcId());
    var local =
        own.stream()
            .map(
                block ->
                    new Row(
                        block.version() + 1,
                        RouteResource.local(block, table.id(), table.owner(), version)));
    return Stream.concat(local, probed(table, own, version));
  }

  /** Stored nowhere, so what they are worth is looked up as well, once for each next hop. */
  private Stream<Row> probed(RegisteredTable table, List<OwnCidrBlock> own, long version) {
    var blocks = own.stream().map(OwnCidrBlock::cidrBlock).toList();
    var known = new HashMap<NextHop, NextHopFacts>();
    return probes.of(table.id()).stream()
        .map(
            route -> {
              var facts =
                  known.computeIfAbsent(route.nextHop(), hop -> nextHops.look(table.vpcId(), hop));
              var state = NextHopRules.worth(route.destination(), route.nextHop(), facts, blocks);
              return new Row(
                  PROBE + route.place(), RouteResource.of(route, state, table.owner(), version));
            });
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getLong("position"),
        new RouteResource(
            RouteId.parse(row.getString("route_id")),
            RouteTableId.parse(row.getString("table_id")),
            AccountId.parse(row.getString("account_id")),
            CidrBlock.parse(row.getString("destination")),
            NextHopType.valueOf(row.getString("next_hop_type")),
            row.getString("next_hop_id"),
            RouteStatus.valueOf(row.getString("status")),
            RouteOrigin.valueOf(row.getString("origin")),
            row.getBoolean("published"),
            row.getString("description"),
            row.getLong("version"),
            row.getTimestamp("created_at").toInstant()));
  }
}
