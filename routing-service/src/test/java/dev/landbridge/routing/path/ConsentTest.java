package dev.landbridge.routing.path;

import static dev.landbridge.routing.path.Scene.A;
import static dev.landbridge.routing.path.Scene.ALICE;
import static dev.landbridge.routing.path.Scene.BLUE;
import static dev.landbridge.routing.path.Scene.OTHER;
import static dev.landbridge.routing.path.Scene.PCX;
import static dev.landbridge.routing.path.Scene.RED;
import static dev.landbridge.routing.path.Scene.TO_B;
import static dev.landbridge.routing.path.Scene.joined;
import static dev.landbridge.routing.path.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.network.PeeringLimits;
import dev.landbridge.routing.whatif.WhatIf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a peer that has not agreed, or no longer, nothing is told that was not in the request. */
class ConsentTest {
  private static final IpAddress LATER = IpAddress.parse("10.50.0.9");
  private static final CidrBlock ADDED = CidrBlock.parse("10.50.0.0/16");

  /** The peer's VPC with a block that came after the request. */
  private static Scene grown(Scene scene) {
    var blue = scene.network().vpc(BLUE).orElseThrow();
    return new Scene(scene.network().with(blue.with(ADDED)));
  }

  @ParameterizedTest
  @EnumSource(names = {"PENDING", "EXPIRED", "ISOLATED", "REJECTED", "WITHDRAWN", "DELETED"})
  void whatThePeerGainedSinceIsNotFoundByAsking(ConnectionStatus status) {
    var before = joined().in(status);
    var after = grown(joined()).in(status);
    assertThat(after.ask(ALICE, A, LATER)).isEqualTo(before.ask(ALICE, A, LATER));
    assertThat(whole(after)).isEqualTo(whole(before));
    assertThat(grown(joined()).ask(ALICE, A, LATER))
        .as("active")
        .isNotEqualTo(joined().ask(ALICE, A, LATER));
  }

  private static PathAnalysis whole(Scene scene) {
    return new Analyst(scene.network(), ALICE, false)
        .answer(new Endpoint(null, null, null, A), new Endpoint(BLUE, null, null, LATER));
  }

  /** An old route is not what tells who holds an address. */
  @Test
  void aRouteThroughAnEndedConnectionNamesNobody() {
    var ended = working().in(ConnectionStatus.DELETED).ask(ALICE, A, Scene.B);
    assertThat(ended.toString()).doesNotContain(BLUE.text());
    assertThat(ended.forward().blocker())
        .extracting(Blocker::code)
        .isEqualTo(BlockerCode.BLACKHOLE_ROUTE);
    var vpc = joined().network().vpc(Scene.GREEN).orElseThrow();
    var moved = joined().routed(RED, TO_B).in(ConnectionStatus.DELETED).network();
    var replaced = new Scene(moved.with(vpc.with(CidrBlock.parse("10.0.0.0/16"))));
    var found = replaced.connected(OTHER, RED, Scene.GREEN).ask(ALICE, A, Scene.B);
    assertThat(found.forward().blocker())
        .extracting(Blocker::request)
        .asString()
        .contains("PUT", OTHER.text());
    assertThat(found.back().toString()).contains(Scene.GREEN.text()).doesNotContain(PCX.text());
  }

  @Test
  void aVpcIsNotAskedForAnAddressThatItDoesNotHave() {
    var found = whole(working());
    assertThat(found.verdict()).isEqualTo(PathAnalysis.Verdict.UNREACHABLE);
    assertThat(found.blocker())
        .extracting(Blocker::code, Blocker::accountId, Blocker::request)
        .containsExactly(BlockerCode.NO_SUCH_SUBNET, ALICE, null);
  }

  /** Nor by trying blocks: the refusal is the same, but names what the caller sees anyway. */
  @Test
  void aBlockInTheWayIsNamedOnlyToWhoSeesIt() {
    var later = ADDED.text();
    var pending = grown(joined()).in(ConnectionStatus.PENDING);
    assertThat(refusal(pending, later).values())
        .containsEntry("rule", "cidr-block-overlaps-peer")
        .doesNotContainKey("conflictingCidrBlock");
    assertThat(refusal(pending, later).detail()).doesNotContain("one has");
    assertThat(refusal(pending, "10.0.1.0/24").values())
        .containsEntry("conflictingCidrBlock", CidrBlock.parse("10.0.0.0/16"));
    assertThat(refusal(grown(joined()), later).values())
        .containsEntry("conflictingCidrBlock", ADDED);
  }

  private static Rejection refusal(Scene scene, String block) {
    var limits = new PeeringLimits(false, List.of(), Map.of());
    var whatIf = new WhatIf(ALICE, Instant.EPOCH, false, (_, _) -> 50, limits);
    return catchThrowableOfType(
            CommandRejected.class,
            () -> whatIf.after(scene.network(), List.of(Changes.block(block))))
        .reason();
  }
}
