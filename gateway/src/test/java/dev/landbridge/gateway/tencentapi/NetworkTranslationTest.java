package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Networks: what of names and tags is refused, and by which filters they are found. */
class NetworkTranslationTest {
  private static final String RED = "vpc-0123456789abcdef0";
  private static final String BLUE = "vpc-0123456789abcdef1";
  private static final String FRONT = "subnet-0123456789abcdef0";
  private static final String BACK = "subnet-0123456789abcdef1";
  private static final Map<String, String> CONNECTION =
      Map.of(
          "SourceVpcId",
          RED,
          "PeeringConnectionName",
          "red-blue",
          "DestinationVpcId",
          BLUE,
          "DestinationUin",
          "100000000002",
          "DestinationRegion",
          "ap-beijing");
  private static final String VPCS = "/v1/vpcs";
  private static final String SUBNETS = "/v1/subnets";

  @RegisterExtension static final TranslationFixture fixture = new TranslationFixture();

  @BeforeEach
  void stage() {
    var red = vpc(RED, "\"fd00:1::/56\"");
    fixture.peeringAnswers("GET " + VPCS, "{\"items\":[" + red + "," + vpc(BLUE, "") + "]}");
    fixture.peeringAnswers("POST " + VPCS, red);
    var front = subnet(FRONT, "192.168.1.0/24");
    fixture.peeringAnswers(
        "GET " + SUBNETS, "{\"items\":[" + front + "," + subnet(BACK, "fd00:1::/64") + "]}");
    fixture.peeringAnswers("POST " + SUBNETS, front);
    fixture.routingAnswers("GET /v1/route-table-associations", "{\"items\":[]}");
  }

  private static String vpc(String id, String secondary) {
    return """
    {"id":"%s","region":"ap-guangzhou","name":"RED","cidrBlock":"192.168.0.0/16",
     "secondaryCidrBlocks":[%s],"tags":{},"createdAt":"2026-01-15T08:00:01.500Z"}\
    """
        .formatted(id, secondary);
  }

  private static String subnet(String id, String block) {
    return """
    {"id":"%s","vpcId":"%s","name":"A","cidrBlock":"%s","tags":{},
     "createdAt":"2026-01-15T08:00:01.500Z"}\
    """
        .formatted(id, RED, block);
  }

  private static CloudClient.Answer createVpc(String name, int tags) {
    return fixture.call(
        "CreateVpc", Map.of("VpcName", name, "CidrBlock", "192.168.0.0/16", "Tags", tags(tags)));
  }

  private static CloudClient.Answer createSubnet(int tags) {
    return fixture.call(
        "CreateSubnet",
        Map.of(
            "VpcId",
            RED,
            "SubnetName",
            "A",
            "CidrBlock",
            "192.168.1.0/24",
            "Zone",
            "ap-guangzhou-3",
            "Tags",
            tags(tags)));
  }

  private static List<Map<String, String>> tags(int number) {
    return IntStream.range(0, number).mapToObj(i -> Map.of("Key", "k" + i, "Value", "v")).toList();
  }

  @Test
  void aNameHasSixtyCharactersAtMost() {
    createVpc("n".repeat(60), 0).expectDone();
    createVpc("n".repeat(61), 0).expect("InvalidParameterValue.TooLong");
  }

  /** Of a subnet's tags one is its zone. */
  @Test
  void aVpcHasFiftyTagsAtMostAndASubnetOneLess() {
    createVpc("RED", 50).expectDone();
    createVpc("RED", 51).expect("LimitExceeded.TagKeyPerResourceExceeded");
    createSubnet(49).expectDone();
    createSubnet(50).expect("LimitExceeded.TagKeyPerResourceExceeded");
  }

  @Test
  void anEmptyIdHasACodeOfItsOwnWhereThatIsDocumented() {
    var subnet = Map.of("VpcId", "", "SubnetName", "A", "CidrBlock", "192.168.1.0/24", "Zone", "z");
    fixture.call("CreateSubnet", subnet).expect("InvalidParameterValue.Empty");
    fixture.call("DeleteVpc", Map.of("VpcId", "")).expect("InvalidParameterValue.Malformed");
    for (var empty : List.of("SourceVpcId", "DestinationVpcId", "DestinationUin")) {
      var connection = new TreeMap<>(CONNECTION);
      connection.put(empty, "");
      fixture.call("CreateVpcPeeringConnection", connection).expect("InvalidParameterValue.Empty");
    }
  }

  @Test
  void noSubnetIsMadeBesideOneThatCanBeNone() {
    var good = Map.of("SubnetName", "A", "CidrBlock", "192.168.1.0/24", "Zone", "z");
    var bad = Map.of("SubnetName", "B", "CidrBlock", "example", "Zone", "z");
    var worse = new TreeMap<>(good);
    worse.put("RouteTableId", "rtb-1");
    for (var other : List.of(bad, worse)) {
      fixture
          .call("CreateSubnets", Map.of("VpcId", RED, "Subnets", List.of(good, other)))
          .expect("InvalidParameterValue.Malformed");
    }
    assertThat(fixture.writtenToPeering()).isEmpty();
  }

  @Test
  void networksAreFoundByTheirIpv6Blocks() {
    assertThat(vpcs("isp-type", "BGP")).isEqualTo(1);
    assertThat(vpcs("isp-type", "CMCC")).isZero();
    assertThat(vpcs("address-type", "ULA")).isEqualTo(1);
    assertThat(vpcs("address-type", "GUA")).isZero();
    assertThat(subnets("isp-type", "BGP")).isEqualTo(1);
    assertThat(subnets("address-type", "ULA")).isEqualTo(1);
    assertThat(subnets("address-type", "GUA")).isZero();
    assertThat(subnets("cdc-id", "cluster-1")).isZero();
  }

  private static int vpcs(String filter, String value) {
    return total("DescribeVpcs", filter, value);
  }

  private static int subnets(String filter, String value) {
    return total("DescribeSubnets", filter, value);
  }

  private static int total(String action, String filter, String value) {
    return filtered(action, filter, value).expectDone().response().path("TotalCount").asInt(-1);
  }

  private static CloudClient.Answer filtered(String action, String filter, String value) {
    return fixture.call(
        action, Map.of("Filters", List.of(Map.of("Name", filter, "Values", List.of(value)))));
  }

  @Test
  void anUnknownFilterHasTheCodeOfItsAction() {
    filtered("DescribeVpcs", "colour", "red").expect("InvalidParameter.FilterInvalidKey");
    filtered("DescribeSubnets", "colour", "red").expect("InvalidParameter.FilterInvalidKey");
    filtered("DescribeAssistantCidr", "colour", "red").expect("InvalidParameterValue");
    fixture.routingAnswers("GET /v1/route-tables", "{\"items\":[]}");
    fixture.routingAnswers("GET /v1/routes", "{\"items\":[]}");
    filtered("DescribeRoutes", "colour", "red").expect("InvalidParameterValue.Malformed");
    filtered("DescribeRouteList", "colour", "red").expect("InvalidParameterValue.Malformed");
  }
}
