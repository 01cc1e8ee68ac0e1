package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.SUBNETS;
import static dev.landbridge.peering.Client.TICKETS;
import static dev.landbridge.peering.Client.VPCS;
import static dev.landbridge.peering.Refusals.isAProblem;
import static dev.landbridge.peering.Refusals.isMalformed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.ServiceUnderTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Each request would succeed but for the one thing that is wrong with it: everything it names is
 * there and the caller's own.
 */
class HostileInputTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;
  private static final Client ALICE = Client.owner(SERVICE);
  private static final Client BOB = Client.owner(SERVICE);
  private static final String RED = ALICE.vpc("ap-guangzhou", "192.168.0.0/16");
  private static final String BLUE = BOB.vpc("ap-beijing", "10.0.0.0/16");
  private static final String GREEN = BOB.vpc("ap-beijing", "10.1.0.0/16");
  private static final String JOINED =
      ALICE.request(RED, BLUE, BOB, Map.of("bandwidthMbps", 100)).expect(201).text("id");
  private static final List<JsonNode> BEFORE = stored();

  private static List<JsonNode> stored() {
    ALICE.get(VPCS + "/" + RED).expect(200);
    return Stream.of(VPCS, SUBNETS, CONNECTIONS, TICKETS)
        .map(path -> ALICE.get(path).expect(200).body())
        .toList();
  }

  private static void nothingIsStored() {
    assertThat(stored()).isEqualTo(BEFORE);
  }

  /** As JSON; the last word on a field counts. */
  private static String body(Map<String, String> wellFormed, String field, String json) {
    var all = new TreeMap<>(wellFormed);
    all.put(field, json);
    return all.entrySet().stream()
        .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static final Map<String, String> VPC =
      Map.of("region", "\"ap-guangzhou\"", "cidrBlock", "\"10.2.0.0/16\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          region     | null
          region     | 7
          region     | "../../etc"
          region     | "ap-guangzhou\\u0000"
          cidrBlock  | null
          cidrBlock  | []
          cidrBlock  | {}
          cidrBlock  | true
          cidrBlock  | ""
          cidrBlock  | "10.0.0.0"
          cidrBlock  | "10.0.0.1/8"
          cidrBlock  | "10.2.0.1/16"
          cidrBlock  | "10.2.0.0/33"
          cidrBlock  | "10.2.0.0/-1"
          cidrBlock  | "10.2.0.0/016"
          cidrBlock  | "010.2.0.0/16"
          cidrBlock  | "10.2.0/16"
          cidrBlock  | "::ffff:10.0.0.0/112"
          cidrBlock  | "fd00::1/48"
          cidrBlock  | "fd00::/129"
          cidrBlock  | "fe80::%eth0/64"
          name       | 7
          name       | ["a"]
          name       | "a\\u0000b"
          name       | "a\\u001bb"
          name       | "\\ud800"
          tags       | []
          tags       | "a"
          tags       | {"a":null}
          tags       | {"a":1}
          tags       | {"":"x"}
          tags       | {"a":"\\u0000"}
          owner      | "me"
          accountId  | "100000000001"
          """)
  void aVpcThatIsNotWellFormed(String field, String json) {
    isMalformed(ALICE.post(VPCS, body(VPC, field, json)), "/" + field);
    nothingIsStored();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          cidrBlock | "fd00::/48"       | primary-cidr-block-not-ipv4
          cidrBlock | "11.0.0.0/16"     | cidr-block-not-allowed
          cidrBlock | "10.2.0.0/29"     | cidr-block-not-allowed
          cidrBlock | "0.0.0.0/0"       | cidr-block-not-allowed
          region    | "ap-nowhere"      | no-such-region
          """)
  void aVpcThatCannotBe(String field, String json, String code) {
    isAProblem(ALICE.post(VPCS, body(VPC, field, json)), 422, code);
    nothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "7",
        "{\"region\":\"a\",\"region\":\"b\"}",
        "{} {}"
      })
  void aBodyThatIsNoObject(String body) {
    isAProblem(ALICE.post(VPCS, body), 400, "malformed-request");
    isAProblem(ALICE.post(CONNECTIONS, body), 400, "malformed-request");
    isAProblem(ALICE.patch(CONNECTIONS + "/" + JOINED, body), 400, "malformed-request");
    nothingIsStored();
  }

  @Test
  void everythingThatIsWrongIsToldAtOnce() {
    var answer = ALICE.post(VPCS, "{\"cidrBlock\":\"10.0.0.1/8\",\"name\":7,\"own\":1}");
    isAProblem(answer, 400, "malformed-request");
    assertThat(answer.body().path("errors").size()).isEqualTo(4);
  }

  @Test
  void textsThatAreTooLong() {
    var connection = connection();
    isMalformed(ALICE.post(VPCS, body(VPC, "name", quoted("x".repeat(61)))), "/name");
    isMalformed(ALICE.post(CONNECTIONS, body(connection, "name", quoted("x".repeat(61)))), "/name");
    isMalformed(
        ALICE.post(CONNECTIONS, body(connection, "description", quoted("x".repeat(256)))),
        "/description");
    var huge = quoted("x".repeat(1_000_000));
    isAProblem(ALICE.post(VPCS, body(VPC, "name", huge)), 413, "body-too-large");
    isAProblem(ALICE.post(CONNECTIONS, body(connection, "name", huge)), 413, "body-too-large");
    isAProblem(
        ALICE.patch(CONNECTIONS + "/" + JOINED, "{\"description\":" + huge + "}"),
        413,
        "body-too-large");
    nothingIsStored();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "192.168.1.1/24"   | 400 | malformed-request
          "192.168.1.0/33"   | 400 | malformed-request
          "192.168.1.0"      | 400 | malformed-request
          "192.168.1.0\\u0000/24" | 400 | malformed-request
          7                  | 400 | malformed-request
          "192.168.1.0/29"   | 422 | cidr-block-not-allowed
          "fd00::/64"        | 422 | subnet-outside-vpc
          "10.0.0.0/24"      | 422 | subnet-outside-vpc
          """)
  void aSubnetThatCannotBe(String json, int status, String code) {
    var subnet = Map.of("vpcId", quoted(RED), "cidrBlock", "\"192.168.1.0/24\"");
    var answer = ALICE.post(SUBNETS, body(subnet, "cidrBlock", json));
    if (status == 400) {
      isMalformed(answer, "/cidrBlock");
    }
    isAProblem(answer, status, code);
    nothingIsStored();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          "10.3.0.1/16"    | 400 | malformed-request
          "10.3.0.0/33"    | 400 | malformed-request
          "fd00::1/48"     | 400 | malformed-request
          null             | 400 | malformed-request
          "::/0"           | 422 | cidr-block-not-allowed
          "192.168.0.0/24" | 409 | cidr-blocks-overlap
          "10.0.0.0/24"    | 409 | cidr-block-overlaps-peer
          """)
  void aSecondaryBlockThatCannotBe(String json, int status, String code) {
    var answer = ALICE.post(VPCS + "/" + RED + "/cidr-blocks", body(Map.of(), "cidrBlock", json));
    if (status == 400) {
      isMalformed(answer, "/cidrBlock");
    }
    isAProblem(answer, status, code);
    nothingIsStored();
  }

  private static Map<String, String> connection() {
    return Map.of(
        "requesterVpcId", quoted(RED),
        "accepterVpcId", quoted(GREEN),
        "accepterAccountId", quoted(BOB.account.text()),
        "accepterRegion", "\"ap-beijing\"",
        "bandwidthMbps", "100");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          requesterVpcId    | null
          requesterVpcId    | "vpc-1"
          requesterVpcId    | "subnet-0000000000000dead"
          accepterVpcId     | 7
          accepterVpcId     | "vpc-0000000000000dead\\u0000"
          accepterAccountId | "1"
          accepterAccountId | 100000000001
          accepterRegion    | "AP BEIJING"
          bandwidthMbps     | "fast"
          bandwidthMbps     | []
          bandwidthMbps     | {}
          chargeType        | "free"
          chargeType        | "DAILY_PEAK"
          chargeType        | 0
          serviceLevel      | "bronze"
          description       | "\\u0000"
          tags              | {"a":["b"]}
          state             | "active"
          role              | "accepter"
          """)
  void aConnectionThatIsNotWellFormed(String field, String json) {
    isMalformed(ALICE.post(CONNECTIONS, body(connection(), field, json)), "/" + field);
    nothingIsStored();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          bandwidthMbps     | 0                         | 422 | no-such-bandwidth-tier
          bandwidthMbps     | -100                      | 422 | no-such-bandwidth-tier
          bandwidthMbps     | 2147483647                | 422 | bandwidth-needs-ticket
          bandwidthMbps     | null                      | 422 | bandwidth-required
          accepterAccountId | "9999999990"              | 404 | no-such-vpc
          accepterRegion    | "ap-guangzhou"            | 404 | no-such-vpc
          accepterRegion    | "ap-nowhere"              | 404 | no-such-vpc
          accepterVpcId     | "vpc-0000000000000dead"   | 404 | no-such-vpc
          requesterVpcId    | "vpc-0000000000000dead"   | 404 | no-such-vpc
          """)
  void aConnectionThatCannotBe(String field, String json, int status, String code) {
    isAProblem(ALICE.post(CONNECTIONS, body(connection(), field, json)), status, code);
    nothingIsStored();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e2", "99999999999999999999", "2147483648", "NaN", "0x10"})
  void aNumberThatIsNone(String number) {
    var patch = CONNECTIONS + "/" + JOINED;
    for (var answer :
        List.of(
            ALICE.post(CONNECTIONS, body(connection(), "bandwidthMbps", number)),
            ALICE.post(TICKETS, body(ticket(), "bandwidthMbps", number)),
            ALICE.patch(patch, body(Map.of(), "bandwidthMbps", number)))) {
      isAProblem(answer, 400, "malformed-request");
    }
    nothingIsStored();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          name          | 7
          name          | "\\u0007"
          description   | []
          bandwidthMbps | "fast"
          chargeType    | "free"
          serviceLevel  | 1
          tags          | [1]
          requesterVpcId | "vpc-0000000000000dead"
          """)
  void aChangeThatIsNotWellFormed(String field, String json) {
    isMalformed(ALICE.patch(CONNECTIONS + "/" + JOINED, body(Map.of(), field, json)), "/" + field);
    nothingIsStored();
  }

  private static Map<String, String> ticket() {
    return Map.of(
        "kind", "\"higher-bandwidth\"",
        "connectionId", quoted(JOINED),
        "bandwidthMbps", "2000",
        "reason", "\"backups\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          kind          | "free-beer"
          kind          | null
          reason        | null
          reason        | "\\u0000"
          connectionId  | null
          connectionId  | "vpc-0000000000000dead"
          bandwidthMbps | null
          bandwidthMbps | "much"
          state         | "approved"
          """)
  void aTicketThatIsNotWellFormed(String field, String json) {
    isMalformed(ALICE.post(TICKETS, body(ticket(), field, json)), "/" + field);
    nothingIsStored();
  }

  @ParameterizedTest
  @CsvSource({
    "higher-quota, vpcs-per-region, -1",
    "higher-quota, vpcs-per-region, 2147483647",
    "higher-quota, vpcs-per-region, 20"
  })
  void aLimitThatCannotBe(String kind, String quota, int limit) {
    var body = Map.of("kind", kind, "quota", quota, "limit", limit, "reason", "x");
    isAProblem(ALICE.post(TICKETS, body), 422, "ticket-limit-out-of-range");
    var none = Map.of("kind", kind, "quota", "all", "limit", limit, "reason", "x");
    isMalformed(ALICE.post(TICKETS, none), "/quota");
    nothingIsStored();
  }

  @Test
  void writesThatAreNotWellFormed() {
    var pcx = CONNECTIONS + "/" + JOINED;
    isMalformed(BOB.post(pcx + "/reject", "{\"reason\":7}"), "/reason");
    isMalformed(BOB.post(pcx + "/reject", Map.of("because", "x")), "/because");
    isMalformed(ALICE.delete(pcx + "?routes=burn"), "routes");
    isMalformed(ALICE.delete(VPCS + "/" + RED + "/cidr-blocks?cidrBlock=10.0.0.1/8"), "cidrBlock");
    isAProblem(ALICE.post(pcx + "/explode", null), 404, "no-such-path");
    isAProblem(ALICE.delete(VPCS), 405, "method-not-allowed");
    isAProblem(ALICE.delete(VPCS + "/%00"), 400, "malformed-request");
    isAProblem(ALICE.delete(VPCS + "/" + RED + "/cidr-blocks"), 400, "malformed-request");
    nothingIsStored();
  }

  @Test
  void writesToWhatIsNotThere() {
    var pcx = CONNECTIONS + "/pcx-0000000000000dead";
    isAProblem(ALICE.post(pcx + "/accept", null), 404, "no-such-peering-connection");
    isAProblem(ALICE.patch(pcx, "{\"bandwidthMbps\":10}"), 404, "no-such-peering-connection");
    isAProblem(
        ALICE.post(TICKETS + "/tkt-0000000000000dead/withdraw", null), 404, "no-such-ticket");
    isAProblem(
        ALICE.delete("/v1/classic-interconnects/clx-0000000000000dead"),
        404,
        "no-such-classic-interconnect");
  }
}
