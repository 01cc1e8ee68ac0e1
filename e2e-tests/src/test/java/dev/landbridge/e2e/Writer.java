package dev.landbridge.e2e;

import java.util.Map;

/**
 * Writes until told to stop, chapter after chapter: two accounts, a VPC each, a connection, its
 * acceptance, a route on each side. Repeats with the same key whatever was not acknowledged.
 */
final class Writer implements Runnable {
  private static final int CHAPTERS_OF_AN_ACCOUNT = 12; // within the quota of VPCs

  private final Installation installation;
  private final Ledger ledger;
  private volatile boolean stopping;

  Writer(Installation installation, Ledger ledger) {
    this.installation = installation;
    this.ledger = ledger;
  }

  /** The chapter that was begun is finished. */
  void stop() {
    stopping = true;
  }

  @Override
  public void run() {
    while (!stopping) {
      var alice = Account.open(installation, "ALICE", ledger);
      var bob = Account.open(installation, "BOB", ledger);
      for (int chapter = 0; chapter < CHAPTERS_OF_AN_ACCOUNT && !stopping; chapter++) {
        write(alice, bob);
      }
    }
  }

  private void write(Account alice, Account bob) {
    var red = vpc(alice, "ap-guangzhou", "192.168.0.0/16");
    var blue = vpc(bob, "ap-beijing", "10.0.0.0/16");
    ledger.acknowledged("SubnetCreated", alice.createSubnet(red, "192.168.1.0/24"));
    var connection = alice.requestPeering(red, blue, bob);
    ledger.acknowledged("PeeringRequested", connection);
    var early = route(alice, red, "10.0.1.0/24", connection);
    check(early, "blackhole");
    ledger.acknowledged("RouteActivated", early.text("id")); // as soon as BOB accepts
    bob.owner().post("/v1/vpc-peering-connections/" + connection + "/accept", Map.of()).expect(200);
    ledger.acknowledged("PeeringAccepted", connection);
    check(route(bob, blue, "192.168.1.0/24", connection), "active");
  }

  private String vpc(Account owner, String region, String cidrBlock) {
    var id = owner.createVpc("of a writer", region, cidrBlock);
    ledger.acknowledged("VpcCreated", id);
    return id;
  }

  private Client.Answer route(Account owner, String vpcId, String destination, String connection) {
    var route = owner.addRoute(owner.mainTable(vpcId), destination, connection);
    ledger.acknowledged("RouteAdded", route.text("id"));
    return route;
  }

  private static void check(Client.Answer route, String state) {
    if (!route.text("state").equals(state)) {
      throw new AssertionError("Expected a route that is %s, but got %s".formatted(state, route));
    }
  }
}
