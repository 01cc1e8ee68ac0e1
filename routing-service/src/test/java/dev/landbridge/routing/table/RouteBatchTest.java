package dev.landbridge.routing.table;

import static dev.landbridge.routing.table.RouteCast.FAR;
import static dev.landbridge.routing.table.RouteCast.FIRST;
import static dev.landbridge.routing.table.RouteCast.OTHER_PCX;
import static dev.landbridge.routing.table.RouteCast.OWN;
import static dev.landbridge.routing.table.RouteCast.PCX;
import static dev.landbridge.routing.table.RouteCast.PEER;
import static dev.landbridge.routing.table.RouteCast.SECOND;
import static dev.landbridge.routing.table.RouteCast.add;
import static dev.landbridge.routing.table.RouteCast.added;
import static dev.landbridge.routing.table.RouteCast.disable;
import static dev.landbridge.routing.table.RouteCast.disabled;
import static dev.landbridge.routing.table.RouteCast.enable;
import static dev.landbridge.routing.table.RouteCast.enabled;
import static dev.landbridge.routing.table.RouteCast.facts;
import static dev.landbridge.routing.table.RouteCast.published;
import static dev.landbridge.routing.table.RouteCast.server;
import static dev.landbridge.routing.table.RouteTableDeciderTest.ALICE;
import static dev.landbridge.routing.table.RouteTableDeciderTest.ALICE_ONLY;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CREATED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.CUSTOM;
import static dev.landbridge.routing.table.RouteTableDeciderTest.DELETED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.MAIN;
import static dev.landbridge.routing.table.RouteTableDeciderTest.RED;
import static dev.landbridge.routing.table.RouteTableDeciderTest.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.routing.table.CopyPlan.Copied;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.ChangeRoutes;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceAllRoutes;
import dev.landbridge.routing.table.RouteTableCommand.RouteCommand;
import dev.landbridge.routing.table.RouteTableRejection.BatchItemFailed;
import dev.landbridge.routing.table.RouteTableRejection.EqualCostNotAllowed;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.RouteAlreadyExists;
import dev.landbridge.routing.table.RouteTableRejection.RouteIsPublished;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteBatchTest {
  private static final RouteId THIRD = RouteId.parse("rti-00000000000000003");

  @Test
  void allChangesAreMadeInTheirOrder() {
    given(CREATED, added(FIRST, PEER, PCX))
        .when(batch(remove(FIRST), add(SECOND, PEER, OTHER_PCX), add(THIRD, FAR, server(1))))
        .then(
            new RouteRemoved(CUSTOM, FIRST, ALICE_ONLY),
            added(SECOND, PEER, OTHER_PCX),
            added(THIRD, FAR, server(1)));
  }

  @Test
  void oneThatFailsEndsAllAndIsNamed() {
    given(CREATED, added(FIRST, PEER, PCX))
        .when(batch(add(THIRD, FAR, server(1)), add(SECOND, PEER, OTHER_PCX), remove(FIRST)))
        .thenRejected(new BatchItemFailed(1, new EqualCostNotAllowed(PEER, FIRST)));
  }

  @Test
  void aChangeSeesWhatThoseBeforeItDid() {
    given(CREATED)
        .when(batch(add(FIRST, FAR, server(1)), add(SECOND, FAR, server(1))))
        .thenRejected(new BatchItemFailed(1, new RouteAlreadyExists(FAR, FIRST)));
    given(CREATED, added(FIRST, PEER, PCX))
        .when(batch(remove(FIRST), remove(FIRST)))
        .thenRejected(new BatchItemFailed(1, new NoSuchRoute(CUSTOM, FIRST)));
  }

  @Test
  void twoRoutesChangePlaces() {
    given(CREATED, added(FIRST, PEER, PCX), added(SECOND, PEER, OTHER_PCX, RouteStatus.DISABLED))
        .when(batch(disable(FIRST), enable(SECOND, OTHER_PCX)))
        .then(disabled(FIRST), enabled(SECOND));
  }

  @Test
  void whatIsSoAlreadyChangesNothing() {
    given(CREATED, added(FIRST, PEER, PCX)).when(batch(enable(FIRST, PCX))).thenNothing();
    given(CREATED).when(batch()).thenNothing();
  }

  @Test
  void aDeletedTableTakesNoBatch() {
    given(CREATED, DELETED)
        .when(batch(add(FIRST, PEER, PCX)))
        .thenRejected(new NoSuchRouteTable(CUSTOM));
    given(CREATED, DELETED).when(replaceAll()).thenRejected(new NoSuchRouteTable(CUSTOM));
  }

  @Test
  void theTableHoldsExactlyTheGivenRoutesAfterwards() {
    given(CREATED, added(FIRST, PEER, PCX), added(SECOND, FAR, server(1)))
        .when(replaceAll(add(THIRD, PEER, OTHER_PCX), add(RouteId.parse(ID_4), FAR, server(1))))
        .then(new RouteRemoved(CUSTOM, FIRST, ALICE_ONLY), added(THIRD, PEER, OTHER_PCX));
  }

  private static final String ID_4 = "rti-00000000000000004";

  @Test
  void aDryRunChangesNothing() {
    given(CREATED, added(FIRST, PEER, PCX))
        .when(new ReplaceAllRoutes(CUSTOM, List.of(), true))
        .thenNothing();
  }

  @Test
  void aDryRunIsRefusedAsTheRealOneWouldBe() {
    given(CREATED)
        .when(
            new ReplaceAllRoutes(
                CUSTOM, List.of(add(FIRST, PEER, PCX), add(SECOND, PEER, OTHER_PCX)), true))
        .thenRejected(new BatchItemFailed(1, new EqualCostNotAllowed(PEER, FIRST)));
  }

  @Test
  void replacingByTheSameChangesNothing() {
    given(CREATED, added(FIRST, PEER, PCX)).when(replaceAll(add(SECOND, PEER, PCX))).thenNothing();
  }

  @Test
  void aRouteThatStaysMayBeDescribedAnewAndSwitched() {
    given(CREATED, added(FIRST, PEER, PCX), added(SECOND, FAR, server(1), RouteStatus.DISABLED))
        .when(replaceAll(described(add(THIRD, PEER, PCX, false)), add(THIRD, FAR, server(1))))
        .then(
            disabled(FIRST),
            new RouteReplaced(CUSTOM, FIRST, PCX, RouteStatus.DISABLED, "new", ALICE_ONLY),
            enabled(SECOND));
  }

  @Test
  void oneRouteGivenTwiceIsNamed() {
    given(CREATED, added(FIRST, PEER, PCX))
        .when(replaceAll(add(SECOND, PEER, PCX), add(THIRD, PEER, PCX)))
        .thenRejected(new BatchItemFailed(1, new RouteAlreadyExists(PEER, FIRST)));
  }

  @Test
  void aPublishedRouteIsInTheWay() {
    given(CREATED, added(FIRST, FAR, server(1)), published(FIRST))
        .when(replaceAll())
        .thenRejected(new RouteIsPublished(FIRST));
  }

  @Test
  void learnedRoutesStay() {
    given(CREATED, added(FIRST, FAR, server(1), RouteStatus.ACTIVE, RouteOrigin.LEARNED))
        .when(replaceAll(add(SECOND, PEER, PCX)))
        .then(added(SECOND, PEER, PCX));
  }

  @Test
  void aCopyTakesWhatTheRulesAllowAndSaysWhyNotTheRest() {
    var source = new RegisteredTable(MAIN, RED, ALICE, true);
    var gone = unknown(add(THIRD, PEER, PCX));
    var plan =
        CopyPlan.of(
            List.of(
                new Copied(FIRST, add(SECOND, FAR, server(1))),
                new Copied(SECOND, gone),
                new Copied(THIRD, add(THIRD, FAR, NextHop.BLACKHOLE, false))),
            CUSTOM,
            source);
    assertThat(plan.changes()).extracting(RouteCommand::routeId).containsExactly(SECOND, THIRD);
    assertThat(plan.notCopied())
        .containsExactly(
            new NotCopied(SECOND, PEER, new RouteTableRejection.NoSuchNextHop(PCX.id())));
    assertThat(plan.notCopied().getFirst().values())
        .containsEntry("routeId", SECOND)
        .containsEntry("code", "no-such-next-hop");
  }

  private static AddRoute unknown(AddRoute c) {
    return new AddRoute(
        c.id(),
        c.routeId(),
        c.destination(),
        c.nextHop(),
        "",
        List.of(OWN),
        new NextHopFacts.Unknown(),
        c.limit(),
        true,
        c.origin());
  }

  private static AddRoute described(AddRoute c) {
    return new AddRoute(
        c.id(),
        c.routeId(),
        c.destination(),
        c.nextHop(),
        "new",
        c.ownBlocks(),
        facts(c.nextHop()),
        c.limit(),
        c.enabled(),
        c.origin());
  }

  private static RemoveRoute remove(RouteId id) {
    return new RemoveRoute(CUSTOM, id, Derivation.NONE);
  }

  private static ChangeRoutes batch(RouteCommand... changes) {
    return new ChangeRoutes(CUSTOM, List.of(changes));
  }

  private static ReplaceAllRoutes replaceAll(AddRoute... routes) {
    return new ReplaceAllRoutes(CUSTOM, List.of(routes), false);
  }
}
