package dev.landbridge.routing.path;

import static dev.landbridge.routing.Cast.A_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Matrices, moments of the past, and changes not yet made, over REST. */
class ReachabilityApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final String WHAT_IF = "/v1/path-analyses/what-if";
  private Cast cast = Cast.fresh();
  private String route = "";

  @BeforeEach
  void theGuideWithRoutesOnBothSides() {
    cast = SERVICE.joined();
    route = alice().post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201).text("id");
    bob().post(routes(cast.blueMain()), route(A_BLOCK, cast.pcx())).expect(201);
  }

  @Test
  void theMatrixHasEverySubnetAndThePeersVpcAsAWhole() {
    var second = SubnetId.parse(Cast.id(SubnetId.PREFIX, Cast.next()));
    SERVICE
        .log()
        .publish(Cast.subnet(cast.red(), cast.alice(), second, CidrBlock.parse("192.168.2.0/24")));
    var rows = items(alice().get("/v1/reachability"));
    assertThat(rows).hasSize(2);
    var first = cells(rows.getFirst());
    assertThat(first).hasSize(2);
    assertThat(first.getFirst().path("destination").path("subnetId").asString())
        .isEqualTo(second.text());
    var peer = first.getLast();
    assertThat(peer.path("destination").propertyNames()).containsExactly("accountId", "vpcId");
    assertThat(peer.path("reachable").asBoolean()).isTrue();
    var fromSecond = cells(rows.getLast()).getLast();
    assertThat(fromSecond.path("forward").path("state").asString()).isEqualTo("reachable");
    assertThat(fromSecond.path("return").path("code").asString())
        .isEqualTo("no-route-to-destination");
    assertThat(fromSecond.path("return").path("accountId").asString()).isEqualTo(cast.bob().text());
    assertThat(rows.toString()).doesNotContain(cast.subnetB().text(), cast.blueMain().text());
  }

  @Test
  void aMatrixIsReadPageByPageAndOfOneVpc() {
    var second = SubnetId.parse(Cast.id(SubnetId.PREFIX, Cast.next()));
    SERVICE
        .log()
        .publish(Cast.subnet(cast.red(), cast.alice(), second, CidrBlock.parse("192.168.2.0/24")));
    var page = alice().get("/v1/reachability?limit=1").expect(200);
    assertThat(items(page)).hasSize(1);
    var rest = alice().get("/v1/reachability?limit=1&cursor=" + page.text("nextCursor"));
    assertThat(items(rest)).hasSize(1);
    assertThat(rest.body().hasNonNull("nextCursor")).isFalse();
    var byVpc = items(alice().get("/v1/vpcs/" + cast.red() + "/reachability?granularity=vpc"));
    assertThat(byVpc).hasSize(1);
    assertThat(cells(byVpc.getFirst()).getFirst().path("return").path("state").asString())
        .isEqualTo("partly-reachable");
    alice().get("/v1/vpcs/" + cast.blue() + "/reachability").expectProblem(404, "no-such-vpc");
    alice().get("/v1/reachability?granularity=rack").expect(400);
  }

  @Test
  void anyMomentOfThePastCanBeAskedAndNoneOfTheFuture() {
    var before = Instant.now();
    SERVICE.log().publish(cast.deleted(RouteDisposal.KEEP));
    assertThat(ask(Map.of()).path("reachable").asBoolean()).isFalse();
    assertThat(ask(Map.of("asOf", before.toString())).path("reachable").asBoolean()).isTrue();
    var rows = items(alice().get("/v1/reachability?asOf=" + before));
    assertThat(cells(rows.getFirst())).hasSize(1);
    assertThat(cells(items(alice().get("/v1/reachability")).getFirst())).isEmpty();
    var never = ask(Map.of("asOf", "1999-01-01T00:00:00Z"));
    assertThat(never.path("verdict").asString()).isEqualTo("unknown");
    assertThat(never.path("blocker").path("code").asString()).isEqualTo("insufficient-information");
    var future =
        Map.of("source", "192.168.1.5", "destination", "10.0.1.5", "asOf", "2999-01-01T00:00:00Z");
    alice().post("/v1/path-analyses", future).expectProblem(422, "as-of-in-the-future");
    alice()
        .get("/v1/reachability?asOf=2999-01-01T00:00:00Z")
        .expectProblem(422, "as-of-in-the-future");
  }

  @Test
  void whatIsAskedIsToldBackWithWhatWasNotConsidered() {
    var answer = ask(Map.of("protocol", "tcp", "port", 443));
    assertThat(answer.path("protocol").asString()).isEqualTo("tcp");
    assertThat(answer.path("port").asInt()).isEqualTo(443);
    assertThat(answer.path("notConsidered").valueStream().map(JsonNode::asString))
        .containsExactly("security-groups", "network-acls", "host");
  }

  @Test
  void endsMayBeSubnetsOrVpcsOfTheCallerOnly() {
    var subnet = Map.of("subnetId", cast.subnetA().text());
    var peer = Map.of("vpcId", cast.blue().text());
    var found = alice().post("/v1/path-analyses", Map.of("source", subnet, "destination", peer));
    assertThat(found.expect(200).body().path("reachable").asBoolean()).isTrue();
    var foreign = Map.of("subnetId", cast.subnetB().text());
    alice()
        .post("/v1/path-analyses", Map.of("source", foreign, "destination", subnet))
        .expectProblem(404, "no-such-subnet");
    var hidden =
        alice().post("/v1/path-analyses", Map.of("source", subnet, "destination", foreign));
    assertThat(hidden.expect(200).text("verdict")).isEqualTo("unknown");
  }

  @Test
  void theDeletionOfAConnectionIsTriedWithoutBeingMade() {
    var change = Map.of("kind", "delete-connection", "vpcPeeringConnectionId", cast.pcx().text());
    var effects = whatIf(change);
    var pair = effects.path("becomeUnreachable").get(0);
    assertThat(pair.path("source").path("subnetId").asString()).isEqualTo(cast.subnetA().text());
    assertThat(pair.path("after").path("forward").path("code").asString())
        .isEqualTo("blackhole-route");
    assertThat(pair.path("before").path("reachable").asBoolean()).isTrue();
    assertThat(ask(Map.of("whatIf", List.of(change))).path("reachable").asBoolean()).isFalse();
    assertThat(ask(Map.of()).path("reachable").asBoolean()).isTrue();
  }

  @Test
  void routesAndTablesAreTriedWithoutBeingChanged() {
    var off =
        Map.of("kind", "disable-route", "routeTableId", cast.redMain().text(), "routeId", route);
    var lost = whatIf(off).path("becomeUnreachable");
    assertThat(lost.get(0).path("after").path("forward").path("code").asString())
        .isEqualTo("route-disabled");
    var remove =
        Map.of("kind", "remove-route", "routeTableId", cast.redMain().text(), "routeId", route);
    var again =
        Map.of(
            "kind", "add-route",
            "routeTableId", cast.redMain().text(),
            "destination", "10.0.0.0/16",
            "nextHopType", "peering-connection",
            "nextHopId", cast.pcx().text());
    assertThat(whatIf(remove).path("becomeUnreachable").size()).isEqualTo(1);
    var nothing = whatIf(remove, again);
    assertThat(nothing.path("becomeUnreachable").size()).isZero();
    assertThat(nothing.path("becomeReachable").size()).isZero();
    var table =
        alice().post("/v1/route-tables", Map.of("vpcId", cast.red().text())).expect(201).text("id");
    var swap =
        Map.of(
            "kind", "associate-subnet", "subnetId", cast.subnetA().text(), "routeTableId", table);
    assertThat(whatIf(swap).path("becomeUnreachable").size()).isEqualTo(1);
  }

  @Test
  void whatTheRealRequestWouldBeRefusedForIsTold() {
    var block =
        Map.of("kind", "add-cidr-block", "vpcId", cast.red().text(), "cidrBlock", "10.0.1.0/24");
    assertRule(block, "cidr-block-overlaps-peer");
    var again =
        Map.of(
            "kind", "add-route",
            "routeTableId", cast.redMain().text(),
            "destination", B_BLOCK.text(),
            "nextHopType", "peering-connection",
            "nextHopId", cast.pcx().text());
    assertRule(again, "route-already-exists");
    alice()
        .post(
            "/v1/path-analyses",
            Map.of("source", "192.168.1.5", "destination", "10.0.1.5", "whatIf", List.of(again)))
        .expectProblem(422, "change-not-possible");
    var cap =
        Map.of(
            "kind",
            "change-bandwidth",
            "vpcPeeringConnectionId",
            cast.pcx().text(),
            "bandwidthMbps",
            300);
    assertRule(cap, "no-such-bandwidth-tier");
    assertThat(ask(Map.of()).path("reachable").asBoolean()).isTrue();
  }

  /** Both fill the table to the last route. */
  @Test
  void theQuotaIsThatOfTheAccount() {
    var batch = new ArrayList<Map<String, String>>();
    for (int i = 0; i < 50; i++) {
      batch.add(
          Map.of(
              "kind", "add-route",
              "routeTableId", cast.redMain().text(),
              "destination", "8.8.%d.0/24".formatted(i),
              "nextHopType", "nat-gateway",
              "nextHopId", "nat-1"));
    }
    var refused = alice().post(WHAT_IF, Map.of("changes", batch));
    refused.expectProblem(422, "change-not-possible");
    assertThat(refused.text("rule")).isEqualTo("route-quota-exceeded");
    assertThat(refused.body().path("change").asInt()).isEqualTo(49);
    whatIf(batch.subList(0, 49).toArray(Map[]::new));
  }

  private void assertRule(Map<?, ?> change, String rule) {
    var answer = alice().post(WHAT_IF, Map.of("changes", List.of(change)));
    answer.expectProblem(422, "change-not-possible");
    assertThat(answer.text("rule")).isEqualTo(rule);
  }

  @Test
  void aCapNamesThePairsItIsFor() {
    var effects =
        whatIf(
            Map.of(
                "kind",
                "change-bandwidth",
                "vpcPeeringConnectionId",
                cast.pcx().text(),
                "bandwidthMbps",
                500));
    var cap = effects.path("bandwidth").get(0);
    assertThat(cap.path("beforeMbps").asInt()).isEqualTo(100);
    assertThat(cap.path("afterMbps").asInt()).isEqualTo(500);
    assertThat(cap.path("pairs").size()).isEqualTo(1);
    assertThat(effects.path("becomeUnreachable").size()).isZero();
  }

  @Test
  void onlyWhatTheCallerMayChangeCanBeTried() {
    var theirs =
        Map.of("kind", "remove-route", "routeTableId", cast.blueMain().text(), "routeId", route);
    refused(theirs, 404, "no-such-route-table");
    var accept = Map.of("kind", "accept-connection", "vpcPeeringConnectionId", cast.pcx().text());
    refused(accept, 422, "change-not-possible");
    refused(Map.of("kind", "add-route"), 422, "change-not-possible");
    var unknown = Map.of("kind", "delete-connection", "vpcPeeringConnectionId", Cast.id("pcx-", 1));
    refused(unknown, 404, "no-such-peering-connection");
    SERVICE.as(cast.alice(), "viewer").post(WHAT_IF, Map.of("changes", List.of())).expect(400);
  }

  @Test
  void theAccepterTriesTheAcceptance() {
    var pending = SERVICE.requested();
    var change =
        Map.of("kind", "accept-connection", "vpcPeeringConnectionId", pending.pcx().text());
    var bob = SERVICE.as(pending.bob());
    bob.post(routes(pending.blueMain()), route(A_BLOCK, pending.pcx())).expect(201);
    SERVICE
        .as(pending.alice())
        .post(routes(pending.redMain()), route(B_BLOCK, pending.pcx()))
        .expect(201);
    var effects = bob.post(WHAT_IF, Map.of("changes", List.of(change))).expect(200).body();
    assertThat(effects.path("becomeReachable").size()).isEqualTo(1);
    SERVICE
        .as(pending.alice())
        .post(WHAT_IF, Map.of("changes", List.of(change)))
        .expectProblem(422, "change-not-possible");
  }

  private JsonNode ask(Map<String, ?> more) {
    var question =
        new TreeMap<String, Object>(Map.of("source", "192.168.1.5", "destination", "10.0.1.5"));
    question.putAll(more);
    return alice().post("/v1/path-analyses", question).expect(200).body();
  }

  private JsonNode whatIf(Map<?, ?>... changes) {
    return alice().post(WHAT_IF, Map.of("changes", List.of(changes))).expect(200).body();
  }

  private void refused(Map<?, ?> change, int status, String code) {
    alice().post(WHAT_IF, Map.of("changes", List.of(change))).expectProblem(status, code);
  }

  private static List<JsonNode> cells(JsonNode row) {
    return row.path("destinations").valueStream().toList();
  }

  private HttpProbe alice() {
    return SERVICE.as(cast.alice());
  }

  private HttpProbe bob() {
    return SERVICE.as(cast.bob());
  }
}
