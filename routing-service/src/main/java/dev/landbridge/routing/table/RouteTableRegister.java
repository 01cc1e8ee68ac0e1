package dev.landbridge.routing.table;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteActivated;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RouteBlackholed;
import dev.landbridge.events.routing.RouteTableEvent.RouteDisabled;
import dev.landbridge.events.routing.RouteTableEvent.RouteEnabled;
import dev.landbridge.events.routing.RouteTableEvent.RoutePublished;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableCreated;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableDeleted;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableRenamed;
import dev.landbridge.events.routing.RouteTableEvent.RouteWithdrawn;
import dev.landbridge.events.routing.RouteTableEvent.SubnetAssociated;
import dev.landbridge.events.routing.RouteTableEvent.SubnetDisassociated;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.routing.table.RouteTableRejection.RouteAlreadyExists;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The sets that span tables, written in the deciding transaction: one table per subnet, one main
 * table per VPC, which routes share a destination, and which tables use a next hop.
 */
@Component
public class RouteTableRegister {
  private static final String TABLE =
      "select table_id, vpc_id, account_id, main from route_table_register ";

  private final JdbcClient db;

  RouteTableRegister(JdbcClient db) {
    this.db = db;
  }

  void keep(Decision<RouteTableEvent, RouteTableRejection> decision) {
    switch (decision) {
      case Decision.Accepted<RouteTableEvent, RouteTableRejection>(var events) ->
          events.forEach(this::keep);
      case Decision.Rejected<RouteTableEvent, RouteTableRejection> _ -> {}
    }
  }

  private void keep(RouteTableEvent event) {
    switch (event) {
      case RouteTableCreated e -> insert(e);
      case RouteTableRenamed _ -> {}
      case RouteTableDeleted e -> delete(e.id());
      case RouteAdded e -> insert(e);
      case RouteReplaced e -> update(e);
      case RouteRemoved e ->
          db.sql("delete from route_register where route_id = ?")
              .param(e.routeId().text())
              .update();
      case RouteActivated e -> update(e.routeId(), RouteStatus.ACTIVE);
      case RouteBlackholed e -> update(e.routeId(), RouteStatus.BLACKHOLE);
      case RouteEnabled e -> update(e.routeId(), e.status());
      case RouteDisabled e -> update(e.routeId(), RouteStatus.DISABLED);
      case RoutePublished _, RouteWithdrawn _ -> {}
      case SubnetAssociated e -> insert(e);
      case SubnetDisassociated e ->
          db.sql("delete from subnet_association where subnet_id = ? and table_id = ?")
              .params(e.subnetId().text(), e.id().text())
              .update();
    }
  }

  private void insert(RouteTableCreated event) {
    db.sql(
            """
            insert into route_table_register (table_id, vpc_id, account_id, main)
            values (?, ?, ?, ?)
            """)
        .params(event.id().text(), event.vpcId().text(), event.owner().text(), event.main())
        .update();
  }

  private void delete(RouteTableId table) {
    for (var from : List.of("subnet_association", "route_register", "route_table_register")) {
      db.sql("delete from " + from + " where table_id = ?").param(table.text()).update();
    }
  }

  private void insert(RouteAdded event) {
    int rows =
        db.sql(
                """
                insert into route_register
                  (route_id, table_id, destination, next_hop_type, next_hop_id, status, sharing)
                values (?, ?, ?::cidr, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                event.routeId().text(),
                event.id().text(),
                event.destination().text(),
                event.nextHop().type().name(),
                event.nextHop().id(),
                event.status().name(),
                sharing(event.nextHop(), event.routeId(), event.origin()))
            .update();
    if (rows == 0) {
      throw new CommandRejected(
          new RouteAlreadyExists(event.destination(), routeTo(event.id(), event.destination())));
    }
  }

  /** Routes with the same text share a destination; one that shares with none has its own. */
  private static String sharing(NextHop nextHop, RouteId route, RouteOrigin origin) {
    return Sharing.registeredGroupOf(nextHop.type(), origin).orElseGet(route::text);
  }

  private RouteId routeTo(RouteTableId table, CidrBlock destination) {
    return db.sql(
            """
            select route_id from route_register where table_id = ? and destination = ?::cidr
            order by route_id limit 1
            """)
        .params(table.text(), destination.text())
        .query((row, _) -> RouteId.parse(row.getString(1)))
        .single();
  }

  private void update(RouteReplaced event) {
    db.sql(
            """
            update route_register
            set next_hop_type = ?, next_hop_id = ?, status = ?, sharing = ?
            where route_id = ?
            """)
        .params(
            event.nextHop().type().name(),
            event.nextHop().id(),
            event.status().name(),
            sharing(event.nextHop(), event.routeId(), RouteOrigin.USER),
            event.routeId().text())
        .update();
  }

  private void update(RouteId route, RouteStatus status) {
    db.sql("update route_register set status = ? where route_id = ?")
        .params(status.name(), route.text())
        .update();
  }

  private void insert(SubnetAssociated event) {
    db.sql(
            """
            insert into subnet_association (subnet_id, table_id) values (?, ?)
            on conflict (subnet_id) do update set table_id = excluded.table_id
            """)
        .params(event.subnetId().text(), event.id().text())
        .update();
  }

  public Optional<RegisteredTable> find(RouteTableId table) {
    return db.sql(TABLE + "where table_id = ?")
        .param(table.text())
        .query(RouteTableRegister::table)
        .optional();
  }

  /** In the order in which commands are to be sent. */
  public List<RegisteredTable> tablesOf(VpcId vpc) {
    return db.sql(TABLE + "where vpc_id = ? order by table_id")
        .param(vpc.text())
        .query(RouteTableRegister::table)
        .list();
  }

  /** In the order in which commands are to be sent. */
  public List<RegisteredTable> tablesUsing(NextHop nextHop) {
    return db.sql(
            TABLE
                + """
                where table_id in
                  (select table_id from route_register where next_hop_type = ? and next_hop_id = ?)
                order by table_id
                """)
        .params(nextHop.type().name(), nextHop.id())
        .query(RouteTableRegister::table)
        .list();
  }

  /** Empty: the main table of its VPC serves it. */
  public Optional<RouteTableId> tableOf(SubnetId subnet) {
    return db.sql("select table_id from subnet_association where subnet_id = ?")
        .param(subnet.text())
        .query((row, _) -> RouteTableId.parse(row.getString(1)))
        .optional();
  }

  public List<RegisteredRoute> routesOf(RouteTableId table) {
    return db.sql(
            """
            select route_id, destination, next_hop_type, next_hop_id, status
            from route_register where table_id = ? order by destination, route_id
            """)
        .param(table.text())
        .query(
            (row, _) ->
                new RegisteredRoute(
                    RouteId.parse(row.getString("route_id")),
                    CidrBlock.parse(row.getString("destination")),
                    new NextHop(
                        NextHopType.valueOf(row.getString("next_hop_type")),
                        row.getString("next_hop_id")),
                    RouteStatus.valueOf(row.getString("status"))))
        .list();
  }

  private static RegisteredTable table(ResultSet row, int number) throws SQLException {
    return new RegisteredTable(
        RouteTableId.parse(row.getString("table_id")),
        VpcId.parse(row.getString("vpc_id")),
        AccountId.parse(row.getString("account_id")),
        row.getBoolean("main"));
  }
}
