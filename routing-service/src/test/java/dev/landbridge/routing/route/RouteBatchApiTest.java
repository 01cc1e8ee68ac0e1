package dev.landbridge.routing.route;

import static dev.landbridge.routing.Cast.BLUE_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteBatchApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());
  private String routes = "";

  @BeforeEach
  void joined() {
    cast = SERVICE.joined();
    alice = SERVICE.as(cast.alice());
    alice
        .get("/v1/route-tables")
        .expect(200); // what the log brings is there: events can be counted
    routes = routes(cast.redMain());
  }

  @Test
  void changesOfEveryKindAreMadeAtOnce() {
    var first = alice.post(routes, route(B_BLOCK, cast.pcx())).expect(201).text("id");
    var second = alice.post(routes, route(BLUE_BLOCK, cast.pcx())).expect(201).text("id");
    var answer =
        batch(
                Map.of("kind", "delete", "routeId", first),
                create(B_BLOCK, "ccn", "ccn-1"),
                Map.of("kind", "disable", "routeId", second),
                Map.of("kind", "enable", "routeId", second),
                Map.of(
                    "kind",
                    "replace",
                    "routeId",
                    second,
                    "nextHopType",
                    "blackhole",
                    "description",
                    "closed"))
            .expect(200);
    var results = answer.body().path("results");
    assertThat(results.valueStream().map(one -> one.path("index").asInt()))
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(results.get(0).path("route").isMissingNode()).isTrue();
    assertThat(results.get(1).path("route").path("nextHopType").asString()).isEqualTo("ccn");
    assertThat(results.get(4).path("route").path("state").asString()).isEqualTo("blackhole");
    var reader = SERVICE.after(answer, cast.alice());
    assertThat(texts(reader.get(routes + "?origin=user"), "destination"))
        .containsExactly(BLUE_BLOCK.text(), B_BLOCK.text());
    assertThat(answer.header("ETag"))
        .isEqualTo(reader.get("/v1/route-tables/" + cast.redMain()).header("ETag"));
  }

  @Test
  void oneThatFailsEndsAllAndIsNamed() {
    alice.post(routes, route(B_BLOCK, cast.pcx())).expect(201);
    long before = SERVICE.events();
    var refused =
        batch(create(BLUE_BLOCK, "ccn", "ccn-1"), create(B_BLOCK, "ccn", "ccn-1"))
            .expectProblem(409, "batch-item-failed");
    assertThat(refused.body().path("index").asInt()).isEqualTo(1);
    var item = refused.body().path("failedItem");
    assertThat(item.path("code").asString()).isEqualTo("equal-cost-not-allowed");
    assertThat(item.path("detail").asString()).isNotEmpty();
    assertThat(item.path("conflictingCidrBlock").asString()).isEqualTo(B_BLOCK.text());
    assertThat(SERVICE.events()).isEqualTo(before);
    batch(Map.of("kind", "delete", "routeId", "rti-00000000000000000"))
        .expectProblem(404, "batch-item-failed");
    batch(create(CidrBlock.parse("10.9.0.0/16"), "peering-connection", cast.pcx().text()))
        .expectProblem(422, "batch-item-failed");
  }

  @Test
  void aBatchIsRepeatedAndGuardedLikeAnyWrite() {
    var change = List.of(create(B_BLOCK, "ccn", "ccn-1"));
    alice
        .with("If-Match", "\"9\"")
        .post(routes + "/batch", Map.of("changes", change))
        .expectProblem(412, "version-mismatch");
    var keyed = alice.with("Idempotency-Key", "batch-" + cast.pcx());
    var first = keyed.post(routes + "/batch", Map.of("changes", change)).expect(200);
    var again = keyed.post(routes + "/batch", Map.of("changes", change)).expect(200);
    assertThat(again.body()).isEqualTo(first.body());
    SERVICE
        .as(cast.bob())
        .post(routes + "/batch", Map.of("changes", change))
        .expectProblem(404, "no-such-route-table");
    SERVICE
        .as(cast.alice(), "viewer")
        .post(routes + "/batch", Map.of("changes", change))
        .expectProblem(403, "not-allowed");
  }

  @Test
  void aHundredIsTheMost() {
    var many = IntStream.range(0, 101).mapToObj(i -> create(i)).toList();
    alice.post(routes + "/batch", Map.of("changes", many)).expectProblem(400, "malformed-request");
    alice
        .post(routes + "/batch", Map.of("changes", many.subList(0, 100)))
        .expectProblem(409, "batch-item-failed"); // the table's quota
    alice.post(routes + "/batch", Map.of("changes", many.subList(0, 50))).expect(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"changes\":[]}",
        "{\"changes\":[null]}",
        "{\"changes\":{}}",
        "{\"changes\":[{}]}",
        "{\"changes\":[{\"kind\":\"teleport\"}]}",
        "{\"changes\":[{\"kind\":\"delete\"}]}",
        "{\"changes\":[{\"kind\":\"enable\",\"routeId\":\"x\"}]}",
        "{\"changes\":[{\"kind\":\"create\",\"routeId\":\"rti-00000000000000000\"}]}",
        "{\"changes\":[{\"kind\":\"create\",\"destination\":\"10.0.0.0/8\"}]}",
        "{\"changes\":[{\"kind\":\"create\",\"nextHopType\":\"blackhole\"}]}",
        "{\"changes\":[{\"kind\":\"replace\",\"routeId\":\"rti-00000000000000000\"}]}"
      })
  void aBatchThatMakesNoSense(String body) {
    long before = SERVICE.events();
    alice.post(routes + "/batch", body).expectProblem(400, "malformed-request");
    assertThat(SERVICE.events()).isEqualTo(before);
  }

  @Test
  void whatIsWrongIsToldByItsPlace() {
    var refused =
        alice
            .post(
                routes + "/batch",
                "{\"changes\":[{\"kind\":\"delete\",\"routeId\":\"rti-00000000000000000\"},{}]}")
            .expectProblem(400, "malformed-request");
    assertThat(refused.body().path("errors").get(0).path("field").asString())
        .isEqualTo("/changes/1/kind");
  }

  @Test
  void allRoutesAreReplacedAfterALook() {
    var kept = alice.post(routes, route(B_BLOCK, cast.pcx())).expect(201).text("id");
    var gone = alice.post(routes, route(BLUE_BLOCK, cast.pcx())).expect(201).text("id");
    var wanted =
        Map.of(
            "routes",
            List.of(
                route(B_BLOCK, cast.pcx()),
                Map.of("destination", "172.20.0.0/16", "nextHopType", "blackhole")));
    long before = SERVICE.events();
    var shown = alice.put(routes + "?dryRun=true", wanted).expect(200);
    assertThat(SERVICE.events()).isEqualTo(before);
    assertThat(shown.body().path("dryRun").asBoolean()).isTrue();
    assertThat(shown.body().path("removed").get(0).path("id").asString()).isEqualTo(gone);
    assertThat(shown.body().path("added").get(0).path("id").isMissingNode()).isTrue();
    assertThat(shown.body().path("unchanged").asInt()).isEqualTo(1);
    alice.with("If-Match", "\"0\"").put(routes, wanted).expectProblem(412, "version-mismatch");
    var done =
        alice
            .with("If-Match", String.valueOf(shown.header("ETag")))
            .put(routes, wanted)
            .expect(200);
    assertThat(done.body().path("added").get(0).path("id").asString()).startsWith("rti-");
    var reader = SERVICE.after(done, cast.alice());
    assertThat(texts(reader.get(routes + "?origin=user"), "id"))
        .hasSize(2)
        .contains(kept)
        .doesNotContain(gone);
    var again = alice.put(routes, wanted).expect(200);
    assertThat(again.body().path("unchanged").asInt()).isEqualTo(2);
    assertThat(again.header("ETag")).isEqualTo(done.header("ETag"));
  }

  @Test
  void aReplacementThatBreaksARuleChangesNothing() {
    alice.post(routes, route(B_BLOCK, cast.pcx())).expect(201);
    long before = SERVICE.events();
    var wanted =
        Map.of(
            "routes",
            List.of(
                route(BLUE_BLOCK, cast.pcx()), route(CidrBlock.parse("10.9.0.0/16"), cast.pcx())));
    for (var path : List.of(routes, routes + "?dryRun=true")) {
      var refused = alice.put(path, wanted).expectProblem(422, "batch-item-failed");
      assertThat(refused.body().path("index").asInt()).isEqualTo(1);
    }
    alice.put(routes, "{\"routes\":[null]}").expectProblem(400, "malformed-request");
    alice.put(routes, "{}").expectProblem(400, "malformed-request");
    assertThat(SERVICE.events()).isEqualTo(before);
    var emptied = alice.put(routes, Map.of("routes", List.of())).expect(200);
    assertThat(items(SERVICE.after(emptied, cast.alice()).get(routes + "?origin=user"))).isEmpty();
  }

  private HttpProbe.Answer batch(Map<?, ?>... changes) {
    return alice.post(routes + "/batch", Map.of("changes", List.of(changes)));
  }

  private static Map<String, String> create(int number) {
    return create(CidrBlock.parse("172.20.%d.0/24".formatted(number)), "ccn", "ccn-1");
  }

  private static Map<String, String> create(CidrBlock destination, String type, String id) {
    var change = new HashMap<String, String>();
    change.put("kind", "create");
    change.put("destination", destination.text());
    change.put("nextHopType", type);
    change.put("nextHopId", id);
    return change;
  }
}
