package dev.landbridge.routing.table;

import static dev.landbridge.routing.Cast.BLUE_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableCopyApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final Map<String, String> NAME = Map.of("name", "copy");
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());
  private String path = "";

  @BeforeEach
  void aTableWithTwoRoutes() {
    cast = SERVICE.joined();
    alice = SERVICE.as(cast.alice());
    path = "/v1/route-tables/" + cast.redMain() + "/copy";
    var far = Map.of("destination", "172.20.0.0/16", "nextHopType", "blackhole", "enabled", false);
    alice.post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201);
    alice.post(routes(cast.redMain()), far).expect(201);
  }

  @Test
  void aCopyHasTheSameRoutesUnderNewIds() {
    var copied = alice.post(path, NAME).expect(201);
    assertThat(copied.body().path("routesCopied").asInt()).isEqualTo(2);
    var table = copied.body().path("routeTable");
    assertThat(table.path("name").asString()).isEqualTo("copy");
    assertThat(table.path("main").asBoolean()).isFalse();
    var id = RouteTableId.parse(table.path("id").asString());
    assertThat(copied.header("Location")).isEqualTo("/v1/route-tables/" + id);
    var reader = SERVICE.after(copied, cast.alice());
    assertThat(texts(reader.get(routes(id) + "?origin=user"), "state"))
        .containsExactly("active", "disabled");
    assertThat(texts(reader.get(routes(id) + "?origin=user"), "id"))
        .doesNotContainAnyElementsOf(texts(reader.get(routes(cast.redMain())), "id"));
    assertThat(reader.get("/v1/route-tables/" + id).header("ETag"))
        .isEqualTo(copied.header("ETag"));
  }

  @Test
  void aRouteThatCannotBeCopiedStopsTheCopyUnlessPartOfItWillDo() {
    SERVICE.log().publish(new VpcCidrBlockRemoved(cast.blue(), BLUE_BLOCK, cast.both()));
    alice = SERVICE.as(cast.alice());
    long before = tables();
    var refused = alice.post(path, NAME).expectProblem(409, "routes-not-copied");
    var missing = refused.body().path("notCopied").get(0);
    assertThat(missing.path("destination").asString()).isEqualTo(B_BLOCK.text());
    assertThat(missing.path("code").asString()).isEqualTo("destination-outside-peer-cidr");
    assertThat(tables()).isEqualTo(before);
    var partly = alice.post(path + "?partial=true", NAME).expect(201);
    assertThat(partly.body().path("routesCopied").asInt()).isEqualTo(1);
    assertThat(partly.body().path("notCopied").get(0)).isEqualTo(missing);
  }

  @Test
  void copiesCountForTheQuota() {
    IntStream.range(0, 9).forEach(_ -> alice.post(path, NAME).expect(201));
    alice.post(path, NAME).expectProblem(409, "route-table-quota-exceeded");
    assertThat(tables()).isEqualTo(10);
  }

  @Test
  void aCopyIsMadeOfWhatOneSawAndOnce() {
    alice.with("If-Match", "\"0\"").post(path, NAME).expectProblem(412, "version-mismatch");
    var keyed = alice.with("Idempotency-Key", "copy-" + cast.pcx());
    var first = keyed.post(path, NAME).expect(201);
    assertThat(keyed.post(path, NAME).expect(201).body()).isEqualTo(first.body());
    assertThat(tables()).isEqualTo(2);
  }

  @Test
  void onlyTheOwnerCopies() {
    SERVICE.as(cast.bob()).post(path, NAME).expectProblem(404, "no-such-route-table");
    SERVICE.as(cast.alice(), "viewer").post(path, NAME).expectProblem(403, "not-allowed");
    alice.post(path, Map.of()).expectProblem(400, "malformed-request");
    alice.post(path, Map.of("name", "x".repeat(61))).expectProblem(400, "malformed-request");
  }

  private long tables() {
    return SERVICE
        .db()
        .sql("select count(*) from route_table_register where vpc_id = ?")
        .param(cast.red().text())
        .query(Long.class)
        .single();
  }

  @Test
  void aTableIsExportedForMachinesAndForSpreadsheets() {
    var evil =
        Map.of(
            "destination",
            "172.21.0.0/16",
            "nextHopType",
            "ccn",
            "nextHopId",
            "ccn-1",
            "description",
            "=cmd|' /C calc'!A0");
    var last = alice.post(routes(cast.redMain()), evil).expect(201);
    var reader = SERVICE.after(last, cast.alice());
    var export = "/v1/route-tables/" + cast.redMain() + "/export";
    var json = reader.get(export).expect(200);
    assertThat(json.header("Content-Type")).startsWith("application/json");
    assertThat(json.body().path("routes"))
        .isEqualTo(reader.get(routes(cast.redMain())).body().path("items"));
    var csv = reader.get(export + "?format=csv").expect(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"" + cast.redMain() + ".csv\"");
    var lines = csv.body().asString().split("\r\n", -1);
    assertThat(lines).hasSize(6);
    assertThat(lines[1]).contains(",192.168.0.0/16,local,local,active,local,false,");
    assertThat(lines[4]).contains(",\"'=cmd|' /C calc'!A0\",");
    reader.get(export + "?format=xls").expectProblem(400, "malformed-request");
    SERVICE.as(cast.bob()).get(export).expectProblem(404, "no-such-route-table");
    assertThat(items(reader.get(routes(cast.redMain())))).hasSize(4);
    assertThat(List.of(lines).getLast()).isEmpty();
  }
}
