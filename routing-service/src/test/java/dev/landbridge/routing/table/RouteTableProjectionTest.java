package dev.landbridge.routing.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.routing.NextHop;
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
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.projection.Projections;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.junit.jupiter.api.Test;

class RouteTableProjectionTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final Instant THEN = Instant.parse("2026-01-15T08:00:00Z");
  private static final NextHop HOP =
      NextHop.through(PeeringConnectionId.parse("pcx-0000000000000000a"));
  private static final NextHop OTHER_HOP =
      NextHop.through(PeeringConnectionId.parse("pcx-0000000000000000b"));
  private final Cast cast = Cast.fresh();
  private final RouteTableId table = RouteTableId.parse(Cast.id(RouteTableId.PREFIX, Cast.next()));
  private final RouteId first = RouteId.parse(Cast.id(RouteId.PREFIX, Cast.next()));
  private final RouteId second = RouteId.parse(Cast.id(RouteId.PREFIX, Cast.next()));

  @Test
  void aLifeIsShown() {
    given(created(), added(first, "10.0.0.0/16"), added(second, "10.1.0.0/16"), blackholed(first));
    assertThat(tables()).extracting(row -> row.get("version")).containsExactly(3L);
    assertThat(routes())
        .extracting(row -> row.get("status"))
        .containsExactly("BLACKHOLE", "ACTIVE");
  }

  @Test
  void twiceIsOnce() {
    var life =
        new RouteTableEvent[] {
          created(),
          added(first, "10.0.0.0/16"),
          added(second, "10.1.0.0/16"),
          blackholed(first),
          new RouteReplaced(table, second, OTHER_HOP, RouteStatus.BLACKHOLE, "x", cast.both()),
          new RouteActivated(table, second, cast.both()),
          new RouteRemoved(table, first, cast.both()),
          new RouteDisabled(table, second, cast.both()),
          new RouteEnabled(table, second, RouteStatus.ACTIVE, cast.both()),
          new RoutePublished(table, second, cast.both()),
          new RouteTableRenamed(table, "db", cast.both())
        };
    given(life);
    var tables = tables();
    var routes = routes();
    given(life);
    assertThat(tables()).isEqualTo(tables);
    assertThat(routes()).isEqualTo(routes).hasSize(1);
    assertThat(tables.getFirst()).containsEntry("name", "db").containsEntry("version", 10L);
    assertThat(routes.getFirst())
        .containsEntry("status", "ACTIVE")
        .containsEntry("published", true)
        .containsEntry("origin", "USER");
  }

  @Test
  void aRouteIsShownAsDisabledAndWithdrawn() {
    given(
        created(),
        added(first, "10.0.0.0/16"),
        new RoutePublished(table, first, cast.both()),
        new RouteWithdrawn(table, first, cast.both()),
        new RouteDisabled(table, first, cast.both()));
    assertThat(routes().getFirst())
        .containsEntry("status", "DISABLED")
        .containsEntry("published", false);
  }

  @Test
  void aDeletedTableIsNotShown() {
    given(created(), added(first, "10.0.0.0/16"), new RouteTableDeleted(table, cast.both()));
    assertThat(tables()).isEmpty();
    assertThat(routes()).isEmpty();
  }

  @Test
  void rebuiltFromTheBeginningItIsTheSame() {
    var live = SERVICE.joined();
    var alice = SERVICE.as(live.alice());
    var path = RoutingService.routes(live.redMain());
    alice.post(path, RoutingService.route(Cast.B_BLOCK, live.pcx())).expect(201);
    var added = alice.post(path, RoutingService.route(Cast.BLUE_BLOCK, live.pcx())).expect(201);
    var removed = alice.delete(path + "/" + added.text("id")).expect(204);
    var reader = SERVICE.after(removed, live.alice());
    var shown = reader.get(path).expect(200).body();
    var table = reader.get("/v1/route-tables").expect(200).body();
    var projections = SERVICE.service().bean(Projections.class);
    projections.replay("route-table-view");
    SERVICE.eventually(
        () -> {
          assertThat(reader.get(path).expect(200).body()).isEqualTo(shown);
          assertThat(reader.get("/v1/route-tables").expect(200).body()).isEqualTo(table);
        });
  }

  private void given(RouteTableEvent... events) {
    var projection = SERVICE.service().bean(RouteTableProjection.class);
    for (int version = 0; version < events.length; version++) {
      var token = new GlobalSequenceTrackingToken(1_000_000 + version);
      projection.on(events[version], version, THEN, token);
    }
  }

  private RouteTableEvent created() {
    return new RouteTableCreated(table, cast.red(), cast.alice(), false, "web", cast.both());
  }

  private RouteTableEvent added(RouteId id, String destination) {
    return new RouteAdded(
        table,
        id,
        CidrBlock.parse(destination),
        HOP,
        RouteStatus.ACTIVE,
        "",
        RouteOrigin.USER,
        cast.both());
  }

  private RouteTableEvent blackholed(RouteId id) {
    return new RouteBlackholed(table, id, cast.both());
  }

  private List<Map<String, Object>> tables() {
    return rows("select * from route_table_view where table_id = ?");
  }

  private List<Map<String, Object>> routes() {
    return rows("select * from route_view where table_id = ? order by destination");
  }

  private List<Map<String, Object>> rows(String sql) {
    return SERVICE.db().sql(sql).param(table.text()).query().listOfRows();
  }
}
