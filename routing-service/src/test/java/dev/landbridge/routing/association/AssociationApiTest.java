package dev.landbridge.routing.association;

import static dev.landbridge.routing.Cast.BLUE_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.items;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssociationApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());
  private RouteTableId custom = cast.redMain();

  @BeforeEach
  void aMainRouteAndACustomTable() {
    cast = SERVICE.joined();
    alice = SERVICE.as(cast.alice());
    custom = newTable();
    alice.post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201);
    alice.post(routes(custom), route(BLUE_BLOCK, cast.pcx())).expect(201);
  }

  @Test
  void theAnswerSaysWhatStopsAndWhatBeginsToApply() {
    var answer = associate(custom, cast.subnetA()).expect(200);
    assertThat(destinations(answer, "routesNoLongerApplying")).containsExactly(B_BLOCK.text());
    assertThat(destinations(answer, "routesNowApplying")).containsExactly(BLUE_BLOCK.text());
    assertThat(answer.text("replacedRouteTableId")).isEqualTo(cast.redMain().text());
    assertThat(tableOf(cast.subnetA())).isEqualTo(custom.text());
  }

  @Test
  void theAnswerWarnsOfWhatIsLost() {
    var answer = dryRun(custom, cast.subnetA()).expect(200);
    assertThat(answer.text("warning"))
        .startsWith("1 route(s) of " + cast.redMain() + " stop applying");
  }

  @Test
  void disabledRoutesNeitherStopNorBeginToApply() {
    var id = texts(alice.get(routes(cast.redMain()) + "?origin=user"), "id").getFirst();
    alice.post(routes(cast.redMain()) + "/" + id + "/disable", null).expect(200);
    var answer = associate(custom, cast.subnetA()).expect(200);
    assertThat(destinations(answer, "routesNoLongerApplying")).isEmpty();
    assertThat(answer.text("warning")).isEmpty();
  }

  @Test
  void aDryRunOnlyShows() {
    long before = SERVICE.events();
    var answer = dryRun(custom, cast.subnetA()).expect(200);
    assertThat(answer.body().path("dryRun").asBoolean()).isTrue();
    assertThat(destinations(answer, "routesNoLongerApplying")).containsExactly(B_BLOCK.text());
    assertThat(tableOf(cast.subnetA())).isEqualTo(cast.redMain().text());
    assertThat(SERVICE.events()).isEqualTo(before);
  }

  @Test
  void theMainTableTakesASubnetBack() {
    associate(custom, cast.subnetA()).expect(200);
    var back = associate(cast.redMain(), cast.subnetA()).expect(200);
    assertThat(back.text("replacedRouteTableId")).isEqualTo(custom.text());
    assertThat(tableOf(cast.subnetA())).isEqualTo(cast.redMain().text());
    alice.delete("/v1/route-tables/" + custom).expect(204);
  }

  @Test
  void disassociatingLeadsBackToTheMainTable() {
    associate(custom, cast.subnetA()).expect(200);
    var path = "/v1/route-tables/" + custom + "/associations/" + cast.subnetA();
    var answer = alice.delete(path).expect(200);
    assertThat(destinations(answer, "routesNowApplying")).containsExactly(B_BLOCK.text());
    assertThat(tableOf(cast.subnetA())).isEqualTo(cast.redMain().text());
    alice.delete(path).expectProblem(404, "no-such-association");
  }

  @Test
  void aSubnetMovesBetweenCustomTables() {
    var second = newTable();
    associate(custom, cast.subnetA()).expect(200);
    associate(second, cast.subnetA()).expect(200);
    assertThat(tableOf(cast.subnetA())).isEqualTo(second.text());
    assertThat(items(alice.get("/v1/route-tables/" + custom + "/associations"))).isEmpty();
    alice.delete("/v1/route-tables/" + custom).expect(204);
  }

  @Test
  void associatingTwiceChangesNothing() {
    var first = associate(custom, cast.subnetA()).expect(200);
    var again = associate(custom, cast.subnetA()).expect(200);
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.body().path("routesNowApplying").isEmpty()).isTrue();
  }

  @Test
  void ifMatchIsAboutTheTableNamed() {
    alice
        .with("If-Match", "\"99\"")
        .post(path(custom), Map.of("subnetId", cast.subnetA().text()))
        .expectProblem(412, "version-mismatch");
    alice
        .with("If-Match", "\"1\"")
        .post(path(custom), Map.of("subnetId", cast.subnetA().text()))
        .expect(200);
  }

  @Test
  void subnetsOfOthersDoNotExistAndThoseOfOtherVpcsDoNotFit() {
    associate(custom, cast.subnetB()).expectProblem(404, "no-such-subnet");
    var green = Cast.next();
    var vpc = VpcId.parse(Cast.id("vpc-", green));
    var subnet = SubnetId.parse(Cast.id("subnet-", green));
    SERVICE
        .log()
        .publish(
            Cast.vpc(
                vpc, cast.alice(), Region.parse("ap-guangzhou"), CidrBlock.parse("172.16.0.0/16")),
            Cast.subnet(vpc, cast.alice(), subnet, CidrBlock.parse("172.16.1.0/24")));
    alice = SERVICE.as(cast.alice());
    associate(custom, subnet).expectProblem(422, "subnet-not-in-vpc");
    dryRun(custom, subnet).expectProblem(422, "subnet-not-in-vpc");
    SERVICE
        .as(cast.bob())
        .post(path(custom), Map.of("subnetId", cast.subnetB().text()))
        .expectProblem(404, "no-such-route-table");
    SERVICE
        .as(cast.alice(), "viewer")
        .post(path(custom), Map.of("subnetId", cast.subnetA().text()))
        .expectProblem(403, "not-allowed");
  }

  @Test
  void aDeletedSubnetLeavesItsTable() {
    associate(custom, cast.subnetA()).expect(200);
    SERVICE.log().publish(new SubnetDeleted(cast.red(), cast.subnetA(), List.of(cast.alice())));
    alice = SERVICE.as(cast.alice());
    assertThat(items(alice.get("/v1/route-table-associations?vpcId=" + cast.red()))).isEmpty();
    alice.delete("/v1/route-tables/" + custom).expect(204);
  }

  @Test
  void aSubnetHasOneTableWhoeverMovesItAtOnce() throws Exception {
    var tables = List.of(custom, newTable(), newTable(), newTable());
    try (var pool = Executors.newFixedThreadPool(8)) {
      var moves =
          IntStream.range(0, 24)
              .mapToObj(
                  i -> pool.submit(() -> associate(tables.get(i % 4), cast.subnetA()).status()))
              .toList();
      for (var move : moves) {
        assertThat(move.get()).isEqualTo(200);
      }
    }
    assertThat(served(tables)).isEqualTo(1);
    assertThat(
            tables.stream()
                .filter(table -> alice.delete("/v1/route-tables/" + table).status() == 204))
        .hasSize(3);
  }

  private long served(List<RouteTableId> tables) {
    return tables.stream().mapToLong(table -> items(alice.get(path(table))).size()).sum();
  }

  private RouteTableId newTable() {
    return RouteTableId.parse(
        alice.post("/v1/route-tables", Map.of("vpcId", cast.red().text())).expect(201).text("id"));
  }

  private static String path(RouteTableId table) {
    return "/v1/route-tables/" + table + "/associations";
  }

  private HttpProbe.Answer associate(RouteTableId table, SubnetId subnet) {
    return alice.post(path(table), Map.of("subnetId", subnet.text()));
  }

  private HttpProbe.Answer dryRun(RouteTableId table, SubnetId subnet) {
    return alice.post(path(table) + "?dryRun=true", Map.of("subnetId", subnet.text()));
  }

  private String tableOf(SubnetId subnet) {
    return texts(alice.get("/v1/route-table-associations?subnetId=" + subnet), "routeTableId")
        .getFirst();
  }

  private static List<String> destinations(HttpProbe.Answer answer, String field) {
    return answer
        .body()
        .path(field)
        .valueStream()
        .map(route -> route.path("destination").asString())
        .toList();
  }
}
