package dev.landbridge.gateway.tencentapi;

import static dev.landbridge.gateway.tencentapi.TranslationFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Network probes, limits and counters in the cloud's form. */
class ProbeTranslationTest {
  private static final String RED = "vpc-0123456789abcdef0";
  private static final String SUBNET = "subnet-0123456789abcdef0";
  private static final String PROBE = "npr-0123456789abcdef0";
  private static final String CONNECTION = "pcx-0123456789abcdef0";
  private static final String PROBES = "/v1/network-probes";
  private static final String SUBNETS = "/v1/subnets";

  @RegisterExtension static final TranslationFixture fixture = new TranslationFixture();

  @BeforeEach
  void stage() {
    var red = "{\"id\":\"" + RED + "\",\"name\":\"RED\"}";
    var front = "{\"id\":\"" + SUBNET + "\",\"vpcId\":\"" + RED + "\",\"name\":\"front\"}";
    fixture.peeringAnswers("GET /v1/vpcs", "{\"items\":[" + red + "]}");
    fixture.peeringAnswers("GET /v1/vpcs/" + RED, red);
    fixture.peeringAnswers("GET " + SUBNETS, "{\"items\":[" + front + "]}");
    fixture.peeringAnswers("GET " + SUBNETS + "/" + SUBNET, front);
    fixture.routingAnswers("GET " + PROBES, "{\"items\":[" + probe() + "]}");
    fixture.routingAnswers("GET " + PROBES + "/" + PROBE, probe());
    fixture.routingAnswers("PUT " + PROBES + "/" + PROBE, probe());
    fixture.routingAnswers("DELETE " + PROBES + "/" + PROBE, "");
    fixture.routingAnswers("POST " + PROBES, probe());
  }

  private static String probe() {
    return """
    {"id":"%s","accountId":"100000000001","vpcId":"%s","subnetId":"%s","name":"to BLUE",
     "description":"","destinations":["10.0.1.20"],"nextHopType":"peering-connection",
     "nextHopId":"%s","routes":[],"measuredAt":"2026-01-15T08:00:05.000Z",
     "results":[{"destination":"10.0.1.20","state":"ok","code":0,"delayMs":41.6,
      "packetLossPercent":0.4,"peeringConnectionId":"%s"}],
     "version":1,"createdAt":"2026-01-15T08:00:01.500Z"}\
    """
        .formatted(PROBE, RED, SUBNET, CONNECTION, CONNECTION);
  }

  private static String shown() {
    return """
    {"VpcId":"%s","VpcName":"RED","SubnetId":"%s","SubnetName":"front","NetDetectId":"%s",
     "NetDetectName":"to BLUE","DetectDestinationIp":["10.0.1.20"],"DetectSourceIp":[],
     "NextHopType":"PEERCONNECTION","NextHopDestination":"%s","NextHopName":"",
     "NetDetectDescription":"","CreateTime":"2026-01-15 08:00:01","TagSet":[]}\
    """
        .formatted(RED, SUBNET, PROBE, CONNECTION);
  }

  private static Map<String, Object> wanted(String vpc, String type) {
    return Map.of(
        "VpcId", vpc,
        "SubnetId", SUBNET,
        "NetDetectName", "to BLUE",
        "DetectDestinationIp", List.of("10.0.1.20"),
        "NextHopType", type,
        "NextHopDestination", CONNECTION);
  }

  @Test
  void aProbeIsDefinedInOurWords() {
    var answer = fixture.call("CreateNetDetect", wanted(RED, "PEERCONNECTION")).expectDone();
    assertThat(answer.response().path("NetDetect")).isEqualTo(tree(shown()));
    assertThat(fixture.lastBody())
        .isEqualTo(
            tree(
                """
                {"subnetId":"%s","name":"to BLUE","destinations":["10.0.1.20"],
                 "nextHopType":"peering-connection","nextHopId":"%s"}\
                """
                    .formatted(SUBNET, CONNECTION)));
    fixture
        .call("CreateNetDetect", wanted("vpc-0123456789abcdef1", "PEERCONNECTION"))
        .expect("ResourceNotFound");
    fixture
        .call("CreateNetDetect", wanted(RED, "NONEXTHOP"))
        .expect("InvalidParameter.NextHopMismatch");
  }

  @Test
  void itsSubnetLiesInItsVpc() {
    var elsewhere = "vpc-0123456789abcdef1";
    fixture.peeringAnswers("GET /v1/vpcs/" + elsewhere, "{\"name\":\"BLUE\"}");
    fixture
        .call("CreateNetDetect", wanted(elsewhere, "PEERCONNECTION"))
        .expect("UnsupportedOperation.VpcMismatch");
    assertThat(fixture.written()).isEmpty();
  }

  @Test
  void refusalsHaveTheCodesOfProbes() {
    refuse("probe-destination-in-vpc", "InvalidParameterValue.NetDetectInVpc");
    refuse("probe-destination-taken", "InvalidParameterValue.NetDetectSameIp");
    refuse("probe-next-hop-mismatch", "InvalidParameter.NextHopMismatch");
    refuse("no-such-next-hop", "InvalidParameter.NextHopMismatch");
    refuse("probe-quota-exceeded", "LimitExceeded");
    refuse("address-families-differ", "InvalidParameterValue");
    var tagged = new TreeMap<>(wanted(RED, "PEERCONNECTION"));
    tagged.put("Tags", List.of(Map.of("Key", "team")));
    fixture.call("CreateNetDetect", tagged).expect("UnsupportedOperation");
    fixture.routingRefuses(
        "PUT " + PROBES + "/" + PROBE, "{\"code\":\"probe-destination-in-vpc\"}");
    fixture
        .call("ModifyNetDetect", Map.of("NetDetectId", PROBE, "NetDetectName", "far"))
        .expect("InvalidParameterValue");
  }

  @Test
  void whatTheCloudDocumentsForOtherActionsIsToldLessPrecisely() {
    fixture.call("CreateNetDetect", wanted(RED, "LOCAL")).expect("UnsupportedOperation");
    var many = Collections.nCopies(101, PROBE);
    fixture
        .call("DescribeNetDetects", Map.of("NetDetectIds", many))
        .expect("InvalidParameterValue.LimitExceeded");
    fixture
        .call("DescribeNetDetectStates", Map.of("NetDetectIds", many))
        .expect("InvalidParameterValue");
  }

  private static void refuse(String problem, String code) {
    fixture.routingRefuses("POST " + PROBES, "{\"code\":\"" + problem + "\"}");
    fixture.call("CreateNetDetect", wanted(RED, "PEERCONNECTION")).expect(code);
  }

  @Test
  void onlyWhatIsGivenChangesAndTheRestStays() {
    fixture
        .call("ModifyNetDetect", Map.of("NetDetectId", PROBE, "NetDetectName", "far"))
        .expectDone();
    assertThat(fixture.lastBody())
        .isEqualTo(
            tree(
                """
                {"name":"far","description":"","destinations":["10.0.1.20"],
                 "nextHopType":"peering-connection","nextHopId":"%s"}\
                """
                    .formatted(CONNECTION)));
    fixture
        .call("ModifyNetDetect", Map.of("NetDetectId", PROBE, "NextHopType", "NONEXTHOP"))
        .expectDone();
    assertThat(fixture.lastBody())
        .isEqualTo(
            tree("{\"name\":\"to BLUE\",\"description\":\"\",\"destinations\":[\"10.0.1.20\"]}"));
    fixture.call("DeleteNetDetect", Map.of("NetDetectId", PROBE)).expectDone();
    assertThat(fixture.written().getLast()).isEqualTo("DELETE " + PROBES + "/" + PROBE);
  }

  @Test
  void aProbeThatChangedMeanwhileIsReadOnceMore() {
    fixture.answersFirst(
        "GET " + PROBES + "/" + PROBE, 200, probe().replace("\"to BLUE\"", "\"old\""));
    fixture.answersFirst("PUT " + PROBES + "/" + PROBE, 412, "{\"code\":\"version-mismatch\"}");
    fixture.routingAnswers(
        "GET " + PROBES + "/" + PROBE, probe().replace("\"version\":1", "\"version\":2"));
    var noted = Map.of("NetDetectId", PROBE, "NetDetectDescription", "noted");
    fixture.call("ModifyNetDetect", noted).expectDone();
    assertThat(fixture.versionsMeant()).containsExactly("\"1\"", "\"2\"");
    assertThat(fixture.lastBody().path("name").asString()).isEqualTo("to BLUE");
    for (int i = 0; i < 2; i++) {
      fixture.answersFirst("PUT " + PROBES + "/" + PROBE, 412, "{\"code\":\"version-mismatch\"}");
    }
    fixture.call("ModifyNetDetect", noted).expect("FailedOperation");
  }

  @Test
  void probesAndWhatTheySayAreListed() {
    var list =
        fixture
            .call(
                "DescribeNetDetects",
                "{\"Filters\":[{\"Name\":\"vpc-id\",\"Values\":[\"" + RED + "\"]}]}")
            .expectDone();
    assertThat(list.response().at("/NetDetectSet/0")).isEqualTo(tree(shown()));
    var states = fixture.call("DescribeNetDetectStates", Map.of("NetDetectIds", List.of(PROBE)));
    assertThat(states.response().at("/NetDetectStateSet/0"))
        .isEqualTo(
            tree(
                """
                {"NetDetectId":"%s","NetDetectIpStateSet":[
                 {"DetectDestinationIp":"10.0.1.20","State":0,"Delay":42,"PacketLossRate":0}]}\
                """
                    .formatted(PROBE)));
  }

  @Test
  void whatIsNotMeasuredYetIsForetold() {
    fixture.routingAnswers(
        "POST " + PROBES + "/check",
        "{\"results\":[{\"destination\":\"10.0.1.30\",\"state\":\"no-route\",\"code\":-1}]}");
    var answer =
        fixture
            .call(
                "CheckNetDetectState",
                Map.of(
                    "NetDetectId", PROBE, "DetectDestinationIp", List.of("10.0.1.20", "10.0.1.30")))
            .expectDone();
    assertThat(answer.response().at("/NetDetectIpStateSet"))
        .isEqualTo(
            tree(
                """
                [{"DetectDestinationIp":"10.0.1.20","State":0,"Delay":42,"PacketLossRate":0},
                 {"DetectDestinationIp":"10.0.1.30","State":-1,"Delay":0,"PacketLossRate":100}]\
                """));
    fixture
        .call("CheckNetDetectState", Map.of("DetectDestinationIp", List.of("10.0.1.30")))
        .expect("MissingParameter");
  }

  private static void quotas() {
    fixture.peeringAnswers(
        "GET /v1/quotas",
        """
        {"items":[
         {"quota":"vpcs-per-region","limit":20,"uses":[{"scope":"ap-guangzhou","used":1}]},
         {"quota":"subnets-per-vpc","limit":100,"uses":[{"scope":"%1$s","used":3}]},
         {"quota":"peering-connections-per-vpc","limit":10,"uses":[{"scope":"%1$s","used":2}]},
         {"quota":"open-tickets-per-account","limit":20,"uses":[]}]}\
        """
            .formatted(RED));
  }

  @Test
  void limitsHaveTheNamesOfTheCloud() {
    quotas();
    var answer =
        fixture
            .call(
                "DescribeVpcLimits",
                Map.of("LimitTypes", List.of("vpc-max-vpcpeers", "vpc-max-havips")))
            .expectDone();
    assertThat(answer.response().path("VpcLimitSet"))
        .isEqualTo(
            tree(
                """
                [{"LimitType":"vpc-max-vpcpeers","LimitValue":10},
                 {"LimitType":"vpc-max-havips","LimitValue":0}]\
                """));
    fixture
        .call("DescribeVpcLimits", Map.of("LimitTypes", List.of("sky")))
        .expect("InvalidParameterValue");
    fixture
        .call("DescribeVpcLimits", Map.of("LimitTypes", List.of()))
        .expect("InvalidParameterValue.LimitExceeded");
    var product = fixture.call("DescribeProductQuota", Map.of("Product", "vpc")).expectDone();
    assertThat(product.response().at("/ProductQuotaSet/0"))
        .isEqualTo(
            tree(
                """
                {"QuotaId":"appid-max-vpcs","QuotaName":"appid-max-vpcs","QuotaCurrent":1,
                 "QuotaLimit":20,"QuotaRegion":true}\
                """));
    assertThat(product.response().path("TotalCount").asInt()).isEqualTo(3);
    fixture.call("DescribeProductQuota", Map.of("Product", "moon")).expect("InvalidParameterValue");
  }

  @Test
  void whatIsInAVpcIsCounted() {
    quotas();
    fixture.routingAnswers("GET /v1/route-tables", "{\"items\":[{\"vpcId\":\"" + RED + "\"}]}");
    var answer =
        fixture.call("DescribeVpcResourceDashboard", Map.of("VpcIds", List.of(RED))).expectDone();
    assertThat(answer.response().at("/ResourceDashboardSet/0"))
        .isEqualTo(
            tree(
                """
                {"VpcId":"%s","SubnetId":"","Pcx":2,"Subnet":3,"RouteTable":1,"NetworkDetect":1}\
                """
                    .formatted(RED)));
    fixture
        .call("DescribeVpcResourceDashboard", Map.of("VpcIds", List.of("vpc-0123456789abcdef1")))
        .expect("ResourceNotFound");
  }
}
