package dev.landbridge.routing.route;

import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class RouteKindsApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final String FAR = "172.20.0.0/16";
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());

  @BeforeEach
  void joined() {
    cast = SERVICE.joined();
    alice = SERVICE.as(cast.alice());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vcpe",
        "network-interface",
        "nat-gateway",
        "vpn-gateway",
        "direct-connect-gateway",
        "ccn",
        "havip"
      })
  void aDeclaredNextHopIsActive(String type) {
    var added = add(FAR, type, "x-1").expect(201);
    assertThat(added.text("nextHopType")).isEqualTo(type);
    assertThat(added.text("state")).isEqualTo("active");
    var path = routes(cast.redMain()) + "/" + added.text("id");
    assertThat(SERVICE.after(added, cast.alice()).get(path).body()).isEqualTo(added.body());
  }

  @Test
  void aBlackholeNeedsNoId() {
    var body = Map.of("destination", FAR, "nextHopType", "blackhole");
    var added = alice.post(routes(cast.redMain()), body).expect(201);
    assertThat(added.text("state")).isEqualTo("blackhole");
    assertThat(added.text("nextHopId")).isEqualTo("blackhole");
    var path = routes(cast.redMain()) + "/" + added.text("id");
    alice.put(path, hop("nat-gateway", "nat-1")).expect(200);
    var back = alice.put(path, Map.of("nextHopType", "blackhole")).expect(200);
    assertThat(back.text("state")).isEqualTo("blackhole");
    alice.put(path, hop("blackhole", "x")).expectProblem(422, "next-hop-invalid");
  }

  @Test
  void aServerLiesInTheOwnVpc() {
    var added = add(FAR, "instance", "192.168.1.7").expect(201);
    assertThat(added.text("state")).isEqualTo("active");
    add(FAR, "instance", "10.0.1.7").expectProblem(422, "next-hop-invalid");
    add(FAR, "instance", "fd00::7").expectProblem(422, "next-hop-invalid");
    add(FAR, "instance", "i-12345678").expectProblem(422, "next-hop-invalid");
  }

  @Test
  void aServerWhoseCidrBlockGoesCarriesNothingUntilItComesBack() {
    var more = CidrBlock.parse("172.16.0.0/16");
    var owner = List.of(cast.alice());
    SERVICE.log().publish(new VpcCidrBlockAdded(cast.red(), more, owner));
    alice = SERVICE.as(cast.alice());
    var id = add(FAR, "instance", "172.16.0.9").expect(201).text("id");
    SERVICE.log().publish(new VpcCidrBlockRemoved(cast.red(), more, owner));
    SERVICE.as(cast.alice()).get("/v1/routes").expect(200);
    assertThat(SERVICE.states(id)).containsExactly("BLACKHOLE", "BLACKHOLE");
    SERVICE.log().publish(new VpcCidrBlockAdded(cast.red(), more, owner));
    SERVICE.as(cast.alice()).get("/v1/routes").expect(200);
    assertThat(SERVICE.states(id)).containsExactly("ACTIVE", "ACTIVE");
  }

  @Test
  void eachRuleOfSharingHasItsCode() {
    add(FAR, "instance", "192.168.1.1").expect(201);
    add(FAR, "instance", "192.168.1.1").expectProblem(409, "route-already-exists");
    add(FAR, "nat-gateway", "nat-1").expect(201);
    add(FAR, "vcpe", "vcpe-1").expectProblem(409, "equal-cost-not-allowed");
    add(B_BLOCK.text(), "vpn-gateway", "vpngw-1").expect(201);
    add(B_BLOCK.text(), "ccn", "ccn-1").expectProblem(409, "primary-backup-not-offered");
    add(B_BLOCK.text(), "peering-connection", cast.pcx().text())
        .expectProblem(409, "equal-cost-not-allowed");
  }

  @Test
  void eightShareADestinationWhoeverAsksAtOnce() throws Exception {
    var statuses = new ArrayList<Integer>();
    try (var pool = Executors.newFixedThreadPool(8)) {
      var answers =
          IntStream.range(0, 12)
              .mapToObj(i -> pool.submit(() -> add(FAR, "instance", "192.168.1." + i).status()))
              .toList();
      for (var answer : answers) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(8);
    add(FAR, "havip", "havip-1").expectProblem(409, "primary-backup-not-offered");
    add(FAR, "instance", "192.168.1.99").expectProblem(409, "equal-cost-limit-exceeded");
  }

  @Test
  void theDatabaseKnowsWhoMayShare() {
    add(FAR, "instance", "192.168.1.1").expect(201);
    assertThatThrownBy(() -> smuggle("CCN", "someone's own", "ACTIVE"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("shared_among_equals");
    assertThatThrownBy(() -> smuggle("INSTANCE", "nat-and-instances", "DISABLED"))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("one_route_per_next_hop");
  }

  private void smuggle(String type, String sharing, String status) {
    SERVICE
        .db()
        .sql(
            """
            insert into route_register
              (route_id, table_id, destination, next_hop_type, next_hop_id, status, sharing)
            values ('rti-smuggled', ?, ?::cidr, ?, '192.168.1.1', ?, ?)
            """)
        .params(cast.redMain().text(), FAR, type, status, sharing)
        .update();
  }

  @Test
  void aRouteIsSwitchedOffAndOn() {
    var path = routes(cast.redMain()) + "/" + add(B_BLOCK, true).expect(201).text("id");
    var off = alice.post(path + "/disable", null).expect(200);
    assertThat(off.text("state")).isEqualTo("disabled");
    var again = alice.post(path + "/disable", null).expect(200);
    assertThat(again.header("ETag")).isEqualTo(off.header("ETag"));
    alice.with("If-Match", "\"77\"").post(path + "/enable", null).expect(412);
    var on = alice.post(path + "/enable", null).expect(200);
    assertThat(on.text("state")).isEqualTo("active");
    var read = SERVICE.after(on, cast.alice()).get(path).expect(200);
    assertThat(read.body()).isEqualTo(on.body());
  }

  @Test
  void aConflictingRouteWaitsDisabled() {
    var first = routes(cast.redMain()) + "/" + add(B_BLOCK, true).expect(201).text("id");
    var body = new HashMap<String, Object>(hop("ccn", "ccn-1"));
    body.put("destination", B_BLOCK.text());
    body.put("enabled", false);
    var added = alice.post(routes(cast.redMain()), body).expect(201);
    assertThat(added.text("state")).isEqualTo("disabled");
    var second = routes(cast.redMain()) + "/" + added.text("id");
    alice.post(second + "/enable", null).expectProblem(409, "equal-cost-not-allowed");
    alice.post(first + "/disable", null).expect(200);
    assertThat(alice.post(second + "/enable", null).expect(200).text("state")).isEqualTo("active");
    alice.post(first + "/enable", null).expectProblem(409, "equal-cost-not-allowed");
  }

  @Test
  void aDisabledRouteIsNotOnThePath() {
    var id = add(B_BLOCK, true).expect(201).text("id");
    var question = Map.of("source", "192.168.1.5", "destination", "10.0.1.5");
    var off = alice.post(routes(cast.redMain()) + "/" + id + "/disable", null).expect(200);
    var answer = SERVICE.after(off, cast.alice()).post("/v1/path-analyses", question).expect(200);
    assertThat(answer.body().path("reachable").asBoolean()).isFalse();
    assertThat(answer.body().at("/blocker/code").asString()).isEqualTo("route-disabled");
    assertThat(answer.body().at("/blocker/object").asString()).isEqualTo(id);
  }

  @Test
  void aPublishedRouteStays() {
    var path =
        routes(cast.redMain()) + "/" + add(FAR, "instance", "192.168.1.7").expect(201).text("id");
    var published = alice.post(path + "/publish", null).expect(200);
    assertThat(published.body().path("published").asBoolean()).isTrue();
    alice.post(path + "/disable", null).expectProblem(409, "route-is-published");
    alice.delete(path).expectProblem(409, "route-is-published");
    alice.post(path + "/withdraw", null).expect(200);
    alice.delete(path).expect(204);
    var peer = routes(cast.redMain()) + "/" + add(B_BLOCK, true).expect(201).text("id");
    alice.post(peer + "/publish", null).expectProblem(409, "route-not-publishable");
  }

  @Test
  void switchesAreTheOwnersOnly() {
    var path = routes(cast.redMain()) + "/" + add(B_BLOCK, true).expect(201).text("id");
    for (var verb : List.of("enable", "disable", "publish", "withdraw")) {
      var where = path + "/" + verb;
      SERVICE.as(cast.bob()).post(where, null).expectProblem(404, "no-such-route-table");
      SERVICE.as(cast.alice(), "viewer").post(where, null).expectProblem(403, "not-allowed");
      alice
          .post(routes(cast.redMain()) + "/rti-00000000000000000/" + verb, null)
          .expectProblem(404, "no-such-route");
    }
    var local = texts(alice.get(routes(cast.redMain())), "id").getFirst();
    alice
        .post(routes(cast.redMain()) + "/" + local + "/disable", null)
        .expectProblem(409, "local-route-immutable");
  }

  @Test
  void listsAreNarrowedByWhatOneLooksFor() {
    add(B_BLOCK, true).expect(201);
    add("10.0.0.0/8", "ccn", "ccn-1").expect(201);
    var last = add("fd00:9::/48", "nat-gateway", "nat-1").expect(201);
    var off =
        alice.post(routes(cast.redMain()) + "/" + last.text("id") + "/disable", null).expect(200);
    var reader = SERVICE.after(off, cast.alice());
    for (var list : List.of("/v1/routes", routes(cast.redMain()))) {
      assertThat(texts(reader.get(list + "?contains=10.0.1.9"), "destination"))
          .containsExactly("10.0.1.0/24", "10.0.0.0/8");
      assertThat(texts(reader.get(list + "?contains=10.9.1.9"), "destination"))
          .containsExactly("10.0.0.0/8");
      assertThat(texts(reader.get(list + "?overlaps=10.0.0.0/16"), "destination"))
          .containsExactly("10.0.1.0/24", "10.0.0.0/8");
      assertThat(texts(reader.get(list + "?overlaps=fd00::/16"), "destination"))
          .containsExactly("fd00:9::/48");
      assertThat(items(reader.get(list + "?nextHopType=ccn"))).hasSize(1);
      assertThat(items(reader.get(list + "?state=disabled"))).hasSize(1);
      assertThat(items(reader.get(list + "?origin=user"))).hasSize(3);
      assertThat(items(reader.get(list + "?origin=learned"))).isEmpty();
    }
    assertThat(items(reader.get(routes(cast.redMain()) + "?origin=local"))).hasSize(1);
    assertThat(items(reader.get("/v1/routes?routeTableId=" + cast.redMain()))).hasSize(3);
    assertThat(items(reader.get("/v1/routes?routeTableId=" + cast.blueMain()))).isEmpty();
    assertThat(items(reader.get("/v1/routes?vpcId=" + cast.red() + "&limit=2"))).hasSize(2);
    assertThat(items(reader.get("/v1/routes?vpcId=" + cast.blue()))).isEmpty();
  }

  @Test
  void theDefaultRouteLeadsOut() {
    add("0.0.0.0/0", "nat-gateway", "nat-1").expect(201);
    add("::/0", "nat-gateway", "nat-1").expect(201);
  }

  private HttpProbe.Answer add(CidrBlock destination, boolean enabled) {
    var body = new HashMap<String, Object>(RoutingService.route(destination, cast.pcx()));
    body.put("enabled", enabled);
    return alice.post(routes(cast.redMain()), body);
  }

  private HttpProbe.Answer add(String destination, String type, String id) {
    var body = new HashMap<>(hop(type, id));
    body.put("destination", destination);
    return alice.post(routes(cast.redMain()), body);
  }

  private static Map<String, String> hop(String type, String id) {
    return Map.of("nextHopType", type, "nextHopId", id);
  }
}
