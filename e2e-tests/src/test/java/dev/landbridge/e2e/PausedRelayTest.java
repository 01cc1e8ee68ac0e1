package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who got the answer to a write sees its effect everywhere, though nothing is published for 10 s.
 */
@ExtendWith(SharedInstallation.class)
class PausedRelayTest {
  private final Client peering;
  private final Account alice;
  private final Account bob;

  PausedRelayTest(Installation installation) {
    alice = Account.open(installation, "ALICE");
    bob = Account.open(installation, "BOB");
    peering = installation.operatorOf("peering-service");
  }

  @BeforeEach
  void pause() {
    peering.post("/internal/relay/pause?seconds=10", Map.of()).expect(204);
  }

  @Test
  void aRouteFollowsItsVpcAndItsConnectionAtOnce() {
    var red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    var green = alice.createVpc("GREEN", "ap-beijing", "10.0.0.0/16");
    var connection = alice.requestPeering(red, green, alice);
    assertTheLogIsBehind();
    var table = alice.mainTable(red);
    var route = alice.addRoute(table, "10.0.1.0/24", connection);
    assertThat(route.text("state")).isEqualTo("active");
  }

  @Test
  void aDeletionIsSeenInTheRoutesThatItEnds() {
    var red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    var blue = bob.createVpc("BLUE", "ap-beijing", "10.0.0.0/16");
    var connection = alice.requestPeering(red, blue, bob);
    bob.accept(connection);
    var table = bob.mainTable(blue);
    var route = bob.addRoute(table, "192.168.1.0/24", connection);
    assertThat(route.text("state")).isEqualTo("active");
    pause();
    bob.owner().delete("/v1/vpc-peering-connections/" + connection);
    assertTheLogIsBehind();
    var seen = bob.owner().get("/v1/route-tables/" + table + "/routes/" + route.text("id"));
    assertThat(seen.text("state")).isEqualTo("blackhole");
  }

  /** Else the pause would have proved nothing. */
  private void assertTheLogIsBehind() {
    eventually(
        () -> {
          var lag = peering.get("/internal/relay").expect(200).body();
          assertThat(lag.path("events").asLong()).isPositive();
        });
  }
}
