package dev.landbridge.routing.route;

import static dev.landbridge.routing.RoutingService.route;
import static dev.landbridge.routing.RoutingService.routes;
import static dev.landbridge.routing.RoutingService.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.RoutingService;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both VPCs of a connection get an IPv6 block and a subnet in it; the rest is as with IPv4. */
class Ipv6ApiTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final CidrBlock RED_V6 = CidrBlock.parse("fd00:1::/56");
  private static final CidrBlock BLUE_V6 = CidrBlock.parse("fd00:2::/56");
  private static final Map<String, String> QUESTION =
      Map.of("source", "fd00:1::5", "destination", "fd00:2::5");
  private Cast cast = Cast.fresh();

  @BeforeEach
  void bothSpeakIpv6() {
    cast = SERVICE.joined();
    give(cast.red(), cast.alice(), RED_V6, "fd00:1::/64");
    give(cast.blue(), cast.bob(), BLUE_V6, "fd00:2::/64");
  }

  private void give(VpcId vpc, AccountId owner, CidrBlock block, String subnet) {
    var id = SubnetId.parse(Cast.id(SubnetId.PREFIX, Cast.next()));
    SERVICE
        .log()
        .publish(
            new VpcCidrBlockAdded(vpc, block, cast.both()),
            Cast.subnet(vpc, owner, id, CidrBlock.parse(subnet)));
  }

  @Test
  void packetsGoBothWays() {
    var there = add(cast.alice(), cast.redMain(), BLUE_V6);
    assertThat(there).isEqualTo("active");
    assertThat(add(cast.bob(), cast.blueMain(), RED_V6)).isEqualTo("active");
    var answer = SERVICE.as(cast.alice()).post("/v1/path-analyses", QUESTION).expect(200);
    assertThat(answer.body().path("reachable").asBoolean()).as("%s", answer.body()).isTrue();
  }

  @Test
  void aRouteToABlockThePeerLosesIsABlackhole() {
    add(cast.alice(), cast.redMain(), BLUE_V6);
    SERVICE.log().publish(new VpcCidrBlockRemoved(cast.blue(), BLUE_V6, cast.both()));
    var alice = SERVICE.as(cast.alice());
    assertThat(texts(alice.get(routes(cast.redMain()) + "?contains=fd00:2::5"), "state"))
        .containsExactly("blackhole");
  }

  @Test
  void theRulesAreThoseOfIpv4() {
    var alice = SERVICE.as(cast.alice());
    var path = routes(cast.redMain());
    alice
        .post(path, route(CidrBlock.parse("fd00:3::/64"), cast.pcx()))
        .expectProblem(422, "destination-outside-peer-cidr");
    alice
        .post(path, route(CidrBlock.parse("fd00:1::/64"), cast.pcx()))
        .expectProblem(409, "destination-conflicts-with-own-cidr");
    assertThat(texts(alice.get(path + "?origin=local"), "destination"))
        .containsExactly("192.168.0.0/16", RED_V6.text());
  }

  private String add(AccountId account, RouteTableId table, CidrBlock destination) {
    return SERVICE
        .as(account)
        .post(routes(table), route(destination, cast.pcx()))
        .expect(201)
        .text("state");
  }
}
