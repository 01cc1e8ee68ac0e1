package dev.landbridge.e2e;

import java.util.Map;

/** An account, and its owner with a key. */
record Account(String id, Client owner) {

  static Account open(Installation installation, String name, Ledger ledger) {
    var operator = installation.operator();
    var account = operator.post("/v1/accounts", Map.of("name", name)).expect(201);
    ledger.acknowledged("AccountOpened", account.text("id"));
    var key =
        operator
            .post(
                "/v1/accounts/" + account.text("id") + "/api-keys",
                Map.of("name", "e2e", "role", "owner"))
            .expect(201);
    ledger.acknowledged("ApiKeyCreated", key.text("id"));
    return new Account(account.text("id"), new Client(installation::url, key.text("bearer")));
  }

  static Account open(Installation installation, String name) {
    return open(installation, name, new Ledger());
  }

  /** Gives the VPC's id. */
  String createVpc(String name, String region, String cidrBlock) {
    return owner
        .post("/v1/vpcs", Map.of("region", region, "cidrBlock", cidrBlock, "name", name))
        .expect(201)
        .text("id");
  }

  String createSubnet(String vpcId, String cidrBlock) {
    return owner
        .post("/v1/subnets", Map.of("vpcId", vpcId, "cidrBlock", cidrBlock))
        .expect(201)
        .text("id");
  }

  /** A pending one, to be accepted by the other account. */
  String requestPeering(String ownVpcId, String otherVpcId, Account other) {
    return owner
        .post(
            "/v1/vpc-peering-connections",
            Map.of(
                "requesterVpcId",
                ownVpcId,
                "accepterVpcId",
                otherVpcId,
                "accepterAccountId",
                other.id(),
                "bandwidthMbps",
                100))
        .expect(201)
        .text("id");
  }

  void accept(String connectionId) {
    owner.post("/v1/vpc-peering-connections/" + connectionId + "/accept", Map.of()).expect(200);
  }

  /** The main route table of a VPC: whoever created the VPC finds it at once. */
  String mainTable(String vpcId) {
    var found = owner.get("/v1/route-tables?main=true&vpcId=" + vpcId).expect(200).ids();
    if (found.size() != 1) {
      throw new AssertionError("Expected one main table of %s, but got %s".formatted(vpcId, found));
    }
    return found.getFirst();
  }

  Client.Answer addRoute(String tableId, String destination, String connectionId) {
    return owner
        .post(
            "/v1/route-tables/" + tableId + "/routes",
            Map.of(
                "destination", destination,
                "nextHopType", "peering-connection",
                "nextHopId", connectionId))
        .expect(201);
  }

  Client.Answer analyse(String vpcId, String source, String destination) {
    return owner
        .post(
            "/v1/path-analyses",
            Map.of("sourceVpcId", vpcId, "source", source, "destination", destination))
        .expect(200);
  }
}
