package dev.landbridge.routing.topology;

import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TopologyApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final String PATH = "/v1/topology";

  @Test
  void theGraphIsSentAgainOnlyWhenItChanged() {
    var cast = SERVICE.joined();
    var alice = SERVICE.as(cast.alice());
    var graph = alice.get(PATH).expect(200);
    assertThat(graph.body().at("/nodes/0/kind").asString()).isEqualTo("vpc");
    var tag = Objects.requireNonNull(graph.header("ETag"));
    alice.with("If-None-Match", tag).get(PATH).expect(304);
    var added = alice.post(routes(cast.redMain()), route(Cast.B_BLOCK, cast.pcx())).expect(201);
    var changed =
        SERVICE.after(added, cast.alice()).with("If-None-Match", tag).get(PATH).expect(200);
    assertThat(changed.body().path("edges").toString()).contains(added.text("id"));
  }

  @Test
  void thePastIsDrawnAsItWas() {
    var cast = SERVICE.joined();
    var alice = SERVICE.as(cast.alice());
    alice.get(PATH).expect(200);
    var past = alice.get(PATH + "?asOf=2020-01-01T00:00:00Z").expect(200).body();
    assertThat(past.path("nodes").size()).isZero();
    assertThat(past.path("asOf").asString()).isEqualTo("2020-01-01T00:00:00.000Z");
    alice.get(PATH + "?asOf=yesterday").expectProblem(400, "malformed-request");
    alice.get(PATH + "?asOf=2100-01-01T00:00:00Z").expectProblem(422, "as-of-in-the-future");
  }
}
