package dev.landbridge.routing;

import static dev.landbridge.routing.Cast.B_BLOCK;
import static dev.landbridge.routing.RoutingService.routes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in: a problem with a stable code, never a 500, and nothing stored. */
class HostileInputTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private Cast cast = Cast.fresh();
  private HttpProbe alice = SERVICE.as(cast.alice());
  private long before;

  @BeforeEach
  void joined() {
    cast = SERVICE.joined();
    alice = SERVICE.as(cast.alice());
    alice.get("/v1/route-tables").expect(200);
    before = SERVICE.events();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1/8",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0",
        "10.0.0.0/024",
        "010.0.0.0/8",
        "::ffff:10.0.0.0/104",
        "fd00::1/64",
        "256.0.0.0/8",
        "10.0.0.0/8\u0000",
        "",
        "/",
        "ten"
      })
  void aDestinationThatIsNoCidrBlock(String destination) {
    refused(
        alice.post(
            routes(cast.redMain()),
            Map.of(
                "destination",
                destination,
                "nextHopType",
                "peering-connection",
                "nextHopId",
                cast.pcx().text())),
        400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/-1", "10.0.0", "::g", "a\u0000b", ""})
  void anEndOfAPathThatIsNoAddressIsToldInTheWordsOfTheField(String source) {
    var answer =
        alice.post("/v1/path-analyses", Map.of("source", source, "destination", "10.0.0.1"));
    refused(answer, 400);
    assertThat(answer.body().at("/errors/0/field").asString()).isEqualTo("/source");
    assertThat(answer.body().at("/errors/0/message").asString())
        .startsWith("Expected")
        .doesNotContain("dev.landbridge", "construct");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "17",
        "\"text\"",
        "{}",
        "{\"destination\":7,\"nextHopType\":\"peering-connection\",\"nextHopId\":\"pcx\"}",
        "{\"destination\":null,\"nextHopType\":null,\"nextHopId\":null}",
        "{\"destination\":\"10.0.1.0/24\",\"nextHopType\":\"PEERING_CONNECTION\",\"nextHopId\":\"p\"}",
        "{\"destination\":\"10.0.1.0/24\",\"nextHopType\":\"teleport\",\"nextHopId\":\"p\"}",
        "{\"destination\":\"10.0.1.0/24\",\"nextHopType\":0,\"nextHopId\":\"p\"}",
        "{\"destination\":\"10.0.1.0/24\",\"nextHopType\":\"nat-gateway\"}",
        "{\"destination\":\"10.0.1.0/24\",\"nextHopType\":\"ccn\",\"nextHopId\":\"c\",\"enabled\":\"perhaps\"}",
        "{\"destination\":\"10.0.1.0/24\",\"nextHopType\":\"local\",\"nextHopId\":{\"id\":\"p\"}}",
        "{\"destination\":\"10.0.1.0/24\",\"nextHopType\":\"local\",\"nextHopId\":\"a b\"}",
        "{\"destination\":\"10.0.1.0/24\",\"nextHopType\":\"local\",\"nextHopId\":\"p\",\"x\":1}",
        "{\"destination\":\"10.0.1.0/24\",\"destination\":\"10.0.2.0/24\"}"
      })
  void aBodyThatIsNoRoute(String body) {
    refused(alice.post(routes(cast.redMain()), body), 400);
    refused(alice.put(routes(cast.redMain()) + "/rti-00000000000000000", body), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/route-tables/rtb-1",
        "/v1/route-tables/rtb-0000000000000000G",
        "/v1/route-tables/vpc-00000000000000000",
        "/v1/route-tables/%00",
        "/v1/route-tables/rtb-00000000000000000%00",
        "/v1/route-tables?limit=0",
        "/v1/route-tables?limit=101",
        "/v1/route-tables?limit=9999999999999",
        "/v1/route-tables?cursor=%00",
        "/v1/route-tables?cursor=x",
        "/v1/route-tables?main=perhaps",
        "/v1/route-tables?vpcId=red",
        "/v1/routes?nextHopId=%00",
        "/v1/routes?nextHopId=a%20b",
        "/v1/routes?state=PENDING",
        "/v1/routes?state=ACTIVE",
        "/v1/routes?nextHopType=PEERING_CONNECTION",
        "/v1/routes?contains=10.0.0.0/8",
        "/v1/routes?contains=::ffff:10.0.0.1",
        "/v1/routes?overlaps=10.0.0.1/8",
        "/v1/routes?nextHopType=teleport",
        "/v1/routes?origin=0",
        "/v1/routes?vpcId=%00",
        "/v1/routes?routeTableId=rtb-1",
        "/v1/routes?destination=10.0.0.1/8",
        "/v1/route-table-associations?subnetId=x",
        "/v1/route-table-associations?vpcId=%F0%9F%92%A9",
        "/v1/route-plans/pcx-1",
        "/v1/route-plans/pcx-00000000000000000?granularity=host",
        "/v1/cidr-changes?complete=perhaps",
        "/v1/cidr-changes/removal-preview",
        "/v1/cidr-changes/removal-preview?vpcId=vpc-00000000000000000&cidrBlock=10.0.0.1/8",
        "/v1/cidr-changes/addition-preview?vpcId=vpc-00000000000000000&cidrBlock=10.0.0.1/8",
        "/v1/network-findings?code=bad",
        "/v1/network-findings?code=UNUSED_CONNECTION",
        "/v1/network-findings?cursor=%00",
        "/v1/topology?asOf=yesterday",
        "/v1/topology?asOf=-1000000000-01-01T00:00:00Z",
        "/v1/network-probes?subnetId=x",
        "/v1/network-probes/npr-1"
      })
  void aQuestionThatMakesNoSense(String path) {
    refused(alice.get(path), 400);
  }

  @Test
  void namesAndDescriptionsHaveAnEnd() {
    var path = "/v1/route-tables";
    refused(alice.post(path, table("x".repeat(61))), 400);
    refused(alice.post(path, table("x".repeat(60_000))), 400);
    refused(alice.post(path, table("x".repeat(1_000_000))), 413);
    refused(alice.post(path, table("a\u0000b")), 400);
    refused(alice.post(path, "{\"vpcId\":\"%s\",\"name\":\"\\ud800\"}".formatted(cast.red())), 400);
    refused(alice.patch(path + "/" + cast.redMain(), Map.of("name", "a\u0007b")), 400);
    refused(alice.patch(path + "/" + cast.redMain(), Map.of()), 400);
    refused(alice.post(routes(cast.redMain()), route("x".repeat(256))), 400);
    refused(alice.post(routes(cast.redMain()), route("a\u0000b")), 400);
  }

  @Test
  void whatIsNotThereIsNotThere() {
    var table = "/v1/route-tables/rtb-00000000000000000";
    refused(alice.get(table), 404);
    refused(alice.delete(table), 404);
    refused(alice.get(table + "/routes"), 404);
    refused(alice.get(table + "/associations"), 404);
    refused(alice.post(table + "/routes", route("")), 404);
    refused(alice.delete(routes(cast.redMain()) + "/rti-00000000000000000"), 404);
    refused(
        alice.post(
            "/v1/route-tables/" + cast.redMain() + "/associations",
            Map.of("subnetId", "subnet-00000000000000000")),
        404);
    refused(alice.get("/v1/nothing"), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"source\":\"10.0.0.1\"}",
        "{\"source\":\"10.0.0.1/32\",\"destination\":\"10.0.0.2\"}",
        "{\"source\":\"10.0.0.256\",\"destination\":\"10.0.0.2\"}",
        "{\"source\":\"localhost\",\"destination\":\"10.0.0.2\"}",
        "{\"source\":\"fe80::1%eth0\",\"destination\":\"fe80::2\"}",
        "{\"source\":\"10.0.0.1\",\"destination\":\"10.0.0.2\",\"sourceVpcId\":\"red\"}",
        "{\"source\":\"10.0.0.1\",\"destination\":\"10.0.0.2\",\"port\":0}",
        "{\"source\":\"10.0.0.1\",\"destination\":\"10.0.0.2\",\"protocol\":\"pigeon\"}",
        "{\"source\":\"10.0.0.1\",\"destination\":\"10.0.0.2\",\"asOf\":\"yesterday\"}",
        "{\"source\":{},\"destination\":\"10.0.0.2\"}",
        "{\"source\":{\"address\":\"x\"},\"destination\":\"10.0.0.2\"}",
        "{\"source\":7,\"destination\":\"10.0.0.2\"}",
        "{\"source\":\"10.0.0.1\",\"destination\":\"10.0.0.2\",\"whatIf\":[null]}",
        "{\"source\":\"10.0.0.1\",\"destination\":\"10.0.0.2\",\"whatIf\":[{}]}"
      })
  void aPathQuestionThatMakesNoSense(String body) {
    refused(alice.post("/v1/path-analyses", body), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"subnetId\":\"subnet-00000000000000000\",\"destinations\":[]}",
        "{\"subnetId\":\"subnet-00000000000000000\",\"destinations\":[null]}",
        "{\"subnetId\":\"subnet-00000000000000000\",\"destinations\":\"10.0.0.1\"}",
        "{\"subnetId\":\"x\",\"destinations\":[\"10.0.0.1\"]}",
        "{\"subnetId\":\"subnet-00000000000000000\",\"destinations\":[\"10.0.0.0/8\"]}"
      })
  void aProbeThatMakesNoSense(String body) {
    refused(alice.post("/v1/network-probes", body), 400);
    refused(alice.post("/v1/network-probes/check", body), 400);
    refused(alice.post("/v1/network-probes/npr-00000000000000000/results", body), 400);
  }

  private Map<String, String> table(String name) {
    return Map.of("vpcId", cast.red().text(), "name", name);
  }

  private Map<String, String> route(String description) {
    return Map.of(
        "destination",
        B_BLOCK.text(),
        "nextHopType",
        "peering-connection",
        "nextHopId",
        cast.pcx().text(),
        "description",
        description);
  }

  private void refused(Answer answer, int status) {
    answer.expect(status);
    assertThat(answer.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(SERVICE.events()).isEqualTo(before);
  }
}
