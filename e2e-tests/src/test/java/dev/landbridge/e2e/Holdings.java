package dev.landbridge.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of everything that an account may have, by kind. */
record Holdings(Account account, Map<String, String> ids) {
  private static final String REGION = "ap-guangzhou";

  /** Connections lead to VPCs of {@code peer}. */
  static Holdings of(Installation installation, String name, Account peer) {
    var account = Account.open(installation, name);
    var ids = new HashMap<String, String>();
    ids.put("account", account.id());
    ids.put("api-key", key(installation, account, "viewer").text("id"));
    var red = account.createVpc("RED", REGION, "192.168.0.0/16");
    var rose = account.createVpc("ROSE", REGION, "172.16.0.0/16");
    var subnet = account.createSubnet(red, "192.168.1.0/24");
    ids.putAll(Map.of("vpc", red, "other-vpc", rose, "subnet", subnet));
    var connection = connect(account, red, peer);
    ids.put("connection", connection);
    var navy = peer.createVpc("NAVY", "ap-beijing", "10.1.0.0/16");
    ids.put("request", peer.requestPeering(navy, rose, account));
    ids.putAll(route(account, red, subnet, connection));
    guard(account, Account.open(installation, "DAVE").id(), ids);
    ask(installation.operator(), account, ids);
    return new Holdings(account, Map.copyOf(ids));
  }

  /** Of the kind; an account id is another than any. */
  String id(String kind) {
    return Optional.ofNullable(ids.get(kind))
        .orElseThrow(() -> new AssertionError("Expected every account to have one: " + kind));
  }

  static Client.Answer key(Installation installation, Account account, String role) {
    return installation
        .operator()
        .post("/v1/accounts/" + account.id() + "/api-keys", Map.of("name", "k", "role", role))
        .expect(201);
  }

  private static String connect(Account account, String vpc, Account peer) {
    var blue = peer.createVpc("BLUE", "ap-beijing", "10.0.0.0/16");
    var connection = account.requestPeering(vpc, blue, peer);
    peer.accept(connection);
    return connection;
  }

  private static Map<String, String> route(
      Account account, String vpc, String subnet, String connection) {
    var owner = account.owner();
    var table =
        owner
            .post("/v1/route-tables", Map.of("vpcId", vpc, "name", "custom"))
            .expect(201)
            .text("id");
    owner
        .post("/v1/route-tables/" + table + "/associations", Map.of("subnetId", subnet))
        .expect(200);
    var route = account.addRoute(table, "10.0.1.0/24", connection).text("id");
    var probe =
        owner
            .post(
                "/v1/network-probes",
                Map.of("subnetId", subnet, "destinations", List.of("10.0.1.20")))
            .expect(201)
            .text("id");
    return Map.of("route-table", table, "route", route, "network-probe", probe);
  }

  private static void guard(Account account, String friend, Map<String, String> ids) {
    ids.put("listed-requester", friend);
    account
        .owner()
        .put("/v1/peering-guard/requesters/" + friend, Map.of("listing", "allowed"))
        .expect(200);
    ids.put(
        "acceptance-rule",
        account
            .owner()
            .post("/v1/peering-guard/acceptance-rules", Map.of("requesterAccountId", friend))
            .expect(201)
            .text("id"));
  }

  private static void ask(Client operator, Account account, Map<String, String> ids) {
    ids.put(
        "ticket",
        account
            .owner()
            .post(
                "/v1/tickets",
                Map.of(
                    "kind",
                    "higher-quota",
                    "quota",
                    "vpcs-per-region",
                    "limit",
                    30,
                    "reason",
                    "an example"))
            .expect(201)
            .text("id"));
    var classic =
        account
            .owner()
            .post(
                "/v1/tickets",
                Map.of(
                    "kind",
                    "classic-interconnect",
                    "localRegion",
                    "ap-guangzhou",
                    "remoteRegion",
                    "ap-beijing",
                    "bandwidthMbps",
                    100,
                    "reason",
                    "an example"))
            .expect(201)
            .text("id");
    operator
        .actingFor(account.id())
        .post("/v1/tickets/" + classic + "/approve", Map.of())
        .expect(200);
    ids.put(
        "classic-interconnect",
        account.owner().get("/v1/classic-interconnects").expect(200).ids().getFirst());
  }
}
