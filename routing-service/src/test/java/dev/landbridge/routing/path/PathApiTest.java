package dev.landbridge.routing.path;

import static dev.landbridge.routing.Cast.A_BLOCK;
import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringEvent.PeeringIsolated;
import dev.landbridge.events.peering.RouteDisposal;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PathApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final String PATH = "/v1/path-analyses";
  private static final String A = "192.168.1.5";
  private static final String B = "10.0.1.5";
  private Cast cast = Cast.fresh();

  @BeforeEach
  void theGuideUpToTheRequest() {
    cast = SERVICE.requested();
  }

  @Test
  void theGuideFromTheRequestToBothDirectionsReachable() {
    assertBlocked(ask(alice(), A, B), "forward", "connection-not-active", cast.bob().text());
    SERVICE.log().publish(cast.accepted());
    assertBlocked(ask(alice(), A, B), "forward", "no-route-to-destination", cast.alice().text());
    addAlices();
    var oneSided = ask(alice(), A, B);
    assertThat(oneSided.body().path("forward").has("blocker")).isFalse();
    assertBlocked(oneSided, "return", "no-route-to-destination", cast.bob().text());
    addBobs();
    assertThat(ask(alice(), A, B).body().path("reachable").asBoolean()).isTrue();
    assertThat(ask(bob(), B, A).body().path("reachable").asBoolean()).isTrue();
  }

  @Test
  void ownHopsAreDetailedAndForeignOnesAreNot() {
    SERVICE.log().publish(cast.accepted());
    addAlices();
    addBobs();
    var answer = ask(alice(), A, B).body();
    var own = answer.path("forward").path("hops").get(0);
    assertThat(own.path("subnetId").asString()).isEqualTo(cast.subnetA().text());
    assertThat(own.path("routeTableId").asString()).isEqualTo(cast.redMain().text());
    assertThat(own.path("destination").asString()).isEqualTo(B_BLOCK.text());
    assertThat(own.path("nextHopId").asString()).isEqualTo(cast.pcx().text());
    var foreign = answer.path("return").path("hops").get(0);
    assertThat(foreign.propertyNames()).containsExactlyInAnyOrder("accountId", "vpcId");
    assertThat(answer.toString()).doesNotContain(cast.blueMain().text(), cast.subnetB().text());
  }

  @Test
  void aDeletedConnectionLeavesABlackhole() {
    SERVICE.log().publish(cast.accepted());
    addAlices();
    SERVICE.log().publish(cast.deleted(RouteDisposal.KEEP));
    assertBlocked(ask(alice(), A, B), "forward", "blackhole-route", cast.alice().text());
  }

  @Test
  void anIsolatedConnectionIsNotActive() {
    SERVICE.log().publish(cast.accepted());
    addAlices();
    SERVICE.log().publish(new PeeringIsolated(cast.pcx(), "arrears", cast.both()));
    assertBlocked(ask(alice(), A, B), "forward", "connection-not-active", cast.alice().text());
  }

  @Test
  void aBlockThePeerGaveUpIsOutside() {
    var extra = CidrBlock.parse("10.7.0.0/16");
    SERVICE.log().publish(new VpcCidrBlockAdded(cast.blue(), extra, cast.both()), cast.accepted());
    alice().post(routes(cast.redMain()), route(extra, cast.pcx())).expect(201);
    SERVICE.log().publish(new VpcCidrBlockRemoved(cast.blue(), extra, cast.both()));
    assertBlocked(
        ask(alice(), A, "10.7.0.9"),
        "forward",
        "destination-outside-peer-cidr",
        cast.alice().text());
  }

  @Test
  void anAddressInNoSubnetIsNamed() {
    SERVICE.log().publish(cast.accepted());
    addAlices();
    assertBlocked(
        ask(alice(), "192.168.77.1", B), "forward", "no-such-subnet", cast.alice().text());
    assertBlocked(ask(alice(), "1.2.3.4", B), "forward", "no-such-subnet", cast.alice().text());
    assertBlocked(
        ask(alice(), "1.2.3.4", B), "return", "insufficient-information", cast.alice().text());
  }

  @Test
  void anUnknownDestinationNeedsAConnectionFirst() {
    assertBlocked(
        ask(alice(), A, "8.8.8.8"), "forward", "no-route-to-destination", cast.alice().text());
  }

  @Test
  void severalVpcsWithTheSourceAreTheCallersToChooseFrom() {
    var number = Cast.next();
    var twin = VpcId.parse(Cast.id(VpcId.PREFIX, number));
    var subnet = SubnetId.parse(Cast.id(SubnetId.PREFIX, number));
    SERVICE
        .log()
        .publish(
            Cast.vpc(twin, cast.alice(), Region.parse("ap-guangzhou"), Cast.RED_BLOCK),
            Cast.subnet(twin, cast.alice(), subnet, A_BLOCK),
            cast.accepted());
    addAlices();
    addBobs();
    var refused = alice().post(PATH, question(A, B)).expectProblem(422, "ambiguous-source");
    assertThat(refused.body().path("vpcIds").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder(cast.red().text(), twin.text());
    var chosen = Map.of("sourceVpcId", cast.red().text(), "source", A, "destination", B);
    assertThat(alice().post(PATH, chosen).expect(200).body().path("reachable").asBoolean())
        .isTrue();
    var foreign = Map.of("sourceVpcId", cast.blue().text(), "source", A, "destination", B);
    alice().post(PATH, foreign).expectProblem(404, "no-such-vpc");
  }

  @Test
  void withinOneVpcTheLocalRouteCarriesBothWays() {
    var answer = ask(alice(), A, "192.168.1.9").body();
    assertThat(answer.path("reachable").asBoolean()).isTrue();
    assertThat(answer.path("forward").path("hops").get(0).path("nextHopType").asString())
        .isEqualTo("local");
  }

  @Test
  void theTableOfTheSubnetDecidesAndNotTheMainOne() {
    SERVICE.log().publish(cast.accepted());
    addAlices();
    addBobs();
    var table =
        alice().post("/v1/route-tables", Map.of("vpcId", cast.red().text())).expect(201).text("id");
    alice()
        .post(
            "/v1/route-tables/" + table + "/associations",
            Map.of("subnetId", cast.subnetA().text()))
        .expect(200);
    assertBlocked(ask(alice(), A, B), "forward", "no-route-to-destination", cast.alice().text());
  }

  @Test
  void twoFamiliesAreNoPath() {
    alice().post(PATH, question(A, "fd00::1")).expectProblem(422, "address-families-differ");
  }

  @Test
  void anAnalysisWaitsForWhatItsCallerHasSeenAsAReadDoes() {
    var added = alice().post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201);
    var position = String.valueOf(added.header("Landbridge-Position"));
    var answer = alice().with("Landbridge-Position", position).post(PATH, question(A, B));
    assertThat(answer.expect(200).header("Landbridge-Settled")).isEqualTo("true");
    assertThat(answer.header("Landbridge-Position")).isNull();
  }

  @Test
  void viewersMayAsk() {
    SERVICE.as(cast.alice(), "viewer").post(PATH, question(A, B)).expect(200);
    SERVICE.operator().post(PATH, question(A, B)).expectProblem(403, "account-required");
  }

  private HttpProbe alice() {
    return SERVICE.as(cast.alice());
  }

  private HttpProbe bob() {
    return SERVICE.as(cast.bob());
  }

  private void addAlices() {
    alice().post(routes(cast.redMain()), route(B_BLOCK, cast.pcx())).expect(201);
  }

  private void addBobs() {
    bob().post(routes(cast.blueMain()), route(A_BLOCK, cast.pcx())).expect(201);
  }

  private static Map<String, String> question(String source, String destination) {
    return Map.of("source", source, "destination", destination);
  }

  private static Answer ask(HttpProbe who, String source, String destination) {
    return who.post(PATH, question(source, destination)).expect(200);
  }

  private static void assertBlocked(Answer answer, String way, String code, String mustAct) {
    var blocker = answer.body().path(way).path("blocker");
    assertThat(List.of(blocker.path("code").asString(""), blocker.path("accountId").asString("")))
        .as("%s", answer.body())
        .containsExactly(code, mustAct);
    assertThat(blocker.path("fix").asString("")).endsWith(".");
    assertThat(blocker.path("object").asString("")).isNotEmpty();
  }
}
