package dev.landbridge.routing.plan;

import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RoutePlanApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());
  private HttpProbe bob = SERVICE.as(cast.bob());
  private String path = "";

  @BeforeEach
  void joined() {
    cast = SERVICE.joined();
    refresh();
    path = "/v1/route-plans/" + cast.pcx();
  }

  private void refresh() {
    alice = SERVICE.as(cast.alice());
    bob = SERVICE.as(cast.bob());
  }

  @Test
  void eachOwnerAppliesTheOwnPart() {
    var plan = alice.get(path).expect(200);
    assertThat(plan.body().at("/sides/0/state").asString()).isEqualTo("missing-routes");
    assertThat(plan.body().at("/sides/1/proposals").size()).isZero();
    var applied = alice.post(path + "/apply", Map.of("granularity", "subnet")).expect(200);
    assertThat(applied.body().at("/added/0/destination").asString()).isEqualTo(Cast.B_BLOCK.text());
    assertThat(states(applied.body().path("plan"))).isEqualTo("complete missing-routes");
    var seen = SERVICE.after(applied, cast.bob()).get(path).expect(200);
    assertThat(states(seen.body())).isEqualTo("complete missing-routes");
    bob.post(path + "/apply", null).expect(200);
    var routes = SERVICE.after(applied, cast.alice()).get(routes(cast.redMain()));
    assertThat(texts(routes, "destination")).contains(Cast.B_BLOCK.text());
  }

  private static String states(JsonNode plan) {
    return plan.at("/sides/0/state").asString() + " " + plan.at("/sides/1/state").asString();
  }

  @Test
  void applyingTwiceAddsNothing() {
    var first = alice.with("Idempotency-Key", "k1").post(path + "/apply", null).expect(200);
    var again = alice.with("Idempotency-Key", "k1").post(path + "/apply", null).expect(200);
    assertThat(again.body()).isEqualTo(first.body());
    var second = SERVICE.after(first, cast.alice()).post(path + "/apply", null).expect(200);
    assertThat(second.body().path("added").size()).isZero();
  }

  @Test
  void thePlanInHandIsTheOneApplied() {
    var tag = Objects.requireNonNull(alice.get(path).expect(200).header("ETag"));
    alice
        .with("If-Match", "\"1\"")
        .post(path + "/apply", null)
        .expectProblem(412, "version-mismatch");
    var applied = alice.with("If-Match", tag).post(path + "/apply", null).expect(200);
    var now = SERVICE.after(applied, cast.alice()).get(path).expect(200);
    assertThat(now.header("ETag")).isEqualTo(applied.header("ETag")).isNotEqualTo(tag);
  }

  @Test
  void whatIsInTheWayStopsAll() {
    var other = Cast.fresh();
    SERVICE.log().publish(cast.requested(other.pcx(), java.util.List.of(Cast.BLUE_BLOCK)));
    refresh();
    var there = alice.post(routes(cast.redMain()), route(Cast.B_BLOCK, other.pcx())).expect(201);
    var refused =
        SERVICE
            .after(there, cast.alice())
            .post(path + "/apply", null)
            .expectProblem(409, "route-plan-obstructed");
    assertThat(refused.body().at("/obstacles/0/destination").asString())
        .isEqualTo(Cast.B_BLOCK.text());
  }

  @Test
  void onlyTheTwoAccountsSeeIt() {
    var mallory = SERVICE.as(Cast.fresh().alice());
    mallory.get(path).expectProblem(404, "no-such-peering-connection");
    mallory.post(path + "/apply", null).expectProblem(404, "no-such-peering-connection");
    SERVICE.as(cast.alice(), "viewer").get(path).expect(200);
    SERVICE.as(cast.alice(), "viewer").post(path + "/apply", null).expect(403);
  }

  @Test
  void onlyAnActiveConnectionIsPlanned() {
    SERVICE.log().publish(cast.deleted(RouteDisposal.KEEP));
    refresh();
    assertThat(alice.get(path).expect(200).body().at("/sides/0/state").asString())
        .isEqualTo("unknown");
    alice.post(path + "/apply", null).expectProblem(409, "not-possible-in-state");
  }

  @Test
  void aNewBlockOfAPeerAsksForRoutesOnBothSides() {
    var block = CidrBlock.parse("10.1.0.0/16");
    SERVICE.log().publish(new VpcCidrBlockAdded(cast.blue(), block, cast.both()));
    refresh();
    var changes = alice.get("/v1/cidr-changes?granularity=vpc&vpcId=" + cast.red()).expect(200);
    var change = changes.body().at("/items/0");
    assertThat(change.path("cidrBlock").asString()).isEqualTo("10.1.0.0/16");
    assertThat(change.path("since").asString()).endsWith("Z");
    assertThat(change.path("complete").asBoolean()).isFalse();
    assertThat(change.at("/sides/0/proposals/0/destination").asString()).isEqualTo("10.1.0.0/16");
    assertThat(texts(bob.get("/v1/cidr-changes?granularity=vpc"), "peeringConnectionId"))
        .containsExactly(cast.pcx().text());
    var applied = alice.post(path + "/apply", Map.of("granularity", "vpc")).expect(200);
    var open =
        SERVICE.after(applied, cast.alice()).get("/v1/cidr-changes?granularity=vpc&complete=false");
    assertThat(texts(open, "cidrBlock")).isEmpty();
  }

  @Test
  void aRemovalShowsWhatBecomesInvalid() {
    var added = alice.post(routes(cast.redMain()), route(Cast.B_BLOCK, cast.pcx())).expect(201);
    var preview = "/v1/cidr-changes/removal-preview?vpcId=%s&cidrBlock=%s";
    var seen =
        SERVICE
            .after(added, cast.bob())
            .get(preview.formatted(cast.blue(), Cast.BLUE_BLOCK))
            .expect(200)
            .body();
    assertThat(seen.path("primary").asBoolean()).isTrue();
    assertThat(seen.at("/peers/0/routes").asInt()).isEqualTo(1);
    assertThat(seen.path("invalid").size()).isZero();
    assertThat(seen.at("/subnetIds/0").asString()).isEqualTo(cast.subnetB().text());
    alice.get(preview.formatted(cast.blue(), Cast.BLUE_BLOCK)).expectProblem(404, "no-such-vpc");
    bob.get(preview.formatted(cast.blue(), Cast.A_BLOCK)).expectProblem(404, "no-such-cidr-block");
  }

  @Test
  void anAdditionShowsWhichRoutesLoseToLocal() {
    var whole = nat("172.16.0.0/16");
    var inside = nat("172.16.4.0/24");
    var around = nat("172.16.0.0/12");
    var added = nat("172.20.0.0/16");
    var preview = "/v1/cidr-changes/addition-preview?vpcId=%s&cidrBlock=172.16.0.0/16";
    var seen =
        SERVICE.after(added, cast.alice()).get(preview.formatted(cast.red())).expect(200).body();
    assertThat(seen.path("covered").valueStream().map(route -> route.path("routeId").asString()))
        .containsExactly(whole.text("id"), inside.text("id"));
    assertThat(seen.path("partlyCovered").valueStream())
        .singleElement()
        .satisfies(
            route -> assertThat(route.path("routeId").asString()).isEqualTo(around.text("id")));
    bob.get(preview.formatted(cast.red())).expectProblem(404, "no-such-vpc");
    alice
        .get("/v1/cidr-changes/addition-preview?vpcId=" + cast.red())
        .expectProblem(400, "malformed-request");
  }

  private Answer nat(String destination) {
    return alice
        .post(
            routes(cast.redMain()),
            Map.of("destination", destination, "nextHopType", "nat-gateway", "nextHopId", "nat-1"))
        .expect(201);
  }
}
