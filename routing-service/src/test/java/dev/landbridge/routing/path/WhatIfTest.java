package dev.landbridge.routing.path;

import static dev.landbridge.routing.path.Changes.accept;
import static dev.landbridge.routing.path.Changes.add;
import static dev.landbridge.routing.path.Changes.block;
import static dev.landbridge.routing.path.Changes.cap;
import static dev.landbridge.routing.path.Changes.delete;
import static dev.landbridge.routing.path.Changes.gone;
import static dev.landbridge.routing.path.Changes.ofRoute;
import static dev.landbridge.routing.path.Changes.replace;
import static dev.landbridge.routing.path.Changes.type;
import static dev.landbridge.routing.path.Scene.ALICE;
import static dev.landbridge.routing.path.Scene.BLUE;
import static dev.landbridge.routing.path.Scene.BOB;
import static dev.landbridge.routing.path.Scene.GREEN;
import static dev.landbridge.routing.path.Scene.OTHER;
import static dev.landbridge.routing.path.Scene.PCX;
import static dev.landbridge.routing.path.Scene.RED;
import static dev.landbridge.routing.path.Scene.SUBNET_A;
import static dev.landbridge.routing.path.Scene.TO_B;
import static dev.landbridge.routing.path.Scene.joined;
import static dev.landbridge.routing.path.Scene.route;
import static dev.landbridge.routing.path.Scene.working;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.network.PeeringLimits;
import dev.landbridge.routing.table.DerivedIds;
import dev.landbridge.routing.whatif.Change;
import dev.landbridge.routing.whatif.Change.Kind;
import dev.landbridge.routing.whatif.WhatIf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A change that would be refused is refused, for what the real request would be refused for. */
class WhatIfTest {
  private static final NextHop NAT = new NextHop(NextHopType.NAT_GATEWAY, "nat-1");
  private static final NextHop CCN = new NextHop(NextHopType.CCN, "ccn-1");

  @ParameterizedTest
  @CsvSource({
    "10.0.1.0/24, peering-connection, pcx-0000000000000000a, route-already-exists",
    "10.0.1.0/24, nat-gateway, nat-1, equal-cost-not-allowed",
    "10.0.1.0/24, blackhole, , equal-cost-not-allowed",
    "0.0.0.0/0, ccn, ccn-2, equal-cost-not-allowed",
    "0.0.0.0/0, vpn-gateway, vpn-1, primary-backup-not-offered",
    "10.9.0.0/16, peering-connection, pcx-0000000000000000a, destination-outside-peer-cidr",
    "10.0.0.0/8, peering-connection, pcx-0000000000000000a, destination-outside-peer-cidr",
    "10.0.2.0/24, peering-connection, pcx-0000000000000000b, no-such-next-hop",
    "10.0.2.0/24, peering-connection, nonsense, no-such-next-hop",
    "192.168.7.0/24, nat-gateway, nat-1, destination-conflicts-with-own-cidr",
    "192.0.0.0/8, peering-connection, pcx-0000000000000000a, destination-conflicts-with-own-cidr",
    "10.0.2.0/24, local, local, local-route-immutable",
    "10.0.2.0/24, instance, 10.0.1.5, next-hop-invalid",
    "10.0.2.0/24, instance, somewhere, next-hop-invalid",
    "fd00::/64, instance, 192.168.1.9, next-hop-invalid",
    "10.0.2.0/24, ccn, -, next-hop-invalid",
    "10.0.2.0/24, blackhole, hole, next-hop-invalid",
  })
  void aRouteIsAddedByTheRulesOfTheTable(String to, String type, String id, String rule) {
    var scene = working().routed(RED, route(9, "0.0.0.0/0", CCN));
    assertThat(refusal(scene, 50, add(to, new NextHop(type(type), id == null ? "blackhole" : id))))
        .isEqualTo(rule);
  }

  @Test
  void aFullTableTakesNoRoute() {
    assertThat(refusal(working(), 1, add("0.0.0.0/0", NAT))).isEqualTo("route-quota-exceeded");
    after(working(), 2, add("0.0.0.0/0", NAT));
  }

  @Test
  void changesSeeWhatThoseBeforeThemDid() {
    after(working(), 1, ofRoute(Kind.REMOVE_ROUTE, TO_B), add("10.0.1.0/24", NAT));
    var twice = add("0.0.0.0/0", NAT);
    assertThat(refusal(working(), 50, twice, twice)).isEqualTo("route-already-exists");
  }

  @Test
  void noNewRouteLeadsThroughAnEndedConnection() {
    var scene = joined().in(ConnectionStatus.DELETED);
    assertThat(refusal(scene, 50, add("10.0.1.0/24", NextHop.through(PCX))))
        .isEqualTo("next-hop-ended");
    var pending = joined().in(ConnectionStatus.PENDING);
    after(pending, 50, add("10.0.1.0/24", NextHop.through(PCX)));
  }

  @Test
  void aRouteIsReplacedByTheRulesOfTheTable() {
    var second = route(9, "10.0.1.0/24", NAT).enabled(false);
    var scene = working().routed(RED, second);
    assertThat(refusal(scene, 50, replace(TO_B, NAT))).isEqualTo("route-already-exists");
    assertThat(refusal(scene, 50, replace(TO_B, NextHop.through(OTHER))))
        .isEqualTo("no-such-next-hop");
    after(scene, 50, replace(TO_B, CCN));
  }

  @Test
  void aRouteIsEnabledByAllRulesAnew() {
    var off = route(9, "10.0.1.0/24", NAT).enabled(false);
    var scene = working().routed(RED, off);
    assertThat(refusal(scene, 50, ofRoute(Kind.ENABLE_ROUTE, off)))
        .isEqualTo("equal-cost-not-allowed");
    var asleep = TO_B.enabled(false);
    assertThat(refusal(joined().routed(RED, off, asleep), 1, ofRoute(Kind.ENABLE_ROUTE, off)))
        .isEqualTo("route-quota-exceeded");
    var ended = joined().in(ConnectionStatus.DELETED).routed(RED, asleep);
    assertThat(refusal(ended, 50, ofRoute(Kind.ENABLE_ROUTE, asleep))).isEqualTo("next-hop-ended");
    after(scene, 50, ofRoute(Kind.DISABLE_ROUTE, TO_B), ofRoute(Kind.ENABLE_ROUTE, off));
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"REMOVE_ROUTE", "DISABLE_ROUTE"})
  void aPublishedRouteStays(Kind kind) {
    var told =
        new Route(TO_B.id(), TO_B.destination(), TO_B.nextHop(), true, RouteOrigin.USER, true);
    assertThat(refusal(joined().routed(RED, told), 50, ofRoute(kind, told)))
        .isEqualTo("route-is-published");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"REMOVE_ROUTE", "DISABLE_ROUTE", "ENABLE_ROUTE"})
  void whatNobodyWroteNobodyChanges(Kind kind) {
    var learned = new Route(TO_B.id(), TO_B.destination(), CCN, true, RouteOrigin.LEARNED, false);
    assertThat(refusal(joined().routed(RED, learned), 50, ofRoute(kind, learned)))
        .isEqualTo("system-route");
    var local =
        DerivedIds.localRouteOf(DerivedIds.mainTableOf(RED), CidrBlock.parse("192.168.0.0/16"));
    var derived = new Route(local, TO_B.destination(), CCN, true);
    assertThat(refusal(joined(), 50, ofRoute(kind, derived))).isEqualTo("local-route-immutable");
  }

  @Test
  void besideALearnedRouteOneThroughAConnectionIsAdded() {
    var learned =
        new Route(
            route(9, "::/0", CCN).id(), TO_B.destination(), CCN, true, RouteOrigin.LEARNED, false);
    var scene = joined().routed(RED, learned);
    after(scene, 50, add("10.0.1.0/24", NextHop.through(PCX)));
    assertThat(refusal(scene, 50, add("10.0.1.0/24", new NextHop(NextHopType.CCN, "ccn-2"))))
        .isEqualTo("equal-cost-with-learned-route");
    assertThat(refusal(scene, 50, replace(learned, NextHop.through(PCX))))
        .isEqualTo("system-route");
  }

  @Test
  void aSubnetStaysInItsVpc() {
    var foreign =
        new Change(
            Kind.ASSOCIATE_SUBNET,
            DerivedIds.mainTableOf(RED),
            null,
            null,
            null,
            null,
            Scene.SUBNET_B,
            null,
            null,
            null,
            null);
    var own = joined().ownedBy(ALICE, BLUE);
    assertThat(refusal(own, 50, foreign)).isEqualTo("subnet-not-in-vpc");
    var same =
        new Change(
            Kind.ASSOCIATE_SUBNET,
            DerivedIds.mainTableOf(RED),
            null,
            null,
            null,
            null,
            SUBNET_A,
            null,
            null,
            null,
            null);
    after(own, 50, same);
  }

  @Test
  void onlyAPendingConnectionIsAcceptedAndOnlyByTheAccepter() {
    var pending = joined().in(ConnectionStatus.PENDING);
    assertThat(refusal(ALICE, pending, 50, accept())).isEqualTo("not-the-accepter");
    assertThat(refusal(BOB, joined().in(ConnectionStatus.EXPIRED), 50, accept()))
        .isEqualTo("not-possible-in-state");
    assertThat(connection(after(BOB, pending, 50, accept())).isActive()).isTrue();
    after(BOB, joined(), 50, accept());
  }

  @Test
  void aVpcWithItsActiveConnectionsTakesNoOther() {
    var pending = joined().connected(OTHER, BLUE, GREEN).in(ConnectionStatus.PENDING);
    assertThat(refusal(BOB, pending, 1, accept())).isEqualTo("quota-exceeded");
    after(BOB, pending, 2, accept());
    var atRequester = joined().connected(OTHER, RED, GREEN).in(ConnectionStatus.PENDING);
    assertThat(refusal(BOB, atRequester, 1, accept())).isEqualTo("peer-quota-exceeded");
    var isolated = atRequester.in(OTHER, ConnectionStatus.ISOLATED);
    assertThat(refusal(BOB, isolated, 1, accept())).isEqualTo("peer-quota-exceeded");
    after(BOB, atRequester.in(OTHER, ConnectionStatus.EXPIRED), 1, accept());
  }

  @Test
  void anEndedEntryIsClearedByTheRequesterOnly() {
    var expired = joined().in(ConnectionStatus.EXPIRED);
    assertThat(refusal(BOB, expired, 50, delete())).isEqualTo("not-the-requester");
    assertThat(connection(after(ALICE, expired, 50, delete())).hasEnded()).isTrue();
    assertThat(connection(after(BOB, joined(), 50, delete())).hasEnded()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "100000000002, ap-beijing, 500, not-the-requester",
    "100000000001, ap-guangzhou, 500, bandwidth-not-settable",
    "100000000001, ap-beijing, 300, no-such-bandwidth-tier",
    "100000000001, ap-beijing, 2000, bandwidth-needs-ticket",
  })
  void aCapIsATierAcrossRegions(String account, String region, int mbps, String rule) {
    var scene = joined().acrossTo(region);
    assertThat(refusal(AccountId.parse(account), scene, 50, cap(mbps))).isEqualTo(rule);
    var across = joined().acrossTo("ap-beijing");
    assertThat(connection(after(ALICE, across, 50, cap(500))).bandwidthMbps()).isEqualTo(500);
    assertThat(refusal(ALICE, across.in(ConnectionStatus.EXPIRED), 50, cap(500)))
        .isEqualTo("not-possible-in-state");
  }

  @Test
  void aBlockThatComesOverlapsNobody() {
    var chain = joined().connected(OTHER, BLUE, GREEN);
    assertThat(refusal(ALICE, chain, 50, block("192.168.0.0/24"))).isEqualTo("cidr-blocks-overlap");
    assertThat(refusal(ALICE, chain, 50, block("10.0.1.0/24")))
        .isEqualTo("cidr-block-overlaps-peer");
    assertThat(refusal(ALICE, chain, 50, block("172.16.0.0/24")))
        .isEqualTo("cidr-block-taken-at-peer");
    assertThat(refusal(ALICE, chain.in(ConnectionStatus.PENDING), 50, block("10.0.0.0/12")))
        .isEqualTo("cidr-block-overlaps-peer");
    after(ALICE, chain.in(ConnectionStatus.EXPIRED), 50, block("10.0.1.0/24"));
    after(ALICE, chain.in(OTHER, ConnectionStatus.DELETED), 50, block("172.16.0.0/24"));
    var mayOverlap = new PeeringLimits(true, List.of(), Map.of());
    new WhatIf(ALICE, Instant.EPOCH, false, (_, _) -> 50, mayOverlap)
        .after(chain.network(), List.of(block("172.16.0.0/24")));
  }

  /** The present answers for what the caller may see now; of the past one could ask for ever. */
  @Test
  void whoseBlocksWereThereIsNotAskedOfThePast() {
    var peering = new PeeringLimits(false, List.of(), Map.of());
    var past = new WhatIf(ALICE, Instant.EPOCH, true, (_, _) -> 50, peering);
    var refused =
        catchThrowableOfType(
            CommandRejected.class,
            () ->
                past.after(
                    working().network(),
                    List.of(ofRoute(Kind.DISABLE_ROUTE, TO_B), block("172.16.0.0/24"))));
    assertThat(refused.reason().code()).isEqualTo("change-not-possible");
    assertThat(refused.reason().values()).containsExactly(Map.entry("change", 1));
  }

  @Test
  void aVpcHasSoManySecondaryBlocks() {
    var two = List.of(block("10.1.0.0/16"), block("10.2.0.0/16"));
    assertThat(refusal(ALICE, joined(), 1, two.toArray(Change[]::new))).isEqualTo("quota-exceeded");
    after(ALICE, joined(), 1, two.getFirst(), two.getFirst());
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.0/16, primary-cidr-block",
    "10.7.0.0/16, no-such-cidr-block",
    "10.8.0.0/16, cidr-block-in-use",
  })
  void aBlockGoesWhenNothingIsInIt(String block, String rule) {
    var red = joined().network().vpc(RED).orElseThrow();
    var wide = new Scene(joined().network().with(red.with(CidrBlock.parse("10.8.0.0/16"))));
    assertThat(refusal(ALICE, wide.subnet(SUBNET_A, RED, "10.8.1.0/24"), 50, gone(block)))
        .isEqualTo(rule);
    after(ALICE, wide, 50, gone("10.8.0.0/16"));
  }

  @Test
  void theRuleIsNamedWithTheChangeThatBreaksIt() {
    var reason =
        rejected(
            ALICE,
            working(),
            50,
            ofRoute(Kind.DISABLE_ROUTE, TO_B),
            add("10.0.1.0/24", NAT),
            add("8.8.8.0/24", NAT),
            add("10.0.1.0/24", NAT));
    assertThat(reason.code()).isEqualTo("change-not-possible");
    assertThat(reason.values())
        .containsEntry("change", 3)
        .containsEntry("rule", "route-already-exists")
        .containsKey("routeId");
    assertThat(reason.detail()).contains("route-already-exists", "10.0.1.0/24");
    var incomplete =
        new Change(
            Kind.ADD_ROUTE,
            DerivedIds.mainTableOf(RED),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    assertThat(rejected(ALICE, working(), 50, incomplete).values()).containsOnlyKeys("change");
  }

  private static Connection connection(Scene scene) {
    return scene.network().connection(PCX).orElseThrow();
  }

  private static Scene after(Scene scene, int limit, Change... changes) {
    return after(ALICE, scene, limit, changes);
  }

  private static Scene after(AccountId who, Scene scene, int limit, Change... changes) {
    var peering = new PeeringLimits(false, List.of(10, 500, 1000), Map.of());
    return new Scene(
        new WhatIf(who, Instant.EPOCH, false, (_, _) -> limit, peering)
            .after(scene.network(), List.of(changes)));
  }

  private static Object refusal(Scene scene, int limit, Change... changes) {
    return refusal(ALICE, scene, limit, changes);
  }

  private static Object refusal(AccountId who, Scene scene, int limit, Change... changes) {
    return rejected(who, scene, limit, changes).values().getOrDefault("rule", "");
  }

  private static Rejection rejected(AccountId who, Scene scene, int limit, Change... changes) {
    return catchThrowableOfType(CommandRejected.class, () -> after(who, scene, limit, changes))
        .reason();
  }
}
