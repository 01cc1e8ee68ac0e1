package dev.landbridge.routing.table;

import static dev.landbridge.routing.table.RouteCast.ALL;
import static dev.landbridge.routing.table.RouteCast.FAR;
import static dev.landbridge.routing.table.RouteCast.FIRST;
import static dev.landbridge.routing.table.RouteCast.LIMIT;
import static dev.landbridge.routing.table.RouteCast.OWN;
import static dev.landbridge.routing.table.RouteCast.PCX;
import static dev.landbridge.routing.table.RouteCast.PEER;
import static dev.landbridge.routing.table.RouteCast.SECOND;
import static dev.landbridge.routing.table.RouteCast.added;
import static dev.landbridge.routing.table.RouteCast.declared;
import static dev.landbridge.routing.table.RouteCast.disable;
import static dev.landbridge.routing.table.RouteCast.disabled;
import static dev.landbridge.routing.table.RouteCast.enable;
import static dev.landbridge.routing.table.RouteCast.enabled;
import static dev.landbridge.routing.table.RouteCast.facts;
import static dev.landbridge.routing.table.RouteCast.published;
import static dev.landbridge.routing.table.RouteCast.server;
import static dev.landbridge.routing.table.RouteTableDeciderTest.ALICE_ONLY;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CREATED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CUSTOM;
import static dev.landbridge.routing.table.RouteTableDeciderTest.DELETED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.given;

import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteEnabled;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.events.routing.RouteTableEvent.RouteWithdrawn;
import dev.landbridge.routing.table.RouteTableCommand.DisableRoute;
import dev.landbridge.routing.table.RouteTableCommand.EnableRoute;
import dev.landbridge.routing.table.RouteTableCommand.FollowNextHop;
import dev.landbridge.routing.table.RouteTableCommand.PublishRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableCommand.WithdrawRoute;
import dev.landbridge.routing.table.RouteTableRejection.DestinationConflictsWithOwnCidr;
import dev.landbridge.routing.table.RouteTableRejection.DestinationOutsidePeerCidr;
import dev.landbridge.routing.table.RouteTableRejection.LocalRouteImmutable;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.RouteIsPublished;
import dev.landbridge.routing.table.RouteTableRejection.RouteNotPublishable;
import dev.landbridge.routing.table.RouteTableRejection.RouteQuotaExceeded;
import dev.landbridge.routing.table.RouteTableRejection.SystemRoute;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteSwitchTest {
  private static final RouteTableEvent TO_PEER = added(FIRST, PEER, PCX);
  private static final RouteTableEvent TO_SERVER = added(FIRST, FAR, server(1));

  @Test
  void aRouteIsDisabledAndEnabled() {
    given(CREATED, TO_PEER).when(disable(FIRST)).then(disabled(FIRST));
    given(CREATED, TO_PEER, disabled(FIRST)).when(enable(FIRST, PCX)).then(enabled(FIRST));
  }

  @Test
  void twiceChangesNothing() {
    given(CREATED, TO_PEER, disabled(FIRST)).when(disable(FIRST)).thenNothing();
    given(CREATED, TO_PEER).when(enable(FIRST, PCX)).thenNothing();
  }

  @Test
  void enabledThroughAConnectionThatSleepsItIsABlackhole() {
    given(CREATED, TO_PEER, disabled(FIRST))
        .when(enableBy(new NextHopFacts.Connection(false, List.of(PEER)), LIMIT))
        .then(new RouteEnabled(CUSTOM, FIRST, RouteStatus.BLACKHOLE, ALICE_ONLY));
  }

  @Test
  void enablingChecksTheRulesAgain() {
    var life = new RouteTableEvent[] {CREATED, TO_PEER, disabled(FIRST)};
    var shrunk = new NextHopFacts.Connection(true, List.of());
    given(life).when(enableBy(shrunk, LIMIT)).thenRejected(DestinationOutsidePeerCidr.class);
    given(life).when(enableBy(facts(PCX), 0)).thenRejected(new RouteQuotaExceeded(CUSTOM, 0));
    given(life)
        .when(new EnableRoute(CUSTOM, FIRST, Derivation.NONE, facts(PCX), List.of(PEER), LIMIT))
        .thenRejected(new DestinationConflictsWithOwnCidr(PEER, PEER));
  }

  private static EnableRoute enableBy(NextHopFacts facts, int limit) {
    return new EnableRoute(CUSTOM, FIRST, Derivation.NONE, facts, List.of(OWN), limit);
  }

  @Test
  void aDisabledRouteDoesNotFollowItsNextHop() {
    given(CREATED, TO_PEER, disabled(FIRST))
        .when(new FollowNextHop(CUSTOM, PCX, new NextHopFacts.Unknown()))
        .thenNothing();
  }

  @Test
  void whatIsNotThereOrLocalIsNotSwitched() {
    given(CREATED).when(disable(FIRST)).thenRejected(new NoSuchRoute(CUSTOM, FIRST));
    given(CREATED).when(enable(FIRST, PCX)).thenRejected(new NoSuchRoute(CUSTOM, FIRST));
    given(CREATED, DELETED).when(disable(FIRST)).thenRejected(new NoSuchRouteTable(CUSTOM));
    given(CREATED)
        .when(new DisableRoute(CUSTOM, FIRST, Derivation.LOCAL))
        .thenRejected(new LocalRouteImmutable(CUSTOM));
    given(CREATED)
        .when(new PublishRoute(CUSTOM, FIRST, Derivation.LOCAL))
        .thenRejected(new LocalRouteImmutable(CUSTOM));
  }

  @ParameterizedTest
  @EnumSource(names = {"LEARNED", "PROBE"})
  void whatNobodyWroteNobodyChanges(RouteOrigin origin) {
    var system = added(FIRST, FAR, server(1), RouteStatus.ACTIVE, origin);
    var refused = new SystemRoute(FIRST, origin);
    given(CREATED, system).when(disable(FIRST)).thenRejected(refused);
    given(CREATED, system)
        .when(new RemoveRoute(CUSTOM, FIRST, Derivation.NONE))
        .thenRejected(refused);
    given(CREATED, system).when(replace(server(2), "")).thenRejected(refused);
    given(CREATED, system)
        .when(new PublishRoute(CUSTOM, FIRST, Derivation.NONE))
        .thenRejected(refused);
  }

  @Test
  void theRouteOfAProbeIsTheSystems() {
    var refused = new SystemRoute(FIRST, RouteOrigin.PROBE);
    given(CREATED).when(new DisableRoute(CUSTOM, FIRST, Derivation.PROBE)).thenRejected(refused);
    given(CREATED).when(new RemoveRoute(CUSTOM, FIRST, Derivation.PROBE)).thenRejected(refused);
  }

  @Test
  void aRouteToAServerIsPublishedAndWithdrawn() {
    given(CREATED, TO_SERVER)
        .when(new PublishRoute(CUSTOM, FIRST, Derivation.NONE))
        .then(published(FIRST));
    given(CREATED, TO_SERVER, published(FIRST))
        .when(new PublishRoute(CUSTOM, FIRST, Derivation.NONE))
        .thenNothing();
    given(CREATED, TO_SERVER, published(FIRST))
        .when(new WithdrawRoute(CUSTOM, FIRST, Derivation.NONE))
        .then(new RouteWithdrawn(CUSTOM, FIRST, ALICE_ONLY));
    given(CREATED, TO_SERVER).when(new WithdrawRoute(CUSTOM, FIRST, Derivation.NONE)).thenNothing();
  }

  @Test
  void aVirtualAddressIsPublishedToo() {
    given(CREATED, added(FIRST, FAR, declared(NextHopType.HAVIP, 1)))
        .when(new PublishRoute(CUSTOM, FIRST, Derivation.NONE))
        .then(published(FIRST));
  }

  @Test
  void mostRoutesAreNotPublished() {
    var refused = new RouteNotPublishable(FIRST);
    given(CREATED, TO_PEER)
        .when(new PublishRoute(CUSTOM, FIRST, Derivation.NONE))
        .thenRejected(refused);
    given(CREATED, added(FIRST, ALL, server(1)))
        .when(new PublishRoute(CUSTOM, FIRST, Derivation.NONE))
        .thenRejected(refused);
    given(CREATED, TO_SERVER, disabled(FIRST))
        .when(new PublishRoute(CUSTOM, FIRST, Derivation.NONE))
        .thenRejected(refused);
  }

  @Test
  void aPublishedRouteStaysWhatItIs() {
    var refused = new RouteIsPublished(FIRST);
    given(CREATED, TO_SERVER, published(FIRST)).when(disable(FIRST)).thenRejected(refused);
    given(CREATED, TO_SERVER, published(FIRST))
        .when(new RemoveRoute(CUSTOM, FIRST, Derivation.NONE))
        .thenRejected(refused);
    given(CREATED, TO_SERVER, published(FIRST)).when(replace(server(2), "")).thenRejected(refused);
  }

  @Test
  void aPublishedRouteIsDescribedAnew() {
    given(CREATED, TO_SERVER, published(FIRST))
        .when(replace(server(1), "the proxy"))
        .then(
            new RouteReplaced(
                CUSTOM, FIRST, server(1), RouteStatus.ACTIVE, "the proxy", ALICE_ONLY));
  }

  @Test
  void otherRoutesDoNotCare() {
    given(CREATED, TO_PEER, added(SECOND, FAR, server(1)), published(SECOND))
        .when(disable(FIRST))
        .then(disabled(FIRST));
  }

  private static ReplaceRoute replace(NextHop nextHop, String description) {
    return new ReplaceRoute(
        CUSTOM, FIRST, Derivation.NONE, nextHop, description, facts(nextHop), List.of(OWN));
  }
}
