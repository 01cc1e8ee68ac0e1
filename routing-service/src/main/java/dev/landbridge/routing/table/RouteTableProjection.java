package dev.landbridge.routing.table;

import dev.landbridge.events.routing.RouteId;
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
import java.sql.Timestamp;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what is shown of route tables and their routes; versions make a repeat harmless. */
@Component
@ProcessingGroup("route-table-view")
class RouteTableProjection {
  private final JdbcClient db;

  RouteTableProjection(JdbcClient db) {
    this.db = db;
  }

  @EventHandler
  void on(
      RouteTableEvent event,
      @SequenceNumber long version,
      @org.axonframework.eventhandling.Timestamp Instant at,
      TrackingToken token) {
    long position = token.position().orElseThrow();
    switch (event) {
      case RouteTableCreated e -> insert(e, version, at, position);
      case RouteTableRenamed e ->
          db.sql("update route_table_view set name = ? where table_id = ? and version < ?")
              .params(e.name(), e.id().text(), version)
              .update();
      case RouteTableDeleted e -> delete(e.id());
      case RouteAdded e -> insert(e, version, at, position);
      case RouteReplaced e -> update(e, version);
      case RouteRemoved e ->
          db.sql("delete from route_view where route_id = ? and version < ?")
              .params(e.routeId().text(), version)
              .update();
      case RouteActivated e -> update(e.routeId(), RouteStatus.ACTIVE, version);
      case RouteBlackholed e -> update(e.routeId(), RouteStatus.BLACKHOLE, version);
      case RouteEnabled e -> update(e.routeId(), e.status(), version);
      case RouteDisabled e -> update(e.routeId(), RouteStatus.DISABLED, version);
      case RoutePublished e -> publish(e.routeId(), true, version);
      case RouteWithdrawn e -> publish(e.routeId(), false, version);
      case SubnetAssociated _, SubnetDisassociated _ -> {} // shown from the register
    }
    db.sql("update route_table_view set version = ? where table_id = ? and version < ?")
        .params(version, event.id().text(), version)
        .update();
  }

  @ResetHandler
  void reset() {
    db.sql("delete from route_view").update();
    db.sql("delete from route_table_view").update();
  }

  private void insert(RouteTableCreated event, long version, Instant at, long position) {
    db.sql(
            """
            insert into route_table_view
              (table_id, vpc_id, account_id, main, name, created_at, position, version)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
        .params(
            event.id().text(),
            event.vpcId().text(),
            event.owner().text(),
            event.main(),
            event.name(),
            Timestamp.from(at),
            position,
            version)
        .update();
  }

  private void delete(RouteTableId table) {
    db.sql("delete from route_view where table_id = ?").param(table.text()).update();
    db.sql("delete from route_table_view where table_id = ?").param(table.text()).update();
  }

  /** Only while the table has not seen this event yet: a removed route does not come back. */
  private void insert(RouteAdded event, long version, Instant at, long position) {
    db.sql(
            """
            insert into route_view
              (route_id, table_id, account_id, destination, next_hop_type, next_hop_id, status,
               description, origin, created_at, position, version)
            select ?, table_id, account_id, ?::cidr, ?, ?, ?, ?, ?, ?, ?, ? from route_table_view
            where table_id = ? and version < ?
            on conflict do nothing
            """)
        .params(
            event.routeId().text(),
            event.destination().text(),
            event.nextHop().type().name(),
            event.nextHop().id(),
            event.status().name(),
            event.description(),
            event.origin().name(),
            Timestamp.from(at),
            position,
            version,
            event.id().text(),
            version)
        .update();
  }

  private void update(RouteReplaced event, long version) {
    db.sql(
            """
            update route_view
            set next_hop_type = ?, next_hop_id = ?, status = ?, description = ?, version = ?
            where route_id = ? and version < ?
            """)
        .params(
            event.nextHop().type().name(),
            event.nextHop().id(),
            event.status().name(),
            event.description(),
            version,
            event.routeId().text(),
            version)
        .update();
  }

  private void update(RouteId route, RouteStatus status, long version) {
    db.sql("update route_view set status = ?, version = ? where route_id = ? and version < ?")
        .params(status.name(), version, route.text(), version)
        .update();
  }

  private void publish(RouteId route, boolean published, long version) {
    db.sql("update route_view set published = ?, version = ? where route_id = ? and version < ?")
        .params(published, version, route.text(), version)
        .update();
  }
}
