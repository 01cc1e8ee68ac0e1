package dev.landbridge.gateway.tencentapi;

import java.util.Map;

/** What routing-service has of RED, for tests of how routes and their tables look. */
final class StagedRoutes {
  static final String RED = "vpc-0123456789abcdef0";
  static final String TABLE = "rtb-0123456789abcdef0";
  static final String SUBNET = "subnet-0123456789abcdef0";
  static final String CONNECTION = "pcx-0123456789abcdef0";
  static final String ONE = "rti-00000000000010000";
  static final String TWO = "rti-00000000000020000";
  static final String TABLES = "/v1/route-tables";
  static final String ROUTES = TABLES + "/" + TABLE + "/routes";
  static final String BATCH = "POST " + ROUTES + "/batch";

  private StagedRoutes() {}

  /** RED has one table with a local route and two routes to connections. */
  static void stage(TranslationFixture fixture) {
    fixture.peeringAnswers(
        "GET /v1/vpcs", "{\"items\":[{\"id\":\"" + RED + "\",\"name\":\"RED\"}]}");
    fixture.routingAnswers(
        "GET " + TABLES,
        "{\"items\":[%s,%s]}"
            .formatted(
                table(RED, TABLE),
                table("vpc-0123456789abcdef9", "rtb-0123456789abcdef9"))); // elsewhere
    fixture.routingAnswers("GET " + TABLES + "/" + TABLE, table(RED, TABLE));
    fixture.routingAnswers(
        "GET " + ROUTES, "{\"items\":[%s,%s,%s]}".formatted(local(), one(), two()));
    fixture.routingAnswers("GET /v1/routes", "{\"items\":[%s,%s]}".formatted(one(), two()));
  }

  static String table(String vpc, String id) {
    return """
    {"id":"%s","accountId":"100000000001","vpcId":"%s","main":true,"name":"all",
     "subnetIds":["%s"],"version":0,"createdAt":"2026-01-15T08:00:01.500Z"}\
    """
        .formatted(id, vpc, SUBNET);
  }

  static String one() {
    return route(ONE, "10.0.1.0/24", "active");
  }

  static String two() {
    return route(TWO, "10.0.2.0/24", "disabled");
  }

  static String local() {
    return route("rti-0000000000000000f", "192.168.0.0/16", "active")
        .replace("peering-connection", "local")
        .replace(CONNECTION, "local")
        .replace("user", "local");
  }

  static String route(String id, String destination, String state) {
    return """
    {"id":"%s","routeTableId":"%s","accountId":"100000000001","destination":"%s",
     "nextHopType":"peering-connection","nextHopId":"%s","state":"%s","origin":"user",
     "published":false,"description":"to BLUE","version":1,
     "createdAt":"2026-01-15T08:00:02.000Z"}\
    """
        .formatted(id, TABLE, destination, CONNECTION, state);
  }

  static Map<String, Object> on(String name, Object value) {
    return Map.of("RouteTableId", TABLE, name, value);
  }
}
