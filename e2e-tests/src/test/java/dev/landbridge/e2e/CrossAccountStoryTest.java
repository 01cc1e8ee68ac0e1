package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The story of the README, as two accounts live it through the public API. */
@ExtendWith(SharedInstallation.class)
class CrossAccountStoryTest {
  private static final String CONNECTIONS = "/v1/vpc-peering-connections/";
  private final Account alice;
  private final Account bob;

  CrossAccountStoryTest(Installation installation) {
    alice = Account.open(installation, "ALICE");
    bob = Account.open(installation, "BOB");
  }

  /** RED and BLUE, connected, with a route on each side. */
  private record Joined(
      String red, String blue, String connection, String redRoute, String blueRoute) {}

  private Joined join() {
    var red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    alice.createSubnet(red, "192.168.1.0/24");
    var blue = bob.createVpc("BLUE", "ap-beijing", "10.0.0.0/16");
    bob.createSubnet(blue, "10.0.1.0/24");
    var connection = alice.requestPeering(red, blue, bob);
    bob.accept(connection);
    return new Joined(
        red,
        blue,
        connection,
        route(alice, red, "10.0.1.0/24", connection),
        route(bob, blue, "192.168.1.0/24", connection));
  }

  private static String route(Account owner, String vpcId, String destination, String connection) {
    var table = owner.mainTable(vpcId);
    return "/v1/route-tables/%s/routes/%s"
        .formatted(table, owner.addRoute(table, destination, connection).text("id"));
  }

  @Test
  void twoAccountsReachEachOtherBothWays() {
    var joined = join();
    eventually(
        () -> {
          var here = alice.analyse(joined.red(), "192.168.1.10", "10.0.1.20");
          assertThat(here.body().path("reachable").asBoolean()).as(here.body().toString()).isTrue();
        });
    var there = bob.analyse(joined.blue(), "10.0.1.20", "192.168.1.10");
    assertThat(there.body().path("reachable").asBoolean()).as(there.body().toString()).isTrue();
  }

  /** IPv6 comes as secondary CIDR blocks, and travels through the same connection. */
  @Test
  void twoAccountsReachEachOtherByIpv6() {
    var joined = join();
    addIpv6(alice, joined.red(), "fd00:1::/56", "fd00:1::/64");
    addIpv6(bob, joined.blue(), "fd00:2::/56", "fd00:2::/64");
    eventually(() -> routeOnce(alice, joined.red(), "fd00:2::/56", joined.connection()));
    eventually(() -> routeOnce(bob, joined.blue(), "fd00:1::/64", joined.connection()));
    eventually(
        () -> {
          var path = alice.analyse(joined.red(), "fd00:1::10", "fd00:2::20");
          assertThat(path.body().path("reachable").asBoolean()).as(path.body().toString()).isTrue();
        });
    var taken = Map.of("cidrBlock", "fd00:1::/60");
    bob.owner().post("/v1/vpcs/" + joined.blue() + "/cidr-blocks", taken).expect(409);
  }

  private static void addIpv6(Account owner, String vpc, String block, String subnet) {
    owner.owner().post("/v1/vpcs/" + vpc + "/cidr-blocks", Map.of("cidrBlock", block)).expect(200);
    owner.createSubnet(vpc, subnet);
  }

  /** The block of the other account's VPC may still be on its way. */
  private static void routeOnce(Account owner, String vpc, String destination, String connection) {
    owner.addRoute(owner.mainTable(vpc), destination, connection);
  }

  @Test
  void bothSidesSeeTheConnectionWithTheirRole() {
    var joined = join();
    var here = alice.owner().get(CONNECTIONS + joined.connection()).expect(200);
    var there = bob.owner().get(CONNECTIONS + joined.connection()).expect(200);
    assertThat(here.text("state")).isEqualTo("active");
    assertThat(here.text("role")).isEqualTo("requester");
    assertThat(there.text("role")).isEqualTo("accepter");
  }

  @Test
  void aRouteBeforeTheAcceptanceLeadsNowhereYet() {
    var red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    var blue = bob.createVpc("BLUE", "ap-beijing", "10.0.0.0/16");
    var connection = alice.requestPeering(red, blue, bob);
    var table = alice.mainTable(red);
    var route = alice.addRoute(table, "10.0.1.0/24", connection);
    assertThat(route.text("state")).isEqualTo("blackhole");
    bob.accept(connection);
    var path = "/v1/route-tables/" + table + "/routes/" + route.text("id");
    eventually(() -> assertThat(alice.owner().get(path).text("state")).isEqualTo("active"));
  }

  @Test
  void aDeletedConnectionLeavesBlackholesOnBothSides() {
    var joined = join();
    bob.owner().delete(CONNECTIONS + joined.connection());
    assertThat(bob.owner().get(joined.blueRoute()).text("state")).isEqualTo("blackhole");
    eventually(
        () ->
            assertThat(alice.owner().get(joined.redRoute()).text("state")).isEqualTo("blackhole"));
    var path = alice.analyse(joined.red(), "192.168.1.10", "10.0.1.20");
    assertThat(path.body().path("reachable").asBoolean()).isFalse();
  }

  @Test
  void nobodyElseLearnsThatAVpcExists() {
    var red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    var foreign = bob.owner().get("/v1/vpcs/" + red).expect(404);
    var absent = bob.owner().get("/v1/vpcs/vpc-0123456789abcdef0").expect(404);
    assertThat(foreign.text("code")).isEqualTo(absent.text("code")).isEqualTo("no-such-vpc");
  }

  @Test
  void theRequesterCannotAccept() {
    var red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    var blue = bob.createVpc("BLUE", "ap-beijing", "10.0.0.0/16");
    var connection = alice.requestPeering(red, blue, bob);
    var refused = alice.owner().post(CONNECTIONS + connection + "/accept", Map.of()).expect(403);
    assertThat(refused.text("code")).isEqualTo("not-the-accepter");
  }
}
