package dev.landbridge.routing.route;

import static dev.landbridge.routing.Cast.BLUE_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LearnedRouteApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());
  private String path = "";

  @BeforeEach
  void joined() {
    cast = SERVICE.joined();
    alice = SERVICE.as(cast.alice());
    path = "/v1/route-tables/" + cast.redMain() + "/learned-routes/ccn-1";
  }

  private static Map<String, Object> told(String... destinations) {
    return Map.of("destinations", List.of(destinations));
  }

  @Test
  void whatTheNetworkTellsIsLearnedAndTakenBack() {
    var learned = alice.put(path, told("172.20.0.0/16", "172.21.0.0/16")).expect(200);
    assertThat(learned.body().path("routes").size()).isEqualTo(2);
    var reader = SERVICE.after(learned, cast.alice());
    var shown = reader.get(routes(cast.redMain()) + "?origin=learned");
    assertThat(texts(shown, "nextHopType")).containsExactly("ccn", "ccn");
    assertThat(items(shown)).isEqualTo(learned.body().path("routes").valueStream().toList());
    var again = reader.put(path, told("172.21.0.0/16")).expect(200);
    assertThat(again.body().at("/routes/0/id")).isEqualTo(learned.body().at("/routes/1/id"));
    var gone = reader.with("If-Match", "" + again.header("ETag")).put(path, told()).expect(200);
    assertThat(gone.body().path("routes").size()).isZero();
    alice.with("If-Match", "\"0\"").put(path, told()).expectProblem(412, "version-mismatch");
  }

  @Test
  void nobodyChangesWhatWasLearned() {
    var learned = alice.put(path, told("172.20.0.0/16")).expect(200);
    var route = routes(cast.redMain()) + "/" + learned.body().at("/routes/0/id").asString();
    alice.delete(route).expectProblem(409, "system-route");
    alice.post(route + "/disable", null).expectProblem(409, "system-route");
    alice.put(routes(cast.redMain()), Map.of("routes", List.of())).expect(200);
    var reader = SERVICE.after(learned, cast.alice());
    assertThat(items(reader.get(routes(cast.redMain()) + "?origin=learned"))).hasSize(1);
  }

  @Test
  void aConnectionJoinsWhatWasLearnedButNotTheOtherWayRound() {
    alice.put(path, told(BLUE_BLOCK.text())).expect(200);
    alice.post(routes(cast.redMain()), route(BLUE_BLOCK, cast.pcx())).expect(201);
    alice.post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201);
    var refused =
        alice
            .put(path, told(BLUE_BLOCK.text(), B_BLOCK.text()))
            .expectProblem(409, "batch-item-failed");
    assertThat(refused.body().path("index").asInt()).isEqualTo(1);
    assertThat(refused.body().at("/failedItem/code").asString())
        .isEqualTo("equal-cost-with-user-route");
    var nat =
        Map.of(
            "destination", BLUE_BLOCK.text(), "nextHopType", "nat-gateway", "nextHopId", "nat-1");
    alice.post(routes(cast.redMain()), nat).expect(409);
  }

  @Test
  void whatIsLearnedAndLiesBehindAConnectionIsFound() {
    var learned = alice.put(path, told("10.0.0.0/12")).expect(200);
    var found =
        SERVICE
            .after(learned, cast.alice())
            .get("/v1/network-findings?code=overlapping-learned-ranges");
    assertThat(texts(found, "severity")).containsExactly("warning");
    assertThat(texts(found, "explanation").getFirst()).contains("10.0.0.0/12", BLUE_BLOCK.text());
  }

  @Test
  void onlyTheOwnerTells() {
    SERVICE.as(cast.bob()).put(path, told()).expectProblem(404, "no-such-route-table");
    SERVICE.as(cast.alice(), "viewer").put(path, told()).expectProblem(403, "not-allowed");
    alice.put(path, Map.of()).expectProblem(400, "malformed-request");
    alice.put(path, told("10.0.0.1/8")).expectProblem(400, "malformed-request");
    alice.put(path, told("192.168.1.0/24")).expectProblem(409, "batch-item-failed");
  }
}
