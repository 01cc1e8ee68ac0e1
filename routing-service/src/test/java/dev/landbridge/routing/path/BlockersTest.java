package dev.landbridge.routing.path;

import static dev.landbridge.routing.path.Scene.A;
import static dev.landbridge.routing.path.Scene.ALICE;
import static dev.landbridge.routing.path.Scene.B;
import static dev.landbridge.routing.path.Scene.BOB;
import static dev.landbridge.routing.path.Scene.PCX;
import static dev.landbridge.routing.path.Scene.RED;
import static dev.landbridge.routing.path.Scene.TO_B;
import static dev.landbridge.routing.path.Scene.joined;
import static dev.landbridge.routing.path.Scene.route;
import static dev.landbridge.routing.path.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.table.DerivedIds;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The request that is advised is one that would be accepted. */
class BlockersTest {
  /** A published route is refused to be removed or led elsewhere. */
  @Test
  void ofAPublishedRouteTheOwnerIsToldToWithdrawItFirst() {
    var gone = new NextHop(NextHopType.INSTANCE, "172.16.0.9");
    var told =
        new Route(TO_B.id(), CidrBlock.parse("10.0.1.0/24"), gone, true, RouteOrigin.USER, true);
    var wide = route(4, "10.0.0.0/16", NextHop.through(PCX));
    var lone = joined().routed(RED, told).ask(ALICE, A, B).forward();
    assertWithdrawn(blocker(lone, BlockerCode.BLACKHOLE_ROUTE), told);
    var stolen = joined().routed(RED, told, wide).ask(ALICE, A, B).forward();
    assertWithdrawn(blocker(stolen, BlockerCode.MORE_SPECIFIC_ROUTE_WINS), told);
    var abroad = working().routed(RED, told).ask(BOB, B, A).back();
    var foreign = blocker(abroad, BlockerCode.BLACKHOLE_ROUTE);
    assertThat(foreign.fix()).doesNotContain("published");
    assertThat(foreign.request()).extracting(ApiCall::method).isEqualTo("PUT");
  }

  private static final NextHop NAT = new NextHop(NextHopType.NAT_GATEWAY, "nat-1");
  private static final NextHop THERE = NextHop.through(PCX);

  /** The usual table of a VPC with servers that reach the world: its peer is not on that way. */
  @Test
  void besideADefaultRouteTheMissingOneIsNamed() {
    var out = route(3, "0.0.0.0/0", NAT);
    var own =
        blocker(
            joined().routed(RED, out).ask(ALICE, A, B).forward(),
            BlockerCode.INSUFFICIENT_INFORMATION);
    assertThat(own.fix()).endsWith("Or: Add a route to 10.0.0.0/16 with next hop " + PCX + ".");
    assertAdded(own, DerivedIds.mainTableOf(RED).text(), "10.0.0.0/16");
    var foreign =
        blocker(
            working().routed(RED, out).removed(RED, TO_B).ask(BOB, B, A).back(),
            BlockerCode.INSUFFICIENT_INFORMATION);
    assertThat(foreign.fix()).contains("must add a route that holds " + B, PCX.text());
    assertAdded(foreign, "{routeTableId}", "10.0.1.0/24");
    var narrow = joined().routed(RED, route(3, "10.0.1.0/24", NAT)).ask(ALICE, A, B).forward();
    assertThat(blocker(narrow, BlockerCode.INSUFFICIENT_INFORMATION).request()).isNull();
  }

  /** It cannot be led to a peer that does not hold all of it. */
  @Test
  void pastAWideBlackholeGoesANarrowRoute() {
    var drop = route(3, "10.0.0.0/8", NextHop.BLACKHOLE);
    var found = joined().routed(RED, drop).ask(ALICE, A, B).forward();
    assertAdded(
        blocker(found, BlockerCode.BLACKHOLE_ROUTE),
        DerivedIds.mainTableOf(RED).text(),
        "10.0.0.0/16");
    var asleep = route(4, "10.0.0.0/16", THERE).enabled(false);
    var woken = joined().routed(RED, drop, asleep).ask(ALICE, A, B).forward();
    assertRequest(blocker(woken, BlockerCode.BLACKHOLE_ROUTE), "POST", asleep, "/enable");
  }

  @Test
  void whatSleepsBesideABlackholeIsWokenAfterIt() {
    var drop = route(3, "10.0.1.0/24", NextHop.BLACKHOLE);
    var asleep = route(4, "10.0.1.0/24", THERE).enabled(false);
    var found = joined().routed(RED, drop, asleep).ask(ALICE, A, B).forward();
    var blocker = blocker(found, BlockerCode.BLACKHOLE_ROUTE);
    assertRequest(blocker, "POST", drop, "/disable");
    assertThat(blocker.fix()).contains("then enable route " + asleep.id());
    var lone = joined().routed(RED, drop).ask(ALICE, A, B).forward();
    assertRequest(blocker(lone, BlockerCode.BLACKHOLE_ROUTE), "PUT", drop, "");
  }

  /** Behind the first there is another that drops them. */
  @Test
  void aShorterRouteIsPraisedOnlyWhereItWouldBeNext() {
    var first = route(3, "10.0.1.0/26", NextHop.BLACKHOLE);
    var second = route(4, "10.0.1.0/25", NextHop.BLACKHOLE);
    var both = working().routed(RED, first, second).ask(ALICE, A, B).forward();
    assertRequest(blocker(both, BlockerCode.BLACKHOLE_ROUTE), "PUT", first, "");
    var one = working().routed(RED, first).ask(ALICE, A, B).forward();
    assertRequest(blocker(one, BlockerCode.MORE_SPECIFIC_ROUTE_WINS), "DELETE", first, "");
  }

  @Test
  void acrossRegionsARequestNeedsABandwidth() {
    var ended = working().in(ConnectionStatus.DELETED).routed(RED, TO_B);
    var here = new Blockers(ended.network(), ALICE).notActive(connection(ended));
    assertThat(body(here)).doesNotContainKey("bandwidthMbps");
    var across = ended.acrossTo("ap-beijing");
    var there = new Blockers(across.network(), ALICE).notActive(connection(across));
    assertThat(body(there)).containsEntry("bandwidthMbps", "{bandwidthMbps}");
  }

  private static Connection connection(Scene scene) {
    return scene.network().connection(PCX).orElseThrow();
  }

  private static Map<String, Object> body(Blocker blocker) {
    return Optional.ofNullable(blocker.request()).map(ApiCall::body).orElseThrow();
  }

  private static void assertAdded(Blocker blocker, String table, String destination) {
    var request = Optional.ofNullable(blocker.request()).orElseThrow();
    assertThat(request.method() + " " + request.path())
        .isEqualTo("POST /v1/route-tables/" + table + "/routes");
    assertThat(request.body())
        .containsEntry("destination", destination)
        .containsEntry("nextHopId", PCX.text());
  }

  private static void assertRequest(Blocker blocker, String method, Route route, String verb) {
    var request = Optional.ofNullable(blocker.request()).orElseThrow();
    assertThat(request.method() + " " + request.path())
        .isEqualTo(
            "%s /v1/route-tables/%s/routes/%s%s"
                .formatted(method, DerivedIds.mainTableOf(RED), route.id(), verb));
  }

  private static void assertWithdrawn(Blocker blocker, Route told) {
    var request = Optional.ofNullable(blocker.request()).orElseThrow();
    assertThat(request.path())
        .isEqualTo(
            "/v1/route-tables/%s/routes/%s/withdraw"
                .formatted(DerivedIds.mainTableOf(RED), told.id()));
    assertThat(blocker.fix()).endsWith("Route " + told.id() + " is published: withdraw it first.");
  }

  private static Blocker blocker(Direction direction, BlockerCode code) {
    var blocker = Optional.ofNullable(direction.blocker()).orElseThrow();
    assertThat(blocker.code()).isEqualTo(code);
    assertThat(blocker.accountId()).isEqualTo(ALICE);
    return blocker;
  }
}
