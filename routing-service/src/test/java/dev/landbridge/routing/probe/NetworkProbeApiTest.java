package dev.landbridge.routing.probe;

import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.platform.projection.Projections;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkProbeApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final String PATH = "/v1/network-probes";
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());

  @BeforeEach
  void joined() {
    cast = SERVICE.joined();
    alice = SERVICE.as(cast.alice());
  }

  private Map<String, Object> body(String... destinations) {
    return Map.of(
        "subnetId", cast.subnetA().text(), "name", "to B", "destinations", List.of(destinations));
  }

  private Map<String, Object> through(Map<String, Object> body) {
    var all = new HashMap<>(body);
    all.put("nextHopType", "peering-connection");
    all.put("nextHopId", cast.pcx().text());
    return all;
  }

  private static Map<String, Object> results(String state, double delay) {
    return Map.of(
        "results", List.of(Map.of("destination", "10.0.1.20", "state", state, "delayMs", delay)));
  }

  @Test
  void aProbeLivesAndIsRead() {
    var defined = alice.post(PATH, through(body("10.0.1.20"))).expect(201);
    var path = PATH + "/" + defined.text("id");
    assertThat(defined.header("Location")).isEqualTo(path);
    assertThat(SERVICE.after(defined, cast.alice()).get(path).expect(200).body())
        .isEqualTo(defined.body());
    alice.with("If-Match", "\"7\"").put(path, change("10.0.1.21")).expect(412);
    var changed = alice.put(path, change("10.0.1.21")).expect(200);
    assertThat(changed.body().at("/destinations/0").asString()).isEqualTo("10.0.1.21");
    assertThat(changed.body().path("routes").size()).isZero();
    var removed = alice.delete(path).expect(204);
    SERVICE.after(removed, cast.alice()).get(path).expectProblem(404, "no-such-network-probe");
  }

  private static Map<String, Object> change(String destination) {
    return Map.of("destinations", List.of(destination));
  }

  @Test
  void theSystemRouteFollowsTheSubnet() {
    var defined = alice.post(PATH, through(body("10.0.1.20"))).expect(201);
    assertThat(defined.body().at("/routes/0/routeTableId").asString())
        .isEqualTo(cast.redMain().text());
    var shown = probeRoutes(cast.redMain().text(), defined);
    assertThat(shown).containsExactly("10.0.1.20/32");
    var id = defined.body().at("/routes/0/routeId").asString();
    var route = routes(cast.redMain()) + "/" + id;
    var refused = alice.delete(route).expectProblem(409, "system-route");
    assertThat(refused.text("origin")).isEqualTo("probe");
    alice.post(route + "/disable", null).expectProblem(409, "system-route");
    alice
        .put(route, Map.of("nextHopType", "blackhole", "nextHopId", "blackhole"))
        .expectProblem(409, "system-route");
    alice
        .post(
            routes(cast.redMain()) + "/batch",
            Map.of("changes", List.of(Map.of("kind", "delete", "routeId", id))))
        .expectProblem(409, "batch-item-failed");
    var table = alice.post("/v1/route-tables", Map.of("vpcId", cast.red().text())).expect(201);
    var moved =
        alice
            .post(
                "/v1/route-tables/" + table.text("id") + "/associations",
                Map.of("subnetId", cast.subnetA().text()))
            .expect(200);
    assertThat(probeRoutes(table.text("id"), moved)).containsExactly("10.0.1.20/32");
    assertThat(probeRoutes(cast.redMain().text(), moved)).isEmpty();
  }

  private List<String> probeRoutes(String table, Answer after) {
    return items(SERVICE.after(after, cast.alice()).get("/v1/route-tables/" + table + "/routes"))
        .stream()
        .filter(route -> route.path("origin").asString().equals("probe"))
        .map(route -> route.path("destination").asString())
        .toList();
  }

  @Test
  void whatIsMeasuredNamesTheConnection() {
    var added = alice.post(routes(cast.redMain()), route(Cast.B_BLOCK, cast.pcx())).expect(201);
    var reader = SERVICE.after(added, cast.alice());
    var path = PATH + "/" + reader.post(PATH, body("10.0.1.20")).expect(201).text("id");
    var told = reader.post(path + "/results", results("ok", 12.5)).expect(200);
    var result = told.body().at("/results/0");
    assertThat(result.path("peeringConnectionId").asString()).isEqualTo(cast.pcx().text());
    assertThat(result.path("code").asInt()).isZero();
    assertThat(told.text("measuredAt")).endsWith("Z");
    assertThat(SERVICE.after(told, cast.alice()).get(path).expect(200).body())
        .isEqualTo(told.body());
    var lost = reader.post(path + "/results", results("no-route", 0)).expect(200);
    assertThat(lost.body().at("/results/0/code").asInt()).isEqualTo(-1);
    assertThat(lost.body().at("/results/0/packetLossPercent").asDouble()).isEqualTo(100.0);
    reader
        .post(
            path + "/results",
            Map.of("results", List.of(Map.of("destination", "10.0.1.9", "state", "other"))))
        .expectProblem(422, "no-such-probe-destination");
    reader.post(path + "/results", Map.of("results", List.of())).expect(400);
  }

  @Test
  void rebuiltTogetherProbesAreTheSame() {
    var paths = new ArrayList<String>();
    for (int probe = 0; probe < 4; probe++) {
      var defined = alice.post(PATH, through(body("10.0.1.2" + probe))).expect(201);
      paths.add(PATH + "/" + defined.text("id"));
    }
    alice.post(paths.get(0) + "/results", results("ok", 12.5)).expect(200);
    var renamed = Map.of("name", "of one", "destinations", List.of("10.0.1.20"));
    alice.put(paths.get(0), through(renamed)).expect(200);
    alice.put(paths.get(1), change("10.0.1.30")).expect(200);
    alice.put(paths.get(2), change("10.0.1.31")).expect(200);
    alice.post(paths.get(0) + "/results", results("no-route", 0)).expect(200);
    var removed = alice.delete(paths.get(3)).expect(204);
    var reader = SERVICE.after(removed, cast.alice());
    var live = reader.get(PATH).expect(200).body();
    assertThat(live.path("items").size()).isEqualTo(3);

    SERVICE.service().bean(Projections.class).replay("network-probe-view");
    SERVICE.eventually(() -> assertThat(reader.get(PATH).expect(200).body()).isEqualTo(live));
  }

  @Test
  void aCheckSaysWhatToExpectAndStoresNothing() {
    alice.get("/v1/route-tables").expect(200);
    long before = SERVICE.events();
    var check = Map.of("subnetId", cast.subnetA().text(), "destinations", List.of("10.0.1.20"));
    var answer = alice.post(PATH + "/check", check).expect(200).body();
    assertThat(answer.at("/results/0/state").asString()).isEqualTo("no-route");
    assertThat(answer.at("/results/0/code").asInt()).isEqualTo(-1);
    var own = Map.of("subnetId", cast.subnetA().text(), "destinations", List.of("192.168.3.3"));
    alice.post(PATH + "/check", own).expectProblem(422, "probe-destination-in-vpc");
    assertThat(SERVICE.events()).isEqualTo(before);
  }

  @Test
  void whatIsNotWellFormedIsRefused() {
    alice.post(PATH, body()).expect(400);
    alice.post(PATH, body("10.0.1.1", "10.0.1.2", "10.0.1.3")).expect(400);
    alice.post(PATH, body("10.0.1.1", "10.0.1.1")).expect(400);
    var half = new HashMap<>(body("10.0.1.1"));
    half.put("nextHopId", cast.pcx().text());
    alice.post(PATH, half).expect(400);
    var unknown = new HashMap<>(through(body("10.0.1.1")));
    unknown.put("nextHopId", "pcx-0000000000000dead");
    alice.post(PATH, unknown).expectProblem(422, "no-such-next-hop");
    alice.post(PATH, through(body("10.9.1.1"))).expectProblem(422, "probe-next-hop-mismatch");
    SERVICE.as(cast.bob()).post(PATH, body("10.0.1.1")).expectProblem(404, "no-such-subnet");
  }

  private Map<String, Object> through(String type, String id, String... destinations) {
    var all = new HashMap<>(body(destinations));
    all.put("nextHopType", type);
    all.put("nextHopId", id);
    return all;
  }

  /** What a route of the subnet's table could not lead through, a probe cannot either. */
  @Test
  void aServerIsANextHopOnlyWithinTheOwnVpcAndForItsFamily() {
    alice
        .post(PATH, through("instance", "8.8.8.8", "10.0.1.20"))
        .expectProblem(422, "probe-next-hop-mismatch");
    alice
        .post(PATH, through("instance", "fd00::9", "10.0.1.20"))
        .expectProblem(422, "probe-next-hop-mismatch");
    alice
        .post(PATH, through("local", "local", "10.0.1.20"))
        .expectProblem(422, "probe-next-hop-mismatch");
    alice.post(PATH, through("instance", "192.168.1.9", "10.0.1.20")).expect(201);
    alice.post(PATH, through("nat-gateway", "nat-1", "10.0.1.21")).expect(201);
  }

  @Test
  void theSystemRouteIsWorthWhatItsNextHopIs() {
    alice.post(PATH, through(body("10.0.1.20"))).expect(201);
    alice.post(PATH, through("instance", "192.168.1.9", "10.0.1.21")).expect(201);
    alice.post(PATH, through("blackhole", "blackhole", "10.0.1.22")).expect(201);
    assertThat(probeStates()).containsExactly("active", "active", "blackhole");
    SERVICE.log().publish(cast.deleted(RouteDisposal.KEEP));
    assertThat(probeStates()).containsExactly("blackhole", "active", "blackhole");
    var dead = routes(cast.redMain()) + "?origin=probe&state=blackhole";
    assertThat(texts(SERVICE.as(cast.alice()).get(dead), "destination"))
        .containsExactly("10.0.1.20/32", "10.0.1.22/32");
  }

  private List<String> probeStates() {
    return texts(SERVICE.as(cast.alice()).get(routes(cast.redMain()) + "?origin=probe"), "state");
  }

  @Test
  void aDeletedSubnetTakesItsProbesAlong() {
    var id = alice.post(PATH, body("10.0.1.20")).expect(201).text("id");
    SERVICE.log().publish(new SubnetDeleted(cast.red(), cast.subnetA(), List.of(cast.alice())));
    var after = SERVICE.as(cast.alice());
    SERVICE.eventually(
        () -> after.get(PATH + "/" + id).expectProblem(404, "no-such-network-probe"));
    assertThat(texts(after.get(PATH), "id")).isEmpty();
  }

  /** Should it ever happen, its owner can clear it away, and no table shows its route. */
  @Test
  void aProbeThatOutlivedItsSubnetIsRemoved() {
    var defined = alice.post(PATH, through(body("10.0.1.20"))).expect(201);
    SERVICE
        .db()
        .sql("update known_subnet set present = false where subnet_id = ?")
        .param(cast.subnetA().text())
        .update();
    assertThat(probeRoutes(cast.redMain().text(), defined)).isEmpty();
    var path = PATH + "/" + defined.text("id");
    var removed = alice.delete(path).expect(204);
    SERVICE.after(removed, cast.alice()).get(path).expectProblem(404, "no-such-network-probe");
    assertThat(registered(defined.text("id"))).isZero();
  }

  private static long registered(String id) {
    return SERVICE
        .db()
        .sql("select count(*) from network_probe_register where probe_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  @Test
  void ofManyAtOnceFiftyAreTaken() throws Exception {
    var asked = new ArrayList<Future<Answer>>();
    try (var pool = Executors.newFixedThreadPool(4)) {
      IntStream.range(0, 54)
          .mapToObj(i -> body("10.0.1." + (i + 1)))
          .forEach(body -> asked.add(pool.submit(() -> alice.post(PATH, body))));
    }
    var statuses = new ArrayList<Integer>();
    for (var answer : asked) {
      statuses.add(answer.get().status());
    }
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(50);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(4);
    alice.post(PATH, body("10.0.1.200")).expectProblem(409, "probe-quota-exceeded");
  }

  @Test
  void inTwentySubnetsOfAVpc() {
    var subnets = new ArrayList<SubnetId>();
    for (int i = 0; i < 21; i++) {
      var id = SubnetId.parse(Cast.id(SubnetId.PREFIX, Cast.next() + 3));
      var block = CidrBlock.parse("192.168.%d.0/24".formatted(100 + i));
      SERVICE.log().publish(Cast.subnet(cast.red(), cast.alice(), id, block));
      subnets.add(id);
    }
    var fresh = SERVICE.as(cast.alice());
    for (var subnet : subnets.subList(0, 20)) {
      fresh.post(PATH, in(subnet, "10.0.1.1")).expect(201);
    }
    fresh
        .post(PATH, in(subnets.getLast(), "10.0.1.1"))
        .expectProblem(409, "probed-subnet-quota-exceeded");
    fresh.post(PATH, in(subnets.getFirst(), "10.0.1.2")).expect(201);
    fresh
        .post(PATH, in(subnets.getFirst(), "10.0.1.2"))
        .expectProblem(409, "probe-destination-taken");
  }

  private static Map<String, Object> in(SubnetId subnet, String destination) {
    return Map.of("subnetId", subnet.text(), "destinations", List.of(destination));
  }
}
