package dev.landbridge.standalone.tour;

import dev.landbridge.standalone.client.ApiClient.Answer;

/** Tour 1: a peering connection across two accounts, from the first look-up to the deletion. */
final class CrossAccountTour {
  private static final String CONNECTIONS = "/v1/vpc-peering-connections";
  private static final String ALICES_HOST = "192.168.1.10";
  private static final String BOBS_HOST = "10.0.1.20";
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;
  private static final int CONFLICT = 409;

  private final Narrator narrator;
  private final Traveller alice;
  private final Traveller bob;

  CrossAccountTour(Narrator narrator, Traveller alice, Traveller bob) {
    this.narrator = narrator;
    this.alice = alice;
    this.bob = bob;
  }

  /** A VPC of the tour and its main route table. */
  private record Network(String vpcId, String routes) {}

  void play() {
    var bobsAccount = lookUpAccount();
    narrator.step("ALICE has VPC RED with subnet A in Guangzhou");
    var red = network(alice, "RED", "ap-guangzhou", "192.168.0.0/16", "192.168.1.0/24");
    narrator.step("BOB has VPC BLUE with subnet B in Beijing");
    var blue = network(bob, "BLUE", "ap-beijing", "10.0.0.0/16", "10.0.1.0/24");
    var connection = request(red, blue, bobsAccount);
    var route = addEarlyRoute(red, connection);
    refuseTheWrongParty(connection);
    accept(connection, route);
    seeTheMissingSide(red, blue, bobsAccount);
    var back = addTheRouteBack(blue, connection);
    reachBothWays(red, blue);
    refuseOverlap(blue, bobsAccount);
    delete(connection, route, back, red);
  }

  private String lookUpAccount() {
    narrator.step("BOB looks up his account id, which ALICE will need");
    var account = bob.checkStatus(bob.get("/v1/accounts/self"), OK);
    return account.text("id");
  }

  private static Network network(
      Traveller owner, String name, String region, String cidrBlock, String subnet) {
    var vpc =
        owner.checkStatus(
            owner.post(
                "/v1/vpcs",
                Body.of("region", region).and("cidrBlock", cidrBlock).and("name", name)),
            CREATED);
    owner.checkStatus(
        owner.post("/v1/subnets", Body.of("vpcId", vpc.text("id")).and("cidrBlock", subnet)),
        CREATED);
    var tables = "/v1/route-tables?main=true&vpcId=" + vpc.text("id");
    var table = owner.getUntil(tables, "/items/0/vpcId", vpc.text("id")).body().at("/items/0/id");
    return new Network(vpc.text("id"), "/v1/route-tables/%s/routes".formatted(table.asString("")));
  }

  private String request(Network red, Network blue, String bobsAccount) {
    narrator.step("ALICE requests a peering connection; it waits for BOB");
    var asked =
        alice.post(
            CONNECTIONS,
            asking(red.vpcId(), blue.vpcId(), bobsAccount)
                .and("accepterRegion", "ap-beijing")
                .and("name", "RED to BLUE"));
    alice.checkStatus(asked, CREATED);
    alice.check(asked, "/state", "pending");
    var id = asked.text("id");
    bob.check(bob.getUntil(CONNECTIONS + "/" + id, "/state", "pending"), "/role", "accepter");
    return id;
  }

  private String addEarlyRoute(Network red, String connection) {
    narrator.step("A route through a connection that is not accepted leads nowhere yet");
    var route = alice.post(red.routes(), route("10.0.1.0/24", connection));
    alice.checkStatus(route, CREATED);
    alice.check(route, "/state", "blackhole");
    return red.routes() + "/" + route.text("id");
  }

  private void refuseTheWrongParty(String connection) {
    narrator.step("ALICE cannot accept her own request");
    var refused = alice.post(accepting(connection));
    alice.checkStatus(refused, FORBIDDEN);
    alice.check(refused, "/code", "not-the-accepter");
  }

  private void accept(String connection, String route) {
    narrator.step("BOB accepts; the connection and ALICE's route become active");
    var accepted = bob.checkStatus(bob.post(accepting(connection)), OK);
    bob.check(accepted, "/state", "active");
    alice.getUntil(route, "/state", "active");
  }

  private void seeTheMissingSide(Network red, Network blue, String bobsAccount) {
    narrator.step("Packets get there but no answer comes back: BOB's side has no route");
    var path = analysis(alice, red.vpcId(), ALICES_HOST, BOBS_HOST);
    alice.check(path, "/verdict", "forward-only");
    alice.check(path, "/forward/blocker", "");
    alice.check(path, "/blocker/code", "one-direction-only");
    alice.check(path, "/return/blocker/code", "no-route-to-destination");
    alice.check(path, "/return/blocker/object", blue.vpcId());
    alice.check(path, "/return/blocker/accountId", bobsAccount);
    narrator.remark(path.body().at("/return/blocker/fix").asString(""));
    narrator.step("BOB asks from his side: he is told which table, and the request that mends it");
    var there = analysis(bob, blue.vpcId(), BOBS_HOST, ALICES_HOST);
    bob.check(there, "/verdict", "return-only");
    bob.check(there, "/forward/blocker/code", "no-route-to-destination");
    bob.check(there, "/forward/blocker/accountId", bobsAccount);
    bob.check(there, "/forward/blocker/request/path", blue.routes());
    narrator.remark(there.body().at("/forward/blocker/fix").asString(""));
  }

  private String addTheRouteBack(Network blue, String connection) {
    narrator.step("BOB adds the route back");
    var route = bob.post(blue.routes(), route("192.168.1.0/24", connection));
    bob.checkStatus(route, CREATED);
    bob.check(route, "/state", "active");
    return blue.routes() + "/" + route.text("id");
  }

  private void reachBothWays(Network red, Network blue) {
    narrator.step("Now A reaches B, and B reaches A");
    var there = analysis(bob, blue.vpcId(), BOBS_HOST, ALICES_HOST);
    bob.check(there, "/reachable", "true");
    var here = analysis(alice, red.vpcId(), ALICES_HOST, BOBS_HOST);
    alice.check(here, "/reachable", "true");
  }

  private void refuseOverlap(Network blue, String bobsAccount) {
    narrator.step("A VPC whose addresses overlap with BLUE's cannot be connected to it");
    var green =
        alice.post(
            "/v1/vpcs",
            Body.of("region", "ap-guangzhou")
                .and("cidrBlock", "10.0.128.0/20")
                .and("name", "GREEN"));
    alice.checkStatus(green, CREATED);
    var refused = alice.post(CONNECTIONS, asking(green.text("id"), blue.vpcId(), bobsAccount));
    alice.checkStatus(refused, CONFLICT);
    alice.check(refused, "/code", "cidr-blocks-overlap");
  }

  private void delete(String connection, String route, String back, Network red) {
    narrator.step("BOB deletes the connection; the routes stay and lead nowhere again");
    var deleted = bob.checkStatus(bob.delete(CONNECTIONS + "/" + connection), OK);
    bob.check(deleted, "/state", "deleted");
    bob.getUntil(back, "/state", "blackhole");
    alice.getUntil(route, "/state", "blackhole");
    var path = analysis(alice, red.vpcId(), ALICES_HOST, BOBS_HOST);
    alice.check(path, "/reachable", "false");
  }

  private static Answer analysis(Traveller who, String vpcId, String source, String destination) {
    return who.checkStatus(
        who.post(
            "/v1/path-analyses",
            Body.of("sourceVpcId", vpcId).and("source", source).and("destination", destination)),
        OK);
  }

  private static Body route(String destination, String connection) {
    return Body.of("destination", destination)
        .and("nextHopType", "peering-connection")
        .and("nextHopId", connection);
  }

  /** Across regions a connection has a bandwidth cap. */
  private static Body asking(String requesterVpc, String accepterVpc, String accepterAccount) {
    return Body.of("requesterVpcId", requesterVpc)
        .and("accepterVpcId", accepterVpc)
        .and("accepterAccountId", accepterAccount)
        .and("bandwidthMbps", 10);
  }

  private static String accepting(String connection) {
    return "%s/%s/accept".formatted(CONNECTIONS, connection);
  }
}
