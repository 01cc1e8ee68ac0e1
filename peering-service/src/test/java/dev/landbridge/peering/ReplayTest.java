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
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Read models rebuilt from zero equal those kept up live: rebuilt in one batch, in which several
 * stories are sent together.
 */
class ReplayTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;

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
    var told = Stream.generate(Story::new).limit(3).toList();
    told.forEach(Story::tell);
    told.forEach(Story::goOn);
    var alice = told.get(1).alice;
    var live = alice.get(path).expect(200).body();
    assertThat(live.path("items").size()).isPositive();
    Client.operator(SERVICE).post("/internal/projections/" + view + "/replay", null).expect(202);
    eventually(() -> assertThat(alice.get(path).expect(200).body()).isEqualTo(live));
  }

  /** Of two accounts of its own. */
  private static final class Story {
    private final Client alice = Client.owner(SERVICE);
    private final Client bob = Client.owner(SERVICE);
    private String red = "";
    private String first = "";

    void tell() {
      red = alice.vpc("192.168.0.0/16");
      alice.post(SUBNETS, Map.of("vpcId", red, "cidrBlock", "192.168.1.0/24")).expect(201);
      first = alice.request(red, bob.vpc("10.0.0.0/16"), bob).expect(201).text("id");
      alice.list(bob, "denied").expect(200);
      alice.list(bob, "allowed").expect(200);
      alice.post(RULES, Map.of("requesterAccountId", bob.account.text())).expect(201);
      openTicket();
    }

    private void openTicket() {
      alice
          .post(
              TICKETS,
              Map.of(
                  "kind", "higher-quota", "quota", "subnets-per-vpc", "limit", 200, "reason", "x"))
          .expect(201);
    }

    void goOn() {
      var changed = Map.of("name", "red", "tags", Map.of("a", "b"));
      alice.patch(VPCS + "/" + red, changed).expect(200);
      alice.post(VPCS + "/" + red + "/cidr-blocks", Map.of("cidrBlock", "10.1.0.0/16")).expect(200);
      var subnet =
          alice.post(SUBNETS, Map.of("vpcId", red, "cidrBlock", "10.1.1.0/24")).expect(201);
      alice.patch(SUBNETS + "/" + subnet.text("id"), changed).expect(200);
      bob.patch(CONNECTIONS + "/" + first, changed).expect(200);
      bob.verb(first, "accept").expect(200);
      var second = alice.request(red, bob.vpc("10.2.0.0/16"), bob).expect(201).text("id");
      bob.verb(second, "reject").expect(200);
    }
  }
}
