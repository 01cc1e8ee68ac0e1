package dev.landbridge.routing.route;

import static dev.landbridge.routing.Cast.BLUE_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.Cast.RED_BLOCK;
import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
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

class RouteApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());

  @BeforeEach
  void theGuideUpToTheAcceptance() {
    cast = SERVICE.joined();
    alice = SERVICE.as(cast.alice());
  }

  @Test
  void anAddedRouteIsAnsweredAsItIsThenRead() {
    var added = add(B_BLOCK).expect(201);
    assertThat(added.text("state")).isEqualTo("active");
    assertThat(added.text("origin")).isEqualTo("user");
    assertThat(added.text("nextHopType")).isEqualTo("peering-connection");
    assertThat(added.text("nextHopId")).isEqualTo(cast.pcx().text());
    var path = routes(cast.redMain()) + "/" + added.text("id");
    assertThat(added.header("Location")).isEqualTo(path);
    var read = SERVICE.after(added, cast.alice()).get(path);
    assertThat(read.expect(200).body()).isEqualTo(added.body());
    assertThat(read.header("ETag")).isEqualTo(added.header("ETag"));
  }

  @Test
  void localRoutesAreListedFirstAndFollowTheVpc() {
    var more = CidrBlock.parse("172.16.0.0/16");
    SERVICE.log().publish(new VpcCidrBlockAdded(cast.red(), more, List.of(cast.alice())));
    var added = add(B_BLOCK).expect(201);
    var listed = SERVICE.after(added, cast.alice()).get(routes(cast.redMain()));
    assertThat(texts(listed, "destination"))
        .containsExactly(RED_BLOCK.text(), more.text(), B_BLOCK.text());
    assertThat(texts(listed, "origin")).containsExactly("local", "local", "user");
    var local = items(listed).getFirst();
    assertThat(local.path("nextHopType").asString()).isEqualTo("local");
    alice.get(routes(cast.redMain()) + "/" + local.path("id").asString()).expect(200);
  }

  @Test
  void localRoutesAreNobodysToWrite() {
    var local = texts(alice.get(routes(cast.redMain())), "id").getFirst();
    var path = routes(cast.redMain()) + "/" + local;
    alice.delete(path).expectProblem(409, "local-route-immutable");
    alice.put(path, hop(cast.pcx())).expectProblem(409, "local-route-immutable");
    alice
        .post(
            routes(cast.redMain()),
            Map.of("destination", RED_BLOCK.text(), "nextHopType", "local", "nextHopId", "local"))
        .expectProblem(409, "local-route-immutable");
  }

  @Test
  void eachRuleHasItsCode() {
    add(B_BLOCK).expect(201);
    add(B_BLOCK).expectProblem(409, "route-already-exists");
    add(CidrBlock.parse("10.1.0.0/16")).expectProblem(422, "destination-outside-peer-cidr");
    add(CidrBlock.parse("10.0.0.0/8")).expectProblem(422, "destination-outside-peer-cidr");
    add(CidrBlock.parse("192.168.7.0/24"))
        .expectProblem(409, "destination-conflicts-with-own-cidr");
    add(CidrBlock.parse("0.0.0.0/0")).expectProblem(409, "destination-conflicts-with-own-cidr");
    assertThat(add(CidrBlock.parse("fd00::/64")).code()).isEqualTo("destination-outside-peer-cidr");
  }

  @Test
  void aForeignConnectionIsToldApartFromNoneByNobody() {
    var other = SERVICE.joined();
    var foreign = add(B_BLOCK, other.pcx()).expectProblem(422, "no-such-next-hop");
    var absent =
        add(B_BLOCK, Cast.id(PeeringConnectionId.PREFIX, Cast.next()))
            .expectProblem(422, "no-such-next-hop");
    assertThat(foreign.body().propertyNames()).isEqualTo(absent.body().propertyNames());
    add(B_BLOCK, "nonsense").expectProblem(422, "no-such-next-hop");
  }

  @Test
  void aRouteIsReplacedAndRemoved() {
    var path = routes(cast.redMain()) + "/" + add(B_BLOCK).expect(201).text("id");
    var second = PeeringConnectionId.parse(Cast.id(PeeringConnectionId.PREFIX, Cast.next()));
    SERVICE.log().publish(cast.requested(second, List.of(BLUE_BLOCK)));
    var body = new HashMap<>(hop(second));
    body.put("description", "the other one");
    alice = SERVICE.as(cast.alice());
    var replaced = alice.put(path, body).expect(200);
    assertThat(replaced.text("state")).isEqualTo("blackhole");
    assertThat(replaced.text("description")).isEqualTo("the other one");
    var read = SERVICE.after(replaced, cast.alice()).get(path).expect(200);
    assertThat(read.body()).isEqualTo(replaced.body());
    var removed = alice.delete(path).expect(204);
    SERVICE.after(removed, cast.alice()).get(path).expectProblem(404, "no-such-route");
    alice.delete(path).expectProblem(404, "no-such-route");
    alice.put(path, hop(second)).expectProblem(404, "no-such-route");
  }

  @Test
  void whichRoutesUseAConnection() {
    var main = add(B_BLOCK).expect(201);
    var table = alice.post("/v1/route-tables", Map.of("vpcId", cast.red().text())).text("id");
    var custom = alice.post("/v1/route-tables/" + table + "/routes", route(BLUE_BLOCK, cast.pcx()));
    SERVICE
        .as(cast.bob())
        .post(routes(cast.blueMain()), route(Cast.A_BLOCK, cast.pcx()))
        .expect(201);
    var reader = SERVICE.after(custom, cast.alice());
    assertThat(texts(reader.get("/v1/routes?nextHopId=" + cast.pcx()), "id"))
        .containsExactly(main.text("id"), custom.text("id"));
    assertThat(items(reader.get("/v1/routes?nextHopId=pcx-00000000000000000"))).isEmpty();
    assertThat(items(SERVICE.as(cast.bob()).get("/v1/routes"))).hasSize(1);
  }

  @Test
  void listsArePagedOverLocalAndStoredRoutes() {
    IntStream.range(0, 4)
        .forEach(i -> add(CidrBlock.parse("10.0.%d.0/24".formatted(i))).expect(201));
    var last = add(BLUE_BLOCK).expect(201);
    var reader = SERVICE.after(last, cast.alice());
    var seen = new ArrayList<String>();
    var path = routes(cast.redMain()) + "?limit=1";
    for (var next = path; !next.isEmpty(); ) {
      var page = reader.get(next);
      seen.addAll(texts(page, "destination"));
      var cursor = page.text("nextCursor");
      next = cursor.isEmpty() ? "" : path + "&cursor=" + cursor;
    }
    assertThat(seen)
        .containsExactly(
            "192.168.0.0/16",
            "10.0.0.0/24",
            "10.0.1.0/24",
            "10.0.2.0/24",
            "10.0.3.0/24",
            "10.0.0.0/16");
    var base = routes(cast.redMain());
    assertThat(texts(reader.get(base + "?destination=10.0.2.0/24"), "destination"))
        .containsExactly("10.0.2.0/24");
    assertThat(items(reader.get(base + "?state=active"))).hasSize(6);
    assertThat(items(reader.get(base + "?state=blackhole"))).isEmpty();
    assertThat(items(reader.get(base + "?nextHopId=local"))).hasSize(1);
    assertThat(items(reader.get(base + "?nextHopId=" + cast.pcx()))).hasSize(5);
  }

  @Test
  void oneDestinationHasOneRouteWhoeverAsksAtOnce() throws Exception {
    var statuses = new ArrayList<Integer>();
    try (var pool = Executors.newFixedThreadPool(8)) {
      var answers =
          IntStream.range(0, 12).mapToObj(_ -> pool.submit(() -> add(B_BLOCK).status())).toList();
      for (var answer : answers) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 409).hasSize(11);
  }

  @Test
  void aTableHoldsFiftyRoutes() {
    IntStream.range(0, 50)
        .forEach(i -> add(CidrBlock.parse("10.0.%d.0/24".formatted(i))).expect(201));
    add(CidrBlock.parse("10.0.99.0/24")).expectProblem(409, "route-quota-exceeded");
  }

  @Test
  void aRepeatWithTheSameKeyAddsNothing() {
    var keyed = alice.with("Idempotency-Key", "route-" + cast.pcx());
    var first = keyed.post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201);
    var again = keyed.post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void changesHonourIfMatch() {
    var added = add(B_BLOCK).expect(201);
    var path = routes(cast.redMain()) + "/" + added.text("id");
    alice.with("If-Match", "\"77\"").delete(path).expectProblem(412, "version-mismatch");
    alice.with("If-Match", String.valueOf(added.header("ETag"))).delete(path).expect(204);
  }

  @Test
  void anotherAccountsRoutesDoNotExist() {
    var path = routes(cast.redMain()) + "/" + add(B_BLOCK).expect(201).text("id");
    var bob = SERVICE.as(cast.bob());
    bob.get(path).expectProblem(404, "no-such-route-table");
    bob.delete(path).expectProblem(404, "no-such-route-table");
    bob.put(path, hop(cast.pcx())).expectProblem(404, "no-such-route-table");
    bob.post(routes(cast.redMain()), route(B_BLOCK, cast.pcx()))
        .expectProblem(404, "no-such-route-table");
  }

  private HttpProbe.Answer add(CidrBlock destination) {
    return add(destination, cast.pcx());
  }

  private HttpProbe.Answer add(CidrBlock destination, Object nextHop) {
    return alice.post(routes(cast.redMain()), route(destination, nextHop));
  }

  private static Map<String, String> hop(Object nextHop) {
    return Map.of("nextHopType", "peering-connection", "nextHopId", nextHop.toString());
  }
}
