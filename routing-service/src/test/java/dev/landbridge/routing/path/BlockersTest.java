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
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.table.DerivedIds;
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
