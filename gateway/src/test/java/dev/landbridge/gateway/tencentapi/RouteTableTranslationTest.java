package dev.landbridge.gateway.tencentapi;

import static dev.landbridge.gateway.tencentapi.StagedRoutes.CONNECTION;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.ONE;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.RED;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.ROUTES;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.SUBNET;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.TABLE;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.TABLES;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.TWO;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.on;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.table;
import static dev.landbridge.gateway.tencentapi.TranslationFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Route tables: what routing-service is asked, and how its answers look. */
class RouteTableTranslationTest {

  @RegisterExtension static final TranslationFixture fixture = new TranslationFixture();

  @BeforeEach
  void stage() {
    StagedRoutes.stage(fixture);
  }

  @Test
  void aTableLooksAsTheCloudShowsOne() {
    var answer = fixture.call("DescribeRouteTables", "{\"Limit\":\"5\"}").expectDone();
    assertThat(answer.response().path("TotalCount").asInt()).isEqualTo(1);
    assertThat(answer.response().at("/RouteTableSet/0"))
        .isEqualTo(
            tree(
                """
                {"VpcId":"%1$s","RouteTableId":"%2$s","RouteTableName":"all",
                 "AssociationSet":[{"SubnetId":"%3$s","RouteTableId":"%2$s"}],
                 "RouteSet":[%4$s,%5$s],"Main":true,"CreatedTime":"2026-01-15 08:00:01","TagSet":[],
                 "LocalCidrForCcn":[{"Cidr":"192.168.0.0/16","PublishedToVbc":false}]}\
                """
                    .formatted(
                        RED,
                        TABLE,
                        SUBNET,
                        shown(ONE, 1, "10.0.1.0/24", true),
                        shown(TWO, 2, "10.0.2.0/24", false))));
  }

  private static String shown(String id, int number, String destination, boolean enabled) {
    return """
    {"DestinationCidrBlock":"%s","GatewayType":"PEERCONNECTION","GatewayId":"%s","RouteId":%d,
     "RouteDescription":"to BLUE","Enabled":%s,"RouteType":"USER","RouteTableId":"%s",
     "DestinationIpv6CidrBlock":"","RouteItemId":"%s","PublishedToVbc":false,
     "CreatedTime":"2026-01-15 08:00:02","CdcId":""}\
    """
        .formatted(destination, CONNECTION, number, enabled, TABLE, id);
  }

  @Test
  void tablesAreFilteredAndShownWithoutRoutes() {
    var answer = describeTables("association.main", "TRUE", ",\"NeedRouterInfo\":false");
    assertThat(answer.response().at("/RouteTableSet/0/RouteSet")).isEmpty();
    assertThat(describeTables("association.main", "FALSE", "").response().at("/RouteTableSet"))
        .isEmpty();
    assertThat(describeTables("tag-key", "team", "").response().at("/RouteTableSet")).isEmpty();
    fixture
        .call("DescribeRouteTables", "{\"Filters\":[{\"Name\":\"x\",\"Values\":[]}]}")
        .expect("InvalidParameter.FilterInvalidKey");
    fixture
        .call(
            "DescribeRouteTables",
            "{\"Filters\":[{\"Name\":\"next-hop-type\",\"Values\":[\"CCN\"]}]}")
        .expect("InvalidParameter.FilterMissParameter");
    assertThat(byNextHop("PEERCONNECTION")).isEqualTo(1);
    assertThat(byNextHop("LOCAL")).isEqualTo(1);
    assertThat(byNextHop("NAT")).isZero();
  }

  private static CloudClient.Answer describeTables(String filter, String value, String more) {
    return fixture
        .call(
            "DescribeRouteTables",
            "{\"Filters\":[{\"Name\":\"%s\",\"Values\":[\"%s\"]}]%s}"
                .formatted(filter, value, more))
        .expectDone();
  }

  private static int byNextHop(String type) {
    return fixture
        .call(
            "DescribeRouteTables",
            """
            {"Filters":[{"Name":"vpc-id","Values":["%s"]},{"Name":"route-table-id","Values":["%s"]},
             {"Name":"next-hop-type","Values":["%s"]}]}\
            """
                .formatted(RED, TABLE, type))
        .expectDone()
        .response()
        .path("TotalCount")
        .asInt();
  }

  @Test
  void tablesAreMadeRenamedGivenToSubnetsAndDeleted() {
    fixture.routingAnswers("POST " + TABLES, table(RED, TABLE));
    fixture.routingAnswers("PATCH " + TABLES + "/" + TABLE, table(RED, TABLE));
    fixture.routingAnswers("POST " + TABLES + "/" + TABLE + "/associations", "{}");
    fixture.routingAnswers("DELETE " + TABLES + "/" + TABLE, "");
    var made =
        fixture
            .call("CreateRouteTable", Map.of("VpcId", RED, "RouteTableName", "all"))
            .expectDone();
    assertThat(made.text("/RouteTable/RouteTableId")).isEqualTo(TABLE);
    fixture.call("ModifyRouteTableAttribute", on("RouteTableName", "some")).expectDone();
    fixture.call("ReplaceRouteTableAssociation", on("SubnetId", SUBNET)).expectDone();
    fixture.call("DeleteRouteTable", Map.of("RouteTableId", TABLE)).expectDone();
    assertThat(fixture.written())
        .containsExactly(
            "POST " + TABLES + " {\"vpcId\":\"" + RED + "\",\"name\":\"all\"}",
            "PATCH " + TABLES + "/" + TABLE + " {\"name\":\"some\"}",
            "POST " + TABLES + "/" + TABLE + "/associations {\"subnetId\":\"" + SUBNET + "\"}",
            "DELETE " + TABLES + "/" + TABLE);
    fixture
        .call(
            "CreateRouteTable",
            Map.of("VpcId", RED, "RouteTableName", "x", "Tags", List.of(Map.of("Key", "a"))))
        .expect("InvalidParameterValue.TagNotSupportTag");
  }

  @Test
  void aTableThatCannotBeShownIsTakenBack() {
    fixture.routingAnswers("POST " + TABLES, table(RED, TABLE));
    fixture.routingAnswers("DELETE " + TABLES + "/" + TABLE, "");
    fixture.routingRefuses("GET " + ROUTES, "{\"code\":\"no-such-route-table\"}");
    fixture
        .call("CreateRouteTable", Map.of("VpcId", RED, "RouteTableName", "all"))
        .expect("ResourceNotFound");
    assertThat(fixture.written()).last().asString().isEqualTo("DELETE " + TABLES + "/" + TABLE);
  }

  @Test
  void aTableInUseAndTheMainOneStay() {
    fixture.routingRefuses("DELETE " + TABLES + "/" + TABLE, "{\"code\":\"main-route-table\"}");
    fixture
        .call("DeleteRouteTable", Map.of("RouteTableId", TABLE))
        .expect("UnsupportedOperation.DelDefaultRoute");
    fixture.routingRefuses("DELETE " + TABLES + "/" + TABLE, "{\"code\":\"route-table-in-use\"}");
    fixture
        .call("DeleteRouteTable", Map.of("RouteTableId", TABLE))
        .expect("UnsupportedOperation.DelRouteWithSubnet");
  }
}
