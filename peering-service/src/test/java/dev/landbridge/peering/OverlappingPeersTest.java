package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.VPCS;

import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where the operator allows peers of one VPC to overlap, every other rule still holds. */
class OverlappingPeersTest {
  private static final ServiceUnderTest SERVICE =
      SharedService.start(Map.of("peering.peers-may-overlap", "true"));

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  private final Client alice = Client.owner(SERVICE);
  private final Client bob = Client.owner(SERVICE);
  private final String red = alice.vpc("192.168.0.0/16");

  @Test
  void twoPeersMayHaveTheSameAddresses() {
    var first = alice.request(red, bob.vpc("10.0.0.0/16"), bob).expect(201).text("id");
    alice.request(red, bob.vpc("10.0.0.0/16"), bob).expect(201);
    alice.delete(CONNECTIONS + "/" + first).expect(200);
    alice.request(red, bob.vpc("10.0.0.0/24"), bob).expect(201);
  }

  @Test
  void aPeerMayNotOverlapTheVpcItself() {
    alice.request(red, bob.vpc("192.168.4.0/24"), bob).expectProblem(409, "cidr-blocks-overlap");
    var blue = bob.vpc("10.0.0.0/16");
    alice.request(red, blue, bob).expect(201);
    alice
        .post(VPCS + "/" + red + "/cidr-blocks", Map.of("cidrBlock", "10.0.1.0/24"))
        .expectProblem(409, "cidr-block-overlaps-peer");
    alice.post(VPCS + "/" + red + "/cidr-blocks", Map.of("cidrBlock", "10.1.0.0/16")).expect(200);
    bob.post(VPCS + "/" + blue + "/cidr-blocks", Map.of("cidrBlock", "10.1.1.0/24"))
        .expectProblem(409, "cidr-block-overlaps-peer");
  }
}
