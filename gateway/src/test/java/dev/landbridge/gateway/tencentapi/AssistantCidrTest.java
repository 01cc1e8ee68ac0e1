package dev.landbridge.gateway.tencentapi;

import static dev.landbridge.gateway.tencentapi.TranslationFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Secondary CIDR blocks: what peering-service is asked, and how its answers look. */
class AssistantCidrTest {
  private static final String RED = "vpc-0123456789abcdef0";
  private static final String VPC = "/v1/vpcs/" + RED;
  private static final String BLOCKS = VPC + "/cidr-blocks";
  private static final String BOTH = "\"10.1.0.0/16\",\"10.2.0.0/16\"";
  private static final String FRONT = "subnet-0123456789abcdef0";
  private static final String TABLE = "rtb-0123456789abcdef0";

  @RegisterExtension static final TranslationFixture fixture = new TranslationFixture();

  @BeforeEach
  void stage() {
    fixture.peeringAnswers("GET " + VPC, vpc(""));
    fixture.peeringAnswers("DELETE " + BLOCKS, "");
  }

  private static String vpc(String secondary) {
    return """
        {"id":"%s","region":"ap-guangzhou","name":"RED","cidrBlock":"192.168.0.0/16",
         "secondaryCidrBlocks":[%s],"tags":{},"createdAt":"2026-01-15T08:00:01.500Z"}\
        """
        .formatted(RED, secondary);
  }

  private static String added(String block) {
    return "POST " + BLOCKS + " {\"cidrBlock\":\"" + block + "\"}";
  }

  @Test
  void theLastBlockThatCameTellsWhichThereAre() {
    fixture.peeringAnswers("POST " + BLOCKS, vpc(BOTH));
    var answer =
        fixture
            .call(
                "CreateAssistantCidr",
                Map.of("VpcId", RED, "CidrBlocks", List.of("10.1.0.0/16", "10.2.0.0/16")))
            .expectDone();
    assertThat(answer.response().path("AssistantCidrSet")).hasSize(2);
    assertThat(fixture.readOfPeering()).containsExactly(VPC);
    assertThat(fixture.writtenToPeering())
        .containsExactly(added("10.1.0.0/16"), added("10.2.0.0/16"));
  }

  @Test
  void blocksThatCannotBeShownAreNotTakenAway() {
    fixture.answersFirst("GET " + VPC, 200, vpc("\"10.9.0.0/16\""));
    fixture.peeringRefuses("GET " + VPC, "{\"code\":\"store-unavailable\"}");
    fixture.peeringAnswers("POST " + BLOCKS, vpc("\"10.9.0.0/16\""));
    fixture
        .call("ModifyAssistantCidr", Map.of("VpcId", RED, "OldCidrBlocks", List.of("10.9.0.0/16")))
        .expect("ServiceUnavailable");
    assertThat(fixture.writtenToPeering())
        .containsExactly("DELETE " + BLOCKS + "?cidrBlock=10.9.0.0%2F16", added("10.9.0.0/16"));
  }

  /** However it is written: what was there before is not taken away with what came. */
  @Test
  void aBlockThatWasThereStaysWhereTheNextIsRefused() {
    fixture.peeringAnswers("GET " + VPC, vpc("\"fd00:1::/48\""));
    fixture.answersFirst("POST " + BLOCKS, 200, vpc("\"fd00:1::/48\""));
    fixture.peeringRefuses("POST " + BLOCKS, "{\"code\":\"cidr-blocks-overlap\"}");
    fixture
        .call(
            "CreateAssistantCidr",
            Map.of("VpcId", RED, "CidrBlocks", List.of("FD00:1:0::/48", "10.1.0.0/16")))
        .expect("InvalidParameterValue.VpcCidrConflict");
    assertThat(fixture.writtenToPeering())
        .containsExactly(added("fd00:1::/48"), added("10.1.0.0/16"));
  }

  @Test
  void oneBlockWrittenInTwoWaysIsOne() {
    fixture
        .call(
            "ModifyAssistantCidr",
            Map.of(
                "VpcId", RED,
                "OldCidrBlocks", List.of("fd00:1::/48"),
                "NewCidrBlocks", List.of("FD00:1::/48")))
        .expect("InvalidParameterValue.Duplicate");
    assertThat(fixture.writtenToPeering()).isEmpty();
  }

  @Test
  void blocksAreShownWithTheSubnetsThatLieInThem() {
    fixture.peeringAnswers("GET /v1/vpcs", "{\"items\":[" + vpc(BOTH) + "]}");
    fixture.peeringAnswers(
        "GET /v1/subnets",
        "{\"items\":[%s,%s,%s]}"
            .formatted(
                subnet(FRONT, "10.1.1.0/24"),
                subnet("subnet-0123456789abcdef1", "192.168.1.0/24"),
                subnet("subnet-0123456789abcdef2", "fd00:1::/64")));
    fixture.routingAnswers(
        "GET /v1/route-table-associations",
        "{\"items\":[{\"subnetId\":\"%s\",\"routeTableId\":\"%s\"}]}".formatted(FRONT, TABLE));
    var answer = fixture.call("DescribeAssistantCidr", "{}").expectDone();
    assertThat(answer.response().path("TotalCount").asInt()).isEqualTo(2);
    assertThat(answer.response().at("/AssistantCidrSet/0/SubnetSet"))
        .isEqualTo(
            tree(
                """
                [{"VpcId":"%s","SubnetId":"%s","SubnetName":"front","CidrBlock":"10.1.1.0/24",
                 "IsDefault":false,"EnableBroadcast":false,"Zone":"","RouteTableId":"%s",
                 "CreatedTime":"2026-01-15 08:00:02","AvailableIpAddressCount":253,
                 "Ipv6CidrBlock":"","NetworkAclId":"","IsRemoteVpcSnat":false,
                 "TotalIpAddressCount":253,"TagSet":[],"CdcId":"","IsCdcSubnet":0}]\
                """
                    .formatted(RED, FRONT, TABLE)));
    assertThat(answer.response().at("/AssistantCidrSet/1/SubnetSet")).isEmpty();
    assertThat(fixture.readOfPeering())
        .filteredOn(uri -> uri.startsWith("/v1/subnets"))
        .containsExactly("/v1/subnets?vpcId=" + RED + "&limit=100");
    assertThat(fixture.read())
        .containsExactly("/v1/route-table-associations?subnetId=" + FRONT + "&limit=100");
  }

  private static String subnet(String id, String block) {
    return """
        {"id":"%s","vpcId":"%s","name":"front","cidrBlock":"%s","tags":{},
         "createdAt":"2026-01-15T08:00:02.000Z"}\
        """
        .formatted(id, RED, block);
  }

  @Test
  void subnetsAreReadForBlocksThatAreShownOnly() {
    fixture.peeringAnswers("GET /v1/vpcs", "{\"items\":[" + vpc(BOTH) + "]}");
    var beyond = fixture.call("DescribeAssistantCidr", Map.of("Offset", 2)).expectDone();
    assertThat(beyond.response().path("TotalCount").asInt()).isEqualTo(2);
    assertThat(fixture.readOfPeering()).noneMatch(uri -> uri.startsWith("/v1/subnets"));
  }

  @Test
  void whoseverNetworkIsInTheWay() {
    for (var problem :
        List.of(
            "cidr-blocks-overlap",
            "cidr-block-overlaps-peer",
            "cidr-block-taken-at-peer",
            "overlaps-other-peer")) {
      fixture.peeringRefuses("POST " + BLOCKS, "{\"code\":\"" + problem + "\"}");
      fixture
          .call("CreateAssistantCidr", Map.of("VpcId", RED, "CidrBlocks", List.of("10.1.0.0/16")))
          .expect("InvalidParameterValue.VpcCidrConflict");
      fixture
          .call(
              "ModifyAssistantCidr", Map.of("VpcId", RED, "NewCidrBlocks", List.of("10.1.0.0/16")))
          .expect("InvalidParameterValue.VpcCidrConflict");
    }
  }

  @Test
  void whatIsNoBlockIsRefusedUnasked() {
    var blocks = List.of("10.1.0.0/16", "example");
    fixture
        .call("CreateAssistantCidr", Map.of("VpcId", RED, "CidrBlocks", blocks))
        .expect("InvalidParameterValue.Malformed");
    fixture
        .call("ModifyAssistantCidr", Map.of("VpcId", RED, "OldCidrBlocks", blocks))
        .expect("InvalidParameterValue.Malformed");
    assertThat(fixture.writtenToPeering()).isEmpty();
  }

  @Test
  void whatGoesIsNotShown() {
    fixture
        .call("DeleteAssistantCidr", Map.of("VpcId", RED, "CidrBlocks", List.of("10.9.0.0/16")))
        .expectDone();
    assertThat(fixture.readOfPeering()).isEmpty();
  }
}
