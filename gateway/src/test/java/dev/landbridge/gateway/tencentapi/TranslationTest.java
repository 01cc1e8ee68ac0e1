package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.BackEnd.Received;
import dev.landbridge.gateway.GatewayUnderTest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What our services are asked for each action, and how their answers look in the cloud's form. */
class TranslationTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String RED = "vpc-0123456789abcdef0";
  private static final String BLUE = "vpc-0123456789abcdef1";
  private static final String CONNECTION = "pcx-0123456789abcdef0";
  private static final String CONNECTIONS = "/v1/vpc-peering-connections";
  private static GatewayUnderTest gateway;
  private static CloudClient client;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
    var bearer = gateway.newKey(gateway.openAccount("Alice"), "owner");
    client = new CloudClient(gateway.service().baseUrl(), bearer);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.peering().reset();
    gateway.routing().reset();
  }

  private static void peeringAnswers(Function<Received, Answer> answer) {
    gateway
        .peering()
        .answers(
            request ->
                request.uri().startsWith("/v1/regions")
                    ? Answer.ok("{\"items\":[{\"id\":\"ap-guangzhou\"}]}")
                    : answer.apply(request));
  }

  /** What was asked, but for the regions: method, path and body. */
  private static List<String> asked() {
    return gateway.peering().received().stream()
        .filter(request -> !request.uri().startsWith("/v1/regions"))
        .map(request -> (request.method() + " " + request.uri() + " " + request.body()).strip())
        .toList();
  }

  private static Answer vpc(String id, String secondary) {
    return Answer.ok(vpcJson(id, secondary));
  }

  private static String vpcJson(String id, String secondary) {
    return """
        {"id":"%s","accountId":"100000000001","region":"ap-guangzhou","name":"RED",
         "cidrBlock":"192.168.0.0/16","secondaryCidrBlocks":[%s],"tags":{"team":"net"},
         "subnets":0,"version":1,"createdAt":"2026-01-15T08:00:01.500Z"}"""
        .formatted(id, secondary);
  }

  private static JsonNode tree(String json) {
    return JSON.readTree(json);
  }

  @Test
  void aVpcIsCreatedOnceWithWhatOursHave() {
    peeringAnswers(_ -> vpc(RED, "\"10.1.0.0/16\",\"fd00:1::/56\""));
    var body =
        Map.of(
            "VpcName", "RED",
            "CidrBlock", "192.168.0.0/16",
            "EnableMulticast", "false",
            "Tags", List.of(Map.of("Key", "team", "Value", "net")));
    var answer = client.call("CreateVpc", body).expectDone();
    var request = gateway.peering().received().getLast();
    assertThat(request.headers().get("idempotency-key"))
        .isEqualTo(answer.text("/RequestId") + "-1");
    assertThat(tree(request.body()))
        .isEqualTo(
            tree(
                """
                {"region":"ap-guangzhou","cidrBlock":"192.168.0.0/16","name":"RED",
                 "tags":{"team":"net"}}"""));
    assertThat(answer.response().path("Vpc"))
        .isEqualTo(
            tree(
                """
                {"VpcName":"RED","VpcId":"%1$s","CidrBlock":"192.168.0.0/16","IsDefault":false,
                 "EnableMulticast":false,"CreatedTime":"2026-01-15 08:00:01","DnsServerSet":[],
                 "DomainName":"","DhcpOptionsId":"","EnableDhcp":true,
                 "Ipv6CidrBlock":"fd00:1::/56","TagSet":[{"Key":"team","Value":"net"}],
                 "AssistantCidrSet":[{"VpcId":"%1$s","CidrBlock":"10.1.0.0/16","AssistantType":0,
                  "SubnetSet":[]}],
                 "EnableRouteVpcPublish":false,
                 "Ipv6CidrBlockSet":[{"IPv6CidrBlock":"fd00:1::/56","ISPType":"BGP",
                  "AddressType":"ULA"}],
                 "EnableRouteVpcPublishIpv6":false}"""
                    .formatted(RED)));
  }

  @Test
  void whatOursHaveNotIsRefusedAndNothingIsAsked() {
    peeringAnswers(_ -> vpc(RED, ""));
    var vpc = Map.of("VpcName", "RED", "CidrBlock", "192.168.0.0/16");
    client
        .call("CreateVpc", and(vpc, "EnableMulticast", "true"))
        .expect("UnsupportedOperation.EnableMulticast");
    client
        .call("CreateVpc", and(vpc, "EnableMulticast", "perhaps"))
        .expect("InvalidParameterValue.Malformed");
    client
        .call("CreateVpc", and(vpc, "DnsServers", List.of("8.8.8.8")))
        .expect("UnsupportedOperation");
    client
        .call("CreateVpc", and(vpc, "Tags", List.of(Map.of("Key", "cloud-api:zone"))))
        .expect("UnsupportedOperation.TagSystemReservedTagKey");
    client
        .call("CreateVpc", and(vpc, "Tags", List.of(Map.of("Key", "a"), Map.of("Key", "a"))))
        .expect("InvalidParameterValue.TagDuplicateKey");
    assertThat(asked()).isEmpty();
  }

  private static Map<String, Object> and(Map<String, String> body, String name, Object value) {
    var all = new TreeMap<String, Object>(body);
    all.put(name, value);
    return all;
  }

  private static final String SUBNET = "subnet-0123456789abcdef0";

  /** An answer that breaks off says nothing of its request, which is sent again with its key. */
  @Test
  void aSubnetOfUnknownFateIsAskedForAgain() {
    var answers = new ArrayDeque<>(List.of(Answer.ok(subnet()).brokenOff(), Answer.ok(subnet())));
    peeringAnswers(_ -> answers.remove());
    gateway.routing().answers(Answer.ok("{\"items\":[]}"));
    client.call("CreateSubnet", newSubnet()).expectDone();
    assertThat(asked()).hasSize(2).allMatch(request -> request.startsWith("POST /v1/subnets "));
    assertThat(
            gateway.peering().received().stream()
                .map(request -> request.headers().get("idempotency-key"))
                .filter(Objects::nonNull)
                .distinct())
        .hasSize(1);
  }

  @Test
  void aSubnetThatCannotBeShownIsTakenBack() {
    peeringAnswers(_ -> Answer.ok(subnet()));
    gateway.routing().answers(new Answer(503, Map.of(), "{\"code\":\"store-unavailable\"}"));
    client.call("CreateSubnet", newSubnet()).expect("ServiceUnavailable");
    assertThat(asked().getLast()).startsWith("DELETE /v1/subnets/" + SUBNET);
  }

  private static Map<String, Object> newSubnet() {
    return Map.of(
        "VpcId", RED, "SubnetName", "A", "CidrBlock", "192.168.1.0/24", "Zone", "ap-guangzhou-3");
  }

  private static String subnet() {
    return """
        {"id":"%s","vpcId":"%s","accountId":"100000000001","name":"A","cidrBlock":"192.168.1.0/24",
         "tags":{"zone":"ap-guangzhou-3"},"version":1,"createdAt":"2026-01-15T08:00:01.500Z"}"""
        .formatted(SUBNET, RED);
  }

  @Test
  void offsetsAndTokensDoNotMix() {
    peeringAnswers(_ -> Answer.ok("{}"));
    client
        .call("DescribeSubnets", Map.of("MaxResults", 10, "Offset", 20))
        .expect("InvalidParameter.Coexist");
  }

  @Test
  void listsAreReadPageByPage() {
    peeringAnswers(
        request ->
            Answer.ok(
                request.uri().contains("cursor=YQ")
                    ? "{\"items\":[" + vpcJson(BLUE, "") + "]}"
                    : "{\"items\":[" + vpcJson(RED, "") + "],\"nextCursor\":\"YQ\"}"));
    var answer = client.call("DescribeVpcs", Map.of("Offset", "1", "Limit", "5")).expectDone();
    assertThat(answer.response().path("TotalCount").asInt()).isEqualTo(2);
    assertThat(answer.text("/VpcSet/0/VpcId")).isEqualTo(BLUE);
    assertThat(asked())
        .containsExactly(
            "GET /v1/vpcs?region=ap-guangzhou&limit=100",
            "GET /v1/vpcs?region=ap-guangzhou&limit=100&cursor=YQ");
  }

  @Test
  void blocksBeforeARefusedOneAreTakenBack() {
    peeringAnswers(
        request ->
            request.body().contains("10.2.0.0")
                ? new Answer(409, Map.of(), "{\"code\":\"cidr-blocks-overlap\"}")
                : vpc(RED, ""));
    client
        .call(
            "ModifyAssistantCidr",
            Map.of(
                "VpcId", RED,
                "OldCidrBlocks", List.of("10.9.0.0/16"),
                "NewCidrBlocks", List.of("10.1.0.0/16", "10.2.0.0/16")))
        .expect("InvalidParameterValue.VpcCidrConflict");
    var blocks = "/v1/vpcs/" + RED + "/cidr-blocks";
    assertThat(asked())
        .containsExactly(
            "GET /v1/vpcs/" + RED,
            "DELETE " + blocks + "?cidrBlock=10.9.0.0%2F16",
            "POST " + blocks + " {\"cidrBlock\":\"10.1.0.0/16\"}",
            "POST " + blocks + " {\"cidrBlock\":\"10.2.0.0/16\"}",
            "DELETE " + blocks + "?cidrBlock=10.1.0.0%2F16",
            "POST " + blocks + " {\"cidrBlock\":\"10.9.0.0/16\"}");
  }

  @Test
  void blocksThatWereThereBeforeStay() {
    peeringAnswers(
        request ->
            request.body().contains("10.2.0.0")
                ? new Answer(409, Map.of(), "{\"code\":\"cidr-blocks-overlap\"}")
                : vpc(RED, "\"10.1.0.0/16\""));
    client
        .call(
            "CreateAssistantCidr",
            Map.of("VpcId", RED, "CidrBlocks", List.of("10.1.0.0/16", "10.2.0.0/16")))
        .expect("InvalidParameterValue.VpcCidrConflict");
    assertThat(asked()).noneMatch(request -> request.startsWith("DELETE"));
  }

  private static Answer connection(String state) {
    return Answer.ok(connectionJson(state, "ap-beijing"));
  }

  private static String connectionJson(String state, String accepterRegion) {
    return """
        {"id":"%s","accountId":"100000000001","state":"%s","role":"requester",
         "requester":{"accountId":"100000000001","vpcId":"%s","region":"ap-guangzhou",
          "cidrBlocks":["192.168.0.0/16"]},
         "accepter":{"accountId":"100000000002","vpcId":"%s","region":"%s","cidrBlocks":[]},
         "name":"red-blue","description":"","bandwidthMbps":100,"bandwidthCeilingMbps":100,
         "chargeType":"monthly-95th-percentile","serviceLevel":"platinum","tags":{},
         "reason":null,"expiresAt":"2026-01-22T08:00:00.000Z",
         "createdAt":"2026-01-15T08:00:00.000Z","version":0}"""
        .formatted(CONNECTION, state, RED, BLUE, accepterRegion);
  }

  @Test
  void aConnectionIsAskedForInOurWords() {
    peeringAnswers(_ -> connection("pending"));
    var answer =
        client
            .call(
                "CreateVpcPeeringConnection",
                """
                {"SourceVpcId":"%s","PeeringConnectionName":"red-blue","DestinationVpcId":"%s",
                 "DestinationUin":100000000002,"DestinationRegion":"ap-beijing","Bandwidth":100,
                 "Type":"VPC_PEER","ChargeType":"POSTPAID_BY_MONTH_95","QosLevel":"PT"}"""
                    .formatted(RED, BLUE))
            .expectDone();
    assertThat(answer.text("/PeeringConnectionId")).isEqualTo(CONNECTION);
    assertThat(tree(gateway.peering().received().getLast().body()))
        .isEqualTo(
            tree(
                """
                {"requesterVpcId":"%s","accepterVpcId":"%s","accepterAccountId":"100000000002",
                 "accepterRegion":"ap-beijing","name":"red-blue","bandwidthMbps":100,
                 "chargeType":"monthly-95th-percentile","serviceLevel":"platinum","tags":{}}"""
                    .formatted(RED, BLUE)));
  }

  @Test
  void eachVerbOfAConnectionHasItsRequest() {
    peeringAnswers(request -> connection(request.method().equals("GET") ? "expired" : "pending"));
    var one = Map.of("PeeringConnectionId", CONNECTION);
    client.call("AcceptVpcPeeringConnection", one).expectDone();
    client.call("RejectVpcPeeringConnection", one).expectDone();
    client.call("EnableVpcPeeringConnection", one).expectDone();
    client.call("DeleteVpcPeeringConnection", one).expectDone();
    var path = CONNECTIONS + "/" + CONNECTION;
    assertThat(asked().stream().filter(request -> !request.startsWith("GET ")))
        .containsExactly(
            "POST " + path + "/accept {}",
            "POST " + path + "/reject {}",
            "POST " + path + "/reactivate {}",
            "DELETE " + path + "?routes=remove-all");
  }

  @Test
  void onlyWhatIsGivenIsAmended() {
    peeringAnswers(_ -> connection("active"));
    client
        .call(
            "ModifyVpcPeeringConnection",
            Map.of("PeeringConnectionId", CONNECTION, "Bandwidth", 200))
        .expectDone();
    var request = gateway.peering().received().getLast();
    assertThat(request.method()).isEqualTo("PATCH");
    assertThat(tree(request.body()))
        .isEqualTo(tree("{\"name\":null,\"bandwidthMbps\":200,\"chargeType\":null}"));
  }

  @Test
  void noBandwidthIsOneAcrossRegions() {
    for (var region : List.of("ap-guangzhou", "ap-beijing")) {
      peeringAnswers(_ -> Answer.ok(connectionJson("active", region)));
      client
          .call(
              "ModifyVpcPeeringConnection",
              Map.of("PeeringConnectionId", CONNECTION, "Bandwidth", 0))
          .expectDone();
      var sent = tree(gateway.peering().received().getLast().body()).path("bandwidthMbps");
      assertThat(sent.isNull()).as(region).isEqualTo(region.equals("ap-guangzhou"));
    }
  }

  @Test
  void aConnectionLooksAsTheCloudShowsOne() {
    peeringAnswers(
        _ ->
            Answer.ok(
                "{\"items\":[%s,%s]}"
                    .formatted(
                        connectionJson("pending", "ap-beijing"),
                        connectionJson("deleted", "ap-beijing"))));
    var answer =
        client
            .call(
                "DescribeVpcPeeringConnections",
                Map.of("Filters", List.of(Map.of("Name", "state", "Values", List.of("PENDING")))))
            .expectDone();
    assertThat(answer.response().path("TotalCount").asInt()).isEqualTo(1);
    assertThat(answer.response().at("/PeerConnectionSet/0"))
        .isEqualTo(
            tree(
                """
                {"SourceVpcId":"%1$s","PeerVpcId":"%2$s","PeeringConnectionId":"%3$s",
                 "PeeringConnectionName":"red-blue","State":"PENDING","IsNgw":false,"Bandwidth":100,
                 "SourceRegion":"ap-guangzhou","DestinationRegion":"ap-beijing",
                 "CreateTime":"2026-01-15 08:00:00","AppId":100000000001,"PeerAppId":100000000002,
                 "ChargeType":"POSTPAID_BY_MONTH_95","SourceUin":100000000001,
                 "DestinationUin":100000000002,"TagSet":[],"QosLevel":"PT","Type":"VPC_PEER",
                 "DestinationVpcId":"%2$s"}"""
                    .formatted(RED, BLUE, CONNECTION)));
    client
        .call("DescribeVpcPeeringConnections", Map.of("OrderDirection", "UP"))
        .expect("InvalidParameterValue");
  }

  @Test
  void oneProblemMayBeAnotherCodeHere() {
    for (var problem :
        List.of(
            "{\"code\":\"peer-quota-exceeded\"}",
            "{\"code\":\"quota-exceeded\",\"quota\":\"active-peering-connections-per-vpc\"}")) {
      accepting(problem);
      client
          .call("AcceptVpcPeeringConnection", Map.of("PeeringConnectionId", CONNECTION))
          .expect("LimitExceeded");
    }
  }

  private static void accepting(String problem) {
    peeringAnswers(
        request ->
            request.method().equals("GET")
                ? connection("pending")
                : new Answer(409, Map.of(), problem));
  }
}
