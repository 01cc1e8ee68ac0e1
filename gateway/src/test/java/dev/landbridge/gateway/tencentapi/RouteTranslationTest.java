package dev.landbridge.gateway.tencentapi;

import static dev.landbridge.gateway.tencentapi.StagedRoutes.BATCH;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.CONNECTION;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.ONE;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.RED;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.ROUTES;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.TABLE;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.TABLES;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.TWO;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.on;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.one;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.table;
import static dev.landbridge.gateway.tencentapi.StagedRoutes.two;
import static dev.landbridge.gateway.tencentapi.TranslationFixture.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Routes: what routing-service is asked, and how its answers look. */
class RouteTranslationTest {

  @RegisterExtension static final TranslationFixture fixture = new TranslationFixture();

  @BeforeEach
  void stage() {
    StagedRoutes.stage(fixture);
  }

  private static Map<String, Object> wanted(String destination) {
    return Map.of(
        "DestinationCidrBlock",
        destination,
        "GatewayType",
        "PEERCONNECTION",
        "GatewayId",
        CONNECTION,
        "RouteDescription",
        "to BLUE");
  }

  private static String results(String... routes) {
    return "{\"results\":[" + String.join(",", routes) + "]}";
  }

  private static String result(String id, String route) {
    return "{\"index\":0,\"routeId\":\"" + id + "\",\"route\":" + route + "}";
  }

  @Test
  void routesAreCreatedTogether() {
    fixture.routingAnswers(BATCH, results(result(ONE, one())));
    var answer =
        fixture.call("CreateRoutes", on("Routes", List.of(wanted("10.0.1.0/24")))).expectDone();
    assertThat(answer.response().at("/RouteTableSet/0/RouteSet")).hasSize(1);
    assertThat(answer.text("/RouteTableSet/0/RouteSet/0/RouteItemId")).isEqualTo(ONE);
    assertThat(fixture.lastBody())
        .isEqualTo(
            tree(
                """
                {"changes":[{"kind":"create","destination":"10.0.1.0/24",
                 "nextHopType":"peering-connection","nextHopId":"%s","description":"to BLUE"}]}\
                """
                    .formatted(CONNECTION)));
  }

  @Test
  void aTableThatCannotBeShownTakesNoRoutes() {
    fixture.routingAnswers(BATCH, results(result(ONE, one())));
    fixture.routingRefuses("GET " + TABLES + "/" + TABLE, "{\"code\":\"store-unavailable\"}");
    create(wanted("10.0.1.0/24")).expect("ServiceUnavailable");
    assertThat(fixture.written()).isEmpty();
  }

  @Test
  void whatNoRouteCanBeIsRefusedUnasked() {
    create(Map.of("GatewayType", "NAT", "GatewayId", "nat-1")).expect("MissingParameter");
    create(and("GatewayType", "EIP")).expect("UnsupportedOperation");
    create(and("GatewayType", "LOCAL")).expect("UnsupportedOperation.SystemRoute");
    create(and("GatewayType", "ROAD")).expect("InvalidParameterValue");
    create(and("RouteType", "NETD")).expect("UnsupportedOperation.SystemRoute");
    create(and("CdcId", "cluster-1")).expect("UnsupportedOperation");
    create(and("RouteTableId", "rtb-0123456789abcdef1")).expect("InvalidParameterValue");
    create(and("DestinationIpv6CidrBlock", "fd00::/64")).expect("InvalidParameterValue");
    create(and("DestinationCidrBlock", "10.0.0.1/24")).expect("InvalidParameterValue.Malformed");
    create(and("DestinationCidrBlock", "fd00::/64")).expect("InvalidParameterValue.Malformed");
    create(and("Colour", "red")).expect("UnknownParameter");
    fixture.call("CreateRoutes", on("Routes", List.of())).expect("MissingParameter");
    assertThat(fixture.written()).isEmpty();
  }

  private static Map<String, Object> and(String name, Object value) {
    var all = new java.util.TreeMap<>(wanted("10.0.1.0/24"));
    all.put(name, value);
    return all;
  }

  private static CloudClient.Answer create(Map<String, Object> route) {
    return fixture.call("CreateRoutes", on("Routes", List.of(route)));
  }

  @Test
  void theFirstRouteThatFailsTellsWhy() {
    refuse("destination-outside-peer-cidr");
    create(wanted("10.9.0.0/24")).expect("InvalidParameterValue.CidrNotInPeerVpc");
    refuse("destination-conflicts-with-own-cidr");
    create(wanted("192.168.1.0/24")).expect("InvalidParameterValue.VpcCidrConflict");
    refuse("route-already-exists");
    create(wanted("10.0.1.0/24")).expect("InvalidParameterValue.Duplicate");
    refuse("equal-cost-not-allowed");
    create(wanted("10.0.1.0/24")).expect("UnsupportedOperation.EcmpWithUserRoute");
    replace(Map.of("RouteItemId", ONE, "Enabled", true)).expect("UnsupportedOperation.Ecmp");
    refuse("equal-cost-with-learned-route");
    create(wanted("10.0.1.0/24")).expect("UnsupportedOperation.EcmpWithCcnRoute");
    replace(Map.of("RouteItemId", ONE, "Enabled", true)).expect("UnsupportedOperation.Ecmp");
    refuse("no-such-next-hop");
    create(wanted("10.0.1.0/24")).expect("InvalidParameterValue.RouteNextHopInvalid");
    replace(Map.of("RouteItemId", ONE)).expect("ResourceNotFound");
    refuse("local-route-immutable");
    fixture
        .call("DisableRoutes", on("RouteItemIds", List.of("rti-0000000000000000f")))
        .expect("UnsupportedOperation.SystemRoute");
  }

  private static void refuse(String code) {
    fixture.routingRefuses(
        BATCH,
        "{\"code\":\"batch-item-failed\",\"failedItem\":{\"index\":0,\"code\":\"%s\"}}"
            .formatted(code));
  }

  private static CloudClient.Answer replace(Map<String, Object> route) {
    return fixture.call("ReplaceRoutes", on("Routes", List.of(route)));
  }

  @Test
  void aRouteIsReplacedInPlaceUnlessItsDestinationChanges() {
    fixture.routingAnswers(
        BATCH,
        results(result(ONE, "null"), result(TWO, two()), result(TWO, two()), result(TWO, one())));
    var answer =
        fixture
            .call(
                "ReplaceRoutes",
                on(
                    "Routes",
                    List.of(
                        Map.of("RouteId", 2, "RouteDescription", "", "Enabled", true),
                        Map.of("RouteItemId", ONE, "DestinationCidrBlock", "10.0.3.0/24"))))
            .expectDone();
    assertThat(fixture.lastBody())
        .isEqualTo(
            tree(
                """
                {"changes":[
                 {"kind":"delete","routeId":"%1$s"},
                 {"kind":"replace","routeId":"%2$s","nextHopType":"peering-connection",
                  "nextHopId":"%3$s","description":""},
                 {"kind":"enable","routeId":"%2$s"},
                 {"kind":"create","destination":"10.0.3.0/24","nextHopType":"peering-connection",
                  "nextHopId":"%3$s","description":"to BLUE","enabled":true}]}\
                """
                    .formatted(ONE, TWO, CONNECTION)));
    assertThat(answer.text("/OldRouteSet/0/RouteItemId")).isEqualTo(TWO);
    assertThat(answer.text("/OldRouteSet/1/RouteItemId")).isEqualTo(ONE);
    assertThat(answer.response().at("/NewRouteSet")).hasSize(2);
  }

  @Test
  void aTableThatChangedMeanwhileIsReadOnceMore() {
    fixture.answersFirst("GET " + ROUTES, 200, "{\"items\":[%s]}".formatted(two()));
    fixture.answersFirst("GET " + TABLES + "/" + TABLE, 200, table(RED, TABLE));
    fixture.answersFirst(BATCH, 412, "{\"code\":\"version-mismatch\"}");
    fixture.routingAnswers(
        "GET " + TABLES + "/" + TABLE, table(RED, TABLE).replace("\"version\":0", "\"version\":3"));
    fixture.routingAnswers(
        "GET " + ROUTES, "{\"items\":[%s]}".formatted(two().replace("to BLUE", "noted")));
    fixture.routingAnswers(BATCH, results(result(TWO, two())));
    replace(Map.of("RouteItemId", TWO)).expectDone();
    assertThat(fixture.versionsMeant()).containsExactly("\"0\"", "\"3\"");
    assertThat(fixture.lastBody().at("/changes/0/description").asString()).isEqualTo("noted");
  }

  @Test
  void routesGoByEitherNameAndAreShownOnceMore() {
    fixture.routingAnswers(BATCH, results());
    var answer =
        fixture
            .call(
                "DeleteRoutes",
                on("Routes", List.of(Map.of("RouteId", 1), Map.of("RouteItemId", TWO))))
            .expectDone();
    assertThat(answer.response().at("/RouteSet")).hasSize(2);
    assertThat(fixture.lastBody())
        .isEqualTo(
            tree(
                """
                {"changes":[{"kind":"delete","routeId":"%s"},{"kind":"delete","routeId":"%s"}]}\
                """
                    .formatted(ONE, TWO)));
    delete(Map.of("RouteId", 77)).expect("ResourceNotFound");
    delete(Map.of("RouteItemId", "rti-0000000000000000a")).expect("ResourceNotFound");
    delete(Map.of("RouteItemId", "rti-1")).expect("InvalidParameterValue.Malformed");
    delete(Map.of()).expect("MissingParameter");
  }

  private static CloudClient.Answer delete(Map<String, Object> route) {
    return fixture.call("DeleteRoutes", on("Routes", List.of(route)));
  }

  @Test
  void eachActionHasItsOwnWordForARouteThatIsNotThere() {
    var absent = "rti-0000000000000000a";
    replace(Map.of("RouteItemId", absent)).expect("UnsupportedOperation.RecordNotExists");
    replace(Map.of("RouteId", 77)).expect("UnsupportedOperation.RecordNotExists");
    delete(Map.of("RouteItemId", absent)).expect("ResourceNotFound");
    for (var action : List.of("NotifyRoutes", "WithdrawNotifyRoutes")) {
      fixture
          .call(action, on("RouteItemIds", List.of(ONE, absent)))
          .expect("InvalidRouteId.NotFound");
    }
    for (var action : List.of("NotifyRoutes", "WithdrawNotifyRoutes")) {
      fixture
          .call(action, Map.of("RouteTableId", "rtb-1", "RouteItemIds", List.of(ONE)))
          .expect("InvalidRouteTableId.Malformed");
    }
    fixture.call("EnableRoutes", on("RouteIds", List.of(77))).expect("ResourceNotFound");
    assertThat(fixture.written()).isEmpty();
  }

  @Test
  void routesAreSwitchedByOneKindOfNameAtATime() {
    fixture.routingAnswers(BATCH, results());
    fixture.call("EnableRoutes", on("RouteIds", List.of(2))).expectDone();
    assertThat(fixture.lastBody())
        .isEqualTo(tree("{\"changes\":[{\"kind\":\"enable\",\"routeId\":\"" + TWO + "\"}]}"));
    fixture.call("DisableRoutes", on("RouteItemIds", List.of(ONE))).expectDone();
    assertThat(fixture.lastBody())
        .isEqualTo(tree("{\"changes\":[{\"kind\":\"disable\",\"routeId\":\"" + ONE + "\"}]}"));
    fixture
        .call(
            "EnableRoutes",
            Map.of("RouteTableId", TABLE, "RouteIds", List.of(1), "RouteItemIds", List.of(ONE)))
        .expect("InvalidParameter.Coexist");
    fixture.call("EnableRoutes", Map.of("RouteTableId", TABLE)).expect("MissingParameter");
    fixture
        .call("EnableRoutes", on("RouteItemIds", List.of(ONE, ONE)))
        .expect("InvalidParameterValue.Duplicate");
    for (var action : List.of("DisableRoutes", "NotifyRoutes", "WithdrawNotifyRoutes")) {
      fixture
          .call(action, on("RouteItemIds", List.of(ONE, ONE)))
          .expect("InvalidParameterValue.Malformed");
    }
    fixture
        .call("DeleteRoutes", on("Routes", List.of(Map.of("RouteId", 1), Map.of("RouteId", 1))))
        .expect("InvalidParameterValue.Malformed");
  }

  @Test
  void whatIsToldOfIsTakenBackWhereOneIsRefused() {
    fixture.routingAnswers("POST " + ROUTES + "/" + ONE + "/publish", one());
    fixture.routingAnswers("POST " + ROUTES + "/" + ONE + "/withdraw", one());
    fixture.routingRefuses(
        "POST " + ROUTES + "/" + TWO + "/publish", "{\"code\":\"route-not-publishable\"}");
    fixture
        .call("NotifyRoutes", on("RouteItemIds", List.of(ONE, TWO)))
        .expect("UnsupportedOperation.NotifyCcn");
    assertThat(fixture.written())
        .containsExactly(
            "POST " + ROUTES + "/" + ONE + "/publish {}",
            "POST " + ROUTES + "/" + TWO + "/publish {}",
            "POST " + ROUTES + "/" + ONE + "/withdraw {}");
  }

  @Test
  void allRoutesOfATableAreReplacedAndItsNameWithThem() {
    fixture.routingAnswers("PATCH " + TABLES + "/" + TABLE, table(RED, TABLE));
    fixture.routingRefuses("PUT " + ROUTES, "{\"code\":\"route-quota-exceeded\"}");
    var body =
        Map.of(
            "RouteTableId",
            TABLE,
            "RouteTableName",
            "new",
            "Routes",
            List.of(wanted("10.0.1.0/24")));
    fixture.call("ResetRoutes", body).expect("LimitExceeded");
    assertThat(fixture.written()).hasSize(3);
    assertThat(fixture.written().getLast())
        .isEqualTo("PATCH " + TABLES + "/" + TABLE + " {\"name\":\"all\"}");
    fixture.routingAnswers("PUT " + ROUTES, "{}");
    fixture.call("ResetRoutes", body).expectDone();
    assertThat(fixture.lastBody())
        .isEqualTo(
            tree(
                """
                {"routes":[{"destination":"10.0.1.0/24","nextHopType":"peering-connection",
                 "nextHopId":"%s","description":"to BLUE"}]}\
                """
                    .formatted(CONNECTION)));
  }

  @Test
  void routesOfAllTablesAreFound() {
    var answer =
        fixture
            .call(
                "DescribeRoutes",
                """
                {"Filters":[{"Name":"gateway-id","Values":["%s"]},
                 {"Name":"dest-cidr","Values":["10.0.2"]}]}\
                """
                    .formatted(CONNECTION))
            .expectDone();
    assertThat(answer.response().path("TotalCount").asInt()).isEqualTo(1);
    assertThat(answer.text("/RouteSet/0/RouteItemId")).isEqualTo(TWO);
    assertThat(fixture.read()).contains("/v1/routes?nextHopId=" + CONNECTION + "&limit=100");
    assertThat(fixture.call("DescribeRouteList", "{}").expectDone().response().at("/RouteSet"))
        .hasSize(2);
  }

  @Test
  void inTheWayIsWhatLeadsToTheSameDestination() {
    var answer =
        fixture
            .call(
                "DescribeRouteConflicts",
                on("DestinationCidrBlocks", List.of("10.0.1.0/24", "10.0.0.0/16")))
            .expectDone();
    assertThat(answer.text("/RouteConflictSet/0/ConflictSet/0/RouteItemId")).isEqualTo(ONE);
    assertThat(answer.response().at("/RouteConflictSet/1/ConflictSet")).isEmpty();
  }
}
