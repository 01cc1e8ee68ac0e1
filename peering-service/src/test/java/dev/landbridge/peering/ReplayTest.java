package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.REQUESTERS;
import static dev.landbridge.peering.Client.RULES;
import static dev.landbridge.peering.Client.SUBNETS;
import static dev.landbridge.peering.Client.TICKETS;
import static dev.landbridge.peering.Client.VPCS;
import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read models rebuilt from zero equal those kept up live. */
class ReplayTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;

  private final Client alice = Client.owner(SERVICE);
  private final Client bob = Client.owner(SERVICE);

  @ParameterizedTest
  @CsvSource({
    "vpc-view, " + VPCS,
    "vpc-view, " + SUBNETS,
    "peering-view, " + CONNECTIONS,
    "ticket-view, " + TICKETS,
    "guard-view, " + REQUESTERS,
    "guard-view, " + RULES
  })
  void rebuiltEqualsLive(String view, String path) {
    aStory();
    var live = alice.get(path).expect(200).body();
    assertThat(live.path("items").size()).isPositive();
    Client.operator(SERVICE).post("/internal/projections/" + view + "/replay", null).expect(202);
    eventually(() -> assertThat(alice.get(path).expect(200).body()).isEqualTo(live));
  }

  private void aStory() {
    var red = alice.vpc("192.168.0.0/16");
    alice.patch(VPCS + "/" + red, Map.of("name", "red", "tags", Map.of("a", "b"))).expect(200);
    alice.post(VPCS + "/" + red + "/cidr-blocks", Map.of("cidrBlock", "10.1.0.0/16")).expect(200);
    alice.post(SUBNETS, Map.of("vpcId", red, "cidrBlock", "10.1.1.0/24")).expect(201);
    var first = alice.request(red, bob.vpc("10.0.0.0/16"), bob).expect(201).text("id");
    bob.verb(first, "accept").expect(200);
    alice.list(bob, "denied").expect(200);
    alice.list(bob, "allowed").expect(200);
    alice.post(RULES, Map.of("requesterAccountId", bob.account.text())).expect(201);
    var second = alice.request(red, bob.vpc("10.2.0.0/16"), bob).expect(201).text("id");
    bob.verb(second, "reject").expect(200);
    alice
        .post(
            TICKETS,
            Map.of("kind", "higher-quota", "quota", "subnets-per-vpc", "limit", 200, "reason", "x"))
        .expect(201);
  }
}
