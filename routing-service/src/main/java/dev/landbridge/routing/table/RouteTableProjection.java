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
import dev.landbridge.platform.projection.ProjectionWrites;
import java.time.Instant;
import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.stereotype.Component;

/** Keeps what is shown of route tables and their routes; versions make a repeat harmless. */
@Component
@ProcessingGroup("route-table-view")
class RouteTableProjection {
  private final ProjectionWrites writes;

  RouteTableProjection(ProjectionWrites writes) {
    this.writes = writes;
  }

  @EventHandler
  void on(
      RouteTableEvent event,
      @SequenceNumber long version,
      @Timestamp Instant at,
      TrackingToken token) {
    long position = token.position().orElseThrow();
    switch (event) {
      case RouteTableCreated e -> insert(e, version, at, position);
      case RouteTableRenamed e ->
          writes.add(
              "update route_table_view set name = ? where table_id = ? and version < ?",
              e.name(),
              e.id().text(),
              version);
      case RouteTableDeleted e -> delete(e.id());
      case RouteAdded e -> insert(e, version, at, position);
      case RouteReplaced e -> update(e, version);
      case RouteRemoved e ->
          writes.add(
              "delete from route_view where route_id = ? and version < ?",
              e.routeId().text(),
              version);
      case RouteActivated e -> update(e.routeId(), RouteStatus.ACTIVE, version);
      case RouteBlackholed e -> update(e.routeId(), RouteStatus.BLACKHOLE, version);
      case RouteEnabled e -> update(e.routeId(), e.status(), version);
      case RouteDisabled e -> update(e.routeId(), RouteStatus.DISABLED, version);
      case RoutePublished e -> publish(e.routeId(), true, version);
      case RouteWithdrawn e -> publish(e.routeId(), false, version);
      case SubnetAssociated _, SubnetDisassociated _ -> {} // shown from the register
    }
    writes.add(
        "update route_table_view set version = ? where table_id = ? and version < ?",
        version,
        event.id().text(),
        version);
  }

  @ResetHandler
  void reset() {
    writes.update("delete from route_view");
    writes.update("delete from route_table_view");
  }

  private void insert(RouteTableCreated event, long version, Instant at, long position) {
    writes.add(
        """
            insert into route_table_view
              (table_id, vpc_id, account_id, main, name, created_at, position, version)
            values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
            """,
        event.id().text(),
        event.vpcId().text(),
        event.owner().text(),
        event.main(),
        event.name(),
        at.atOffset(ZoneOffset.UTC),
        position,
        version);
  }

  private void delete(RouteTableId table) {
    writes.add("delete from route_view where table_id = ?", table.text());
    writes.add("delete from route_table_view where table_id = ?", table.text());
  }

  /** Only while the table has not seen this event yet: a removed route does not come back. */
  private void insert(RouteAdded event, long version, Instant at, long position) {
    writes.add(
        """
            insert into route_view
              (route_id, table_id, account_id, destination, next_hop_type, next_hop_id, status,
               description, origin, created_at, position, version)
            select ?, table_id, account_id, ?::cidr, ?, ?, ?, ?, ?, ?, ?, ? from route_table_view
            where table_id = ? and version < ?
            on conflict do nothing
            """,
        event.routeId().text(),
        event.destination().text(),
        event.nextHop().type().name(),
        event.nextHop().id(),
        event.status().name(),
        event.description(),
        event.origin().name(),
        at.atOffset(ZoneOffset.UTC),
        position,
        version,
        event.id().text(),
        version);
  }

  private void update(RouteReplaced event, long version) {
    writes.add(
        """
            update route_view
            set next_hop_type = ?, next_hop_id = ?, status = ?, description = ?, version = ?
            where route_id = ? and version < ?
            """,
        event.nextHop().type().name(),
        event.nextHop().id(),
        event.status().name(),
        event.description(),
        version,
        event.routeId().text(),
        version);
  }

  private void update(RouteId route, RouteStatus status, long version) {
    writes.add(
        "update route_view set status = ?, version = ? where route_id = ? and version < ?",
        status.name(),
        version,
        route.text(),
        version);
  }

  private void publish(RouteId route, boolean published, long version) {
    writes.add(
        "update route_view set published = ?, version = ? where route_id = ? and version < ?",
        published,
        version,
        route.text(),
        version);
  }
}
