package dev.landbridge.routing.lint;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.Cast;
import dev.landbridge.routing.Pictures;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.network.ConnectionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinterTest {
  private static final Duration NOTICE = Duration.ofDays(1);
  private final Cast cast = Cast.fresh();
  private final NextHop hop = NextHop.through(cast.pcx());
  private final Network guide = Pictures.guide(cast, ConnectionStatus.ACTIVE);

  private static List<Finding> lint(Network network, AccountId viewer) {
    return new Linter(network, viewer, Map.of(), NOTICE).findings(Pictures.THEN);
  }

  private List<Finding> lint(Network network) {
    return lint(network, cast.alice());
  }

  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  private Finding only(Network network, FindingCode code) {
    var found = lint(network).stream().filter(finding -> finding.code() == code).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private Network red(String destination) {
    return Pictures.route(guide, cast.redMain(), destination, hop);
  }

  private Network both() {
    return Pictures.route(red("10.0.1.0/24"), cast.blueMain(), Cast.A_BLOCK.text(), hop);
  }

  @Test
  void withBothRoutesThereIsNothing() {
    assertThat(lint(both())).isEmpty();
    assertThat(lint(both(), cast.bob())).isEmpty();
  }

  @Test
  void theSideWithoutARouteBackMustAct() {
    var seenByAlice = only(red("10.0.1.0/24"), FindingCode.ONE_SIDED_ROUTES);
    assertThat(seenByAlice.accountId()).isEqualTo(cast.bob());
    assertThat(seenByAlice.vpcId()).isEqualTo(cast.red());
    assertThat(seenByAlice.fix().request()).isNull();
    assertThat(seenByAlice.objects()).extracting(Finding.Thing::type).doesNotContain("route-table");
    var seenByBob = lint(red("10.0.1.0/24"), cast.bob()).getFirst();
    assertThat(seenByBob.id()).isEqualTo(seenByAlice.id());
    assertThat(seenByBob.vpcId()).isEqualTo(cast.blue());
    assertThat(seenByBob.objects())
        .contains(new Finding.Thing("route-table", cast.blueMain().text()));
    assertThat(requireNonNull(seenByBob.fix().request()).path())
        .isEqualTo("/v1/route-plans/" + cast.pcx() + "/apply");
  }

  @Test
  void aRouteToAPartOfASubnetIsOneSidedForThatPart() {
    var found = only(red("10.0.1.64/26"), FindingCode.ONE_SIDED_ROUTES);
    assertThat(found.explanation()).contains("10.0.1.64/26").doesNotContain("10.0.1.0/24");
    var split = Pictures.route(red("10.0.1.0/26"), cast.redMain(), "10.0.1.128/25", hop);
    assertThat(only(split, FindingCode.ONE_SIDED_ROUTES).explanation())
        .contains("[10.0.1.0/26, 10.0.1.128/25]");
    var answered = Pictures.route(split, cast.blueMain(), Cast.A_BLOCK.text(), hop);
    var rest = only(answered, FindingCode.ONE_SIDED_ROUTES);
    assertThat(rest.accountId()).isEqualTo(cast.alice());
    assertThat(rest.explanation()).contains(Cast.A_BLOCK.text());
    assertThat(lint(Pictures.route(guide, cast.redMain(), "10.0.9.0/24", hop))).isEmpty();
  }

  private Finding oneSidedForBob(Network network) {
    return backForBob(network, FindingCode.ONE_SIDED_ROUTES);
  }

  private Finding backForBob(Network network, FindingCode code) {
    return lint(network, cast.bob()).stream()
        .filter(finding -> finding.code() == code)
        .findFirst()
        .orElseThrow();
  }

  private Network answeredBy(String destination, NextHopType type, String id) {
    return Pictures.route(red("10.0.1.0/24"), cast.blueMain(), destination, new NextHop(type, id));
  }

  /** A default route to a NAT gateway is there for the internet, not for the peer. */
  @Test
  void aDefaultRouteElsewhereIsNoRouteBack() {
    var network = answeredBy("0.0.0.0/0", NextHopType.NAT_GATEWAY, "nat-1");
    assertThat(only(network, FindingCode.ONE_SIDED_ROUTES).accountId()).isEqualTo(cast.bob());
    assertThat(requireNonNull(oneSidedForBob(network).fix().request()).path())
        .isEqualTo("/v1/route-plans/" + cast.pcx() + "/apply");
    assertThat(codes(lint(network))).doesNotContain(FindingCode.ASYMMETRIC_PATH);
  }

  @Test
  void aRouteToTheAskingSubnetItselfIsMeantAndAsymmetric() {
    var network = answeredBy(Cast.A_BLOCK.text(), NextHopType.NAT_GATEWAY, "nat-1");
    assertThat(codes(lint(network)))
        .contains(FindingCode.ASYMMETRIC_PATH)
        .doesNotContain(FindingCode.ONE_SIDED_ROUTES);
    assertThat(backForBob(network, FindingCode.ASYMMETRIC_PATH).fix().request()).isNull();
  }

  /** The server may send them on to the peer. */
  @Test
  void aWiderRouteToAServerIsAsymmetricAndMendedByThePlan() {
    var network = answeredBy("192.0.0.0/8", NextHopType.INSTANCE, "10.0.1.9");
    var found = backForBob(network, FindingCode.ASYMMETRIC_PATH);
    assertThat(requireNonNull(found.fix().request()).path())
        .isEqualTo("/v1/route-plans/" + cast.pcx() + "/apply");
  }

  @Test
  void whatStandsInTheWayOfTheRouteBackIsNamedInsteadOfARequestThatFails() {
    var route = new Route(Pictures.newId(), Cast.A_BLOCK, Pictures.gone(), true);
    var found = oneSidedForBob(Pictures.route(red("10.0.1.0/24"), cast.blueMain(), route));
    assertThat(found.fix().request()).isNull();
    assertThat(found.fix().text()).contains(route.id().text(), cast.blueMain().text());
  }

  @Test
  void aRouteBackThatIsSwitchedOffIsSwitchedOn() {
    var off = new Route(Pictures.newId(), Cast.A_BLOCK, hop, false);
    var network = Pictures.route(red("10.0.1.0/24"), cast.blueMain(), off);
    var request = requireNonNull(oneSidedForBob(network).fix().request());
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path())
        .isEqualTo("/v1/route-tables/" + cast.blueMain() + "/routes/" + off.id() + "/enable");
  }

  @Test
  void anUnusedConnectionIsNotMendedByAPlanThatIsObstructed() {
    var fix = only(guide, FindingCode.UNUSED_CONNECTION).fix();
    assertThat(requireNonNull(fix.request()).path()).endsWith("/apply");
    var route = new Route(Pictures.newId(), Cast.B_BLOCK, Pictures.gone(), true);
    var obstructed = Pictures.route(guide, cast.redMain(), route);
    var told = only(obstructed, FindingCode.UNUSED_CONNECTION).fix();
    assertThat(told.request()).isNull();
    assertThat(told.text()).contains(route.id().text());
  }

  @Test
  void whereThereIsNoSubnetThereIsNoPlanToApply() {
    var red = new VpcEnd(cast.alice(), cast.red(), Pictures.HERE, List.of(Cast.RED_BLOCK));
    var blue = new VpcEnd(cast.bob(), cast.blue(), Pictures.HERE, List.of(Cast.BLUE_BLOCK));
    var active = new Connection(cast.pcx(), ConnectionStatus.ACTIVE, red, blue, 100, Pictures.THEN);
    var bare = Pictures.vpc(Pictures.vpc(Pictures.empty(), red), blue).with(active);
    assertThat(only(bare, FindingCode.UNUSED_CONNECTION).fix().request()).isNull();
  }

  @Test
  void anAnswerThatGoesElsewhereIsAsymmetric() {
    var third =
        new VpcEnd(
            cast.bob(),
            VpcId.parse(Cast.id(VpcId.PREFIX, Cast.next() + 5)),
            Pictures.HERE,
            List.of(Cast.RED_BLOCK));
    var other = PeeringConnectionId.parse(Cast.id(PeeringConnectionId.PREFIX, Cast.next()));
    var blue = new VpcEnd(cast.bob(), cast.blue(), Pictures.HERE, List.of(Cast.BLUE_BLOCK));
    var network =
        Pictures.vpc(red("10.0.1.0/24"), third)
            .with(new Connection(other, ConnectionStatus.ACTIVE, blue, third, 0, Pictures.THEN));
    network = Pictures.route(network, cast.blueMain(), Cast.A_BLOCK.text(), NextHop.through(other));
    assertThat(only(network, FindingCode.ASYMMETRIC_PATH).accountId()).isEqualTo(cast.bob());
    assertThat(backForBob(network, FindingCode.ASYMMETRIC_PATH).fix().text())
        .contains(cast.blueMain().text(), "Replace the route's next hop by the connection.");
    assertThat(codes(lint(network, cast.bob())))
        .contains(FindingCode.OVERLAPPING_PEER_RANGES, FindingCode.ASYMMETRIC_PATH)
        .doesNotContain(FindingCode.ONE_SIDED_ROUTES);
  }

  @Test
  void aRouteThroughWhatEndedIsABlackhole() {
    var network = Pictures.route(both(), cast.redMain(), "10.0.9.0/24", Pictures.gone());
    var found = only(network, FindingCode.BLACKHOLE_ROUTE);
    assertThat(found.severity()).isEqualTo(Severity.ERROR);
    assertThat(requireNonNull(found.fix().request()).method()).isEqualTo("DELETE");
    var outside = Pictures.route(both(), cast.redMain(), "10.1.0.0/24", hop);
    assertThat(only(outside, FindingCode.BLACKHOLE_ROUTE).explanation()).contains("no CIDR block");
  }

  @Test
  void aRouteThroughAPendingConnectionWaitsForTheAccepter() {
    var pending = Pictures.guide(cast, ConnectionStatus.PENDING);
    var network = Pictures.route(pending, cast.redMain(), "10.0.1.0/24", hop);
    assertThat(only(network, FindingCode.ROUTE_TO_INACTIVE_CONNECTION).accountId())
        .isEqualTo(cast.bob());
  }

  @Test
  void aRouteThroughAnIsolatedConnectionWaitsForTheRequester() {
    var isolated = Pictures.guide(cast, ConnectionStatus.ISOLATED);
    var blues = Pictures.route(isolated, cast.blueMain(), Cast.A_BLOCK.text(), hop);
    var found = lint(blues, cast.bob()).getFirst();
    assertThat(found.code()).isEqualTo(FindingCode.ROUTE_TO_INACTIVE_CONNECTION);
    assertThat(found.accountId()).isEqualTo(cast.alice());
    assertThat(found.fix().text()).contains(cast.alice().text(), "arrears", "operator");
  }

  @Test
  void aRouteThatNeverDecidesIsShadowed() {
    var network = Pictures.route(both(), cast.redMain(), "10.0.1.0/25", hop);
    assertThat(codes(lint(network))).isEmpty();
    var whole = Pictures.route(network, cast.redMain(), "10.0.1.128/25", hop);
    assertThat(only(whole, FindingCode.SHADOWED_ROUTE).explanation()).contains("10.0.1.0/24");
  }

  @Test
  void aRouteThatLosesAPartIsToldOf() {
    var network = Pictures.route(both(), cast.redMain(), "10.0.0.0/16", hop);
    network = Pictures.route(network, cast.redMain(), "10.0.7.0/24", Pictures.gone());
    assertThat(only(network, FindingCode.PARTLY_SHADOWED_ROUTE).explanation())
        .contains("10.0.7.0/24");
  }

  @Test
  void anActiveConnectionWithoutRoutesIsUnused() {
    assertThat(codes(lint(guide))).containsExactly(FindingCode.UNUSED_CONNECTION);
    assertThat(codes(lint(red("10.0.1.0/24")))).doesNotContain(FindingCode.UNUSED_CONNECTION);
  }

  @Test
  void aDisabledRouteThatWouldTakeOverIsToldOf() {
    var off = new Route(Pictures.newId(), CidrBlock.parse("10.0.1.0/28"), Pictures.gone(), false);
    var network = Pictures.route(both(), cast.redMain(), off);
    assertThat(codes(lint(network))).containsExactly(FindingCode.DISABLED_ROUTE_WOULD_WIN);
  }

  @Test
  void tablesThatServeAllOrNobodyOrTheSame() {
    var second = SubnetId.parse(Cast.id(SubnetId.PREFIX, Cast.next() + 9));
    var network =
        both().with(Pictures.subnet(second, cast.red(), CidrBlock.parse("192.168.2.0/24")));
    assertThat(codes(lint(network))).contains(FindingCode.MAIN_TABLE_SERVES_ALL);
    var custom = RouteTableId.parse(Cast.id(RouteTableId.PREFIX, Cast.next()));
    network = network.with(Pictures.table(custom, cast.red(), cast.alice(), false));
    assertThat(codes(lint(network))).contains(FindingCode.UNUSED_ROUTE_TABLE);
    network = Pictures.route(network, custom, "10.0.1.0/24", hop);
    assertThat(codes(lint(network))).contains(FindingCode.DUPLICATE_ROUTE_TABLE);
  }

  @Test
  void aRequestThatSoonExpiresIsToldOf() {
    var pending = Pictures.guide(cast, ConnectionStatus.PENDING);
    var at = Pictures.THEN.plus(Duration.ofDays(7));
    assertThat(codes(expiring(pending, at, at.minus(Duration.ofDays(2))))).isEmpty();
    assertThat(codes(expiring(pending, at, at.minus(Duration.ofHours(3)))))
        .containsExactly(FindingCode.CONNECTION_ABOUT_TO_EXPIRE);
    assertThat(codes(expiring(pending, at, at))).isEmpty();
    var early = new Linter(pending, cast.alice(), Map.of(cast.pcx(), at), Duration.ofDays(7));
    assertThat(codes(early.findings(Pictures.THEN)))
        .containsExactly(FindingCode.CONNECTION_ABOUT_TO_EXPIRE);
  }

  private Network learned(Network network, String destination, String ccn) {
    return Pictures.route(
        network,
        cast.redMain(),
        new Route(
            Pictures.newId(),
            CidrBlock.parse(destination),
            new NextHop(NextHopType.CCN, ccn),
            true,
            RouteOrigin.LEARNED,
            false));
  }

  @Test
  void rangesThatAreLearnedTwiceOverlap() {
    var once = learned(both(), "172.16.0.0/16", "ccn-1");
    assertThat(codes(lint(learned(once, "172.16.4.0/24", "ccn-1"))))
        .doesNotContain(FindingCode.OVERLAPPING_LEARNED_RANGES);
    var found =
        only(learned(once, "172.16.4.0/24", "ccn-2"), FindingCode.OVERLAPPING_LEARNED_RANGES);
    assertThat(found.explanation()).contains("172.16.0.0/16", "172.16.4.0/24", "ccn-2");
    assertThat(
            only(learned(both(), "10.0.0.0/8", "ccn-1"), FindingCode.OVERLAPPING_LEARNED_RANGES)
                .objects())
        .contains(new Finding.Thing("peering-connection", cast.pcx().text()));
    assertThat(codes(lint(learned(both(), "0.0.0.0/0", "ccn-1"))))
        .doesNotContain(FindingCode.OVERLAPPING_LEARNED_RANGES);
  }

  /** How the asking account cut its routes is for nobody else to see. */
  @Test
  void thePartThatIsReachedHasNoEdgesOfItsOwn() {
    var network = Pictures.guide(cast, ConnectionStatus.ACTIVE);
    network = Pictures.route(network, cast.redMain(), "10.0.1.0/25", hop);
    network = Pictures.route(network, cast.redMain(), "10.0.1.0/26", hop);
    assertThat(lint(network, cast.bob()))
        .filteredOn(finding -> finding.code() == FindingCode.ONE_SIDED_ROUTES)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.explanation()).contains("10.0.1.0/25").doesNotContain("/26"));
  }

  /** Single hosts that reach each other both ways, as somebody meant it. */
  @Test
  void hostsThatAnswerEachOtherAreNotOneSided() {
    var network = Pictures.guide(cast, ConnectionStatus.ACTIVE);
    network = Pictures.route(network, cast.redMain(), "10.0.1.7/32", hop);
    assertThat(codes(lint(network))).contains(FindingCode.ONE_SIDED_ROUTES);
    network = Pictures.route(network, cast.blueMain(), "192.168.1.5/32", hop);
    assertThat(codes(lint(network)))
        .doesNotContain(FindingCode.ONE_SIDED_ROUTES, FindingCode.ASYMMETRIC_PATH);
  }

  /** It cannot be deleted before it is withdrawn, so the request is not advised. */
  @Test
  void aPublishedRouteInTheShadowIsWithdrawnFirst() {
    var published = new Route(Pictures.newId(), Cast.B_BLOCK, hop, true, RouteOrigin.USER, true);
    var network = Pictures.route(both(), cast.redMain(), published);
    network = Pictures.route(network, cast.redMain(), "10.0.1.0/25", hop);
    network = Pictures.route(network, cast.redMain(), "10.0.1.128/25", hop);
    assertThat(lint(network))
        .filteredOn(finding -> finding.code() == FindingCode.SHADOWED_ROUTE)
        .filteredOn(finding -> finding.fix().text().contains("withdraw it first"))
        .hasSize(1)
        .allSatisfy(finding -> assertThat(finding.fix().request()).isNull());
  }

  @Test
  void anUnusedTableWithAPublishedRouteIsNotDeletedBeforeThatIsWithdrawn() {
    var custom = RouteTableId.parse(Cast.id(RouteTableId.PREFIX, Cast.next()));
    var network = both().with(Pictures.table(custom, cast.red(), cast.alice(), false));
    assertThat(only(network, FindingCode.UNUSED_ROUTE_TABLE).fix().request()).isNotNull();
    var server = new NextHop(NextHopType.INSTANCE, "192.168.1.9");
    var published =
        new Route(
            Pictures.newId(),
            CidrBlock.parse("172.16.0.0/16"),
            server,
            true,
            RouteOrigin.USER,
            true);
    var fix =
        only(Pictures.route(network, custom, published), FindingCode.UNUSED_ROUTE_TABLE).fix();
    assertThat(fix.request()).isNull();
    assertThat(fix.text()).contains(published.id().text(), "withdraw it first");
  }

  /** Nobody can delete it, so nobody is told to. */
  @Test
  void aShadowedRouteThatWasLearnedIsNotForTheOwnerToRemove() {
    var network = learned(both(), "10.0.1.0/24", "ccn-1");
    network = Pictures.route(network, cast.redMain(), "10.0.1.0/25", hop);
    network = Pictures.route(network, cast.redMain(), "10.0.1.128/25", hop);
    assertThat(lint(network))
        .filteredOn(finding -> finding.code() == FindingCode.SHADOWED_ROUTE)
        .filteredOn(finding -> finding.fix().request() == null)
        .hasSize(1);
  }

  @Test
  void onlyTheAccepterIsToldToAccept() {
    var pending = Pictures.guide(cast, ConnectionStatus.PENDING);
    var at = Pictures.THEN.plus(Duration.ofHours(3));
    assertThat(expiring(pending, at, Pictures.THEN).getFirst().fix().request()).isNull();
    var bobs = new Linter(pending, cast.bob(), Map.of(cast.pcx(), at), NOTICE);
    var request = requireNonNull(bobs.findings(Pictures.THEN).getFirst().fix().request());
    assertThat(request.path()).endsWith("/accept");
  }

  private List<Finding> expiring(Network network, Instant at, Instant now) {
    return new Linter(network, cast.alice(), Map.of(cast.pcx(), at), NOTICE).findings(now);
  }
}
