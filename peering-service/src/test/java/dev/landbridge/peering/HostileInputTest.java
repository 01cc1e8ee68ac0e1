package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.SUBNETS;
import static dev.landbridge.peering.Client.TICKETS;
import static dev.landbridge.peering.Client.VPCS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileInputTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;

  private final Client alice = Client.owner(SERVICE);

  private static void isAProblem(Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isBetween(400, 499);
    assertThat(answer.code()).isNotEmpty();
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().toString()).doesNotContain("dev.landbridge", "SQL");
  }

  private void nothingIsStored() {
    assertThat(alice.get(VPCS).expect(200).body().path("items").size()).isZero();
    assertThat(alice.get(CONNECTIONS).expect(200).body().path("items").size()).isZero();
    assertThat(alice.get(TICKETS).expect(200).body().path("items").size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{}",
        "{\"region\":\"ap-guangzhou\"}",
        "{\"region\":7,\"cidrBlock\":[]}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0/16\",\"owner\":\"me\"}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.1/8\"}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0/33\"}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0\"}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"fd00::/48\"}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"::ffff:10.0.0.0/112\"}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"11.0.0.0/16\"}",
        "{\"region\":\"ap-nowhere\",\"cidrBlock\":\"10.0.0.0/16\"}",
        "{\"region\":\"../../etc\",\"cidrBlock\":\"10.0.0.0/16\"}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0/16\",\"name\":\"a\\u0000b\"}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0/16\",\"name\":\"\\ud800\"}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0/16\",\"name\":7}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0/16\",\"tags\":[]}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0/16\",\"tags\":{\"a\":null}}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0/16\",\"tags\":{\"\":\"x\"}}",
        "{\"region\":\"ap-guangzhou\",\"cidrBlock\":\"10.0.0.0/16\",\"tags\":{\"a\":\"\\u0000\"}}"
      })
  void aVpcThatCannotBe(String body) {
    isAProblem(alice.post(VPCS, body));
    nothingIsStored();
  }

  @Test
  void namesOfOneMegabyteAndOfSixtyOneCharacters() {
    for (int length : new int[] {61, 1_000_000}) {
      isAProblem(
          alice.post(
              VPCS,
              Map.of(
                  "region", "ap-guangzhou",
                  "cidrBlock", "10.0.0.0/16",
                  "name", "x".repeat(length))));
    }
    nothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"requesterVpcId\":\"vpc-1\",\"accepterVpcId\":\"vpc-2\"}",
        "{\"requesterVpcId\":\"vpc-00000000000000001\",\"accepterVpcId\":null}",
        "{\"requesterVpcId\":\"vpc-00000000000000001\",\"accepterVpcId\":\"vpc-00000000000000002\"}",
        "{\"requesterVpcId\":\"vpc-00000000000000001\",\"accepterVpcId\":\"vpc-00000000000000002\","
            + "\"accepterAccountId\":\"1\"}",
        "{\"requesterVpcId\":\"vpc-00000000000000001\",\"accepterVpcId\":\"vpc-00000000000000002\","
            + "\"bandwidthMbps\":1.5}",
        "{\"requesterVpcId\":\"vpc-00000000000000001\",\"accepterVpcId\":\"vpc-00000000000000002\","
            + "\"bandwidthMbps\":99999999999999999999}",
        "{\"requesterVpcId\":\"vpc-00000000000000001\",\"accepterVpcId\":\"vpc-00000000000000002\","
            + "\"chargeType\":\"free\"}",
        "{\"requesterVpcId\":\"vpc-00000000000000001\",\"accepterVpcId\":\"vpc-00000000000000002\","
            + "\"description\":\"\\u0000\"}"
      })
  void aConnectionThatCannotBe(String body) {
    isAProblem(alice.post(CONNECTIONS, body));
    nothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kind\":\"free-beer\",\"reason\":\"x\"}",
        "{\"kind\":\"higher-bandwidth\",\"reason\":\"x\"}",
        "{\"kind\":\"higher-quota\",\"quota\":\"all\",\"limit\":1,\"reason\":\"x\"}",
        "{\"kind\":\"higher-quota\",\"quota\":\"vpcs-per-region\",\"limit\":-1,\"reason\":\"x\"}",
        "{\"kind\":\"higher-bandwidth\",\"connectionId\":\"pcx-00000000000000001\","
            + "\"bandwidthMbps\":2000,\"reason\":\"x\"}",
        "{\"kind\":\"classic-interconnect\",\"localRegion\":\"ap-guangzhou\","
            + "\"remoteRegion\":\"na-siliconvalley\",\"bandwidthMbps\":10,\"reason\":\"x\"}"
      })
  void aTicketThatCannotBe(String body) {
    isAProblem(alice.post(TICKETS, body));
    nothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VPCS + "?limit=0",
        VPCS + "?limit=101",
        VPCS + "?limit=99999999999999999999",
        VPCS + "?limit=x",
        VPCS + "?cursor=%00",
        VPCS + "?cursor=nonsense",
        VPCS + "?name=%00",
        VPCS + "?region=%27;drop",
        VPCS + "?cidrBlock=10.0.0.1/8",
        VPCS + "?tagKey=%00",
        VPCS + "?tagKey=a&tagValue=%00",
        VPCS + "/vpc-1",
        VPCS + "/vpc-0000000000000dead",
        VPCS + "/%00",
        SUBNETS + "?vpcId=1",
        SUBNETS + "/subnet-0000000000000dead",
        CONNECTIONS + "?state=open",
        CONNECTIONS + "?role=owner",
        CONNECTIONS + "?vpcId=%00",
        CONNECTIONS + "/pcx-0000000000000dead",
        CONNECTIONS + "/vpc-0000000000000dead",
        TICKETS + "/tkt-0000000000000dead",
        TICKETS + "?kind=x",
        "/v1/classic-interconnects/clx-0000000000000dead",
        "/v1/nothing"
      })
  void aReadThatCannotBe(String path) {
    isAProblem(alice.get(path));
  }

  @Test
  void writesToWhatIsNotThere() {
    var pcx = CONNECTIONS + "/pcx-0000000000000dead";
    isAProblem(alice.post(pcx + "/accept", null));
    isAProblem(alice.post(pcx + "/reject", "{\"reason\":7}"));
    isAProblem(alice.post(pcx + "/reject", Map.of("because", "x")));
    isAProblem(alice.post(pcx + "/explode", null));
    isAProblem(alice.patch(pcx, "{\"bandwidthMbps\":\"fast\"}"));
    isAProblem(alice.delete(pcx + "?routes=burn"));
    isAProblem(alice.delete(VPCS));
    isAProblem(alice.delete(VPCS + "/vpc-0000000000000dead/cidr-blocks"));
    isAProblem(alice.post(TICKETS + "/tkt-0000000000000dead/withdraw", null));
    isAProblem(alice.delete("/v1/classic-interconnects/clx-0000000000000dead"));
  }
}
