package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Who got the answer to a write sees its effect everywhere, though no service publishes anything: a
 * short lag is waited out, a long one is told with 503, and no answer is ever stale.
 */
@ExtendWith(SharedInstallation.class)
class PausedRelayTest {
  private static final int SHORT_SECONDS = 5;
  private static final int LONGER_THAN_ANY_WAIT_SECONDS = 15;
  private final List<Client> relays;
  private final Client peering;
  private final Account alice;
  private final Account bob;

  PausedRelayTest(Installation installation) {
    alice = Account.open(installation, "ALICE");
    bob = Account.open(installation, "BOB");
    peering = installation.operatorOf("peering-service");
    relays = List.of(peering, installation.operatorOf("routing-service"), installation.operator());
  }

  @AfterEach
  void resume() {
    relays.forEach(relay -> relay.post("/internal/relay/resume", Map.of()).expect(204));
  }

  private void pause(int seconds) {
    relays.forEach(
        relay -> relay.post("/internal/relay/pause?seconds=" + seconds, Map.of()).expect(204));
  }

  @Test
  void aShortLagIsWaitedOut() {
    pause(SHORT_SECONDS);
    var red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    var green = alice.createVpc("GREEN", "ap-beijing", "10.0.0.0/16");
    alice.createSubnet(red, "192.168.1.0/24");
    alice.createSubnet(green, "10.0.1.0/24");
    var connection = alice.requestPeering(red, green, alice);
    assertTheLogIsBehind();
    var table = alice.mainTable(red);
    var route = alice.addRoute(table, "10.0.1.0/24", connection);
    assertThat(route.text("state")).isEqualTo("active");
    alice.addRoute(alice.mainTable(green), "192.168.1.0/24", connection);
    assertThat(states(alice, table)).containsExactly("active");
    assertThat(isReachable(alice, red)).isTrue();
    assertThat(alice.owner().repeats()).isZero();
  }

  @Test
  void aLongLagIsToldAndNoAnswerIsStale() {
    var red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    var blue = bob.createVpc("BLUE", "ap-beijing", "10.0.0.0/16");
    alice.createSubnet(red, "192.168.1.0/24");
    bob.createSubnet(blue, "10.0.1.0/24");
    var connection = alice.requestPeering(red, blue, bob);
    bob.accept(connection);
    var table = alice.mainTable(red);
    alice.addRoute(table, "10.0.1.0/24", connection);
    eventually(() -> assertThat(states(alice, table)).containsExactly("active"));
    pause(LONGER_THAN_ANY_WAIT_SECONDS);
    alice.owner().delete("/v1/vpc-peering-connections/" + connection).expect(200);
    assertTheLogIsBehind();
    int before = alice.owner().repeats();
    assertThat(isReachable(alice, red)).isFalse();
    assertThat(alice.owner().repeats()).isGreaterThan(before);
    assertThat(states(alice, table)).containsExactly("blackhole");
  }

  private static boolean isReachable(Account account, String vpc) {
    return account.analyse(vpc, "192.168.1.10", "10.0.1.20").body().path("reachable").asBoolean();
  }

  /** Of the routes that somebody wrote. */
  private static List<String> states(Account account, String table) {
    var items =
        account
            .owner()
            .get("/v1/route-tables/" + table + "/routes")
            .expect(200)
            .body()
            .path("items");
    return IntStream.range(0, items.size())
        .mapToObj(items::get)
        .filter(route -> !route.path("nextHopType").asString().equals("local"))
        .map(route -> route.path("state").asString())
        .toList();
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
