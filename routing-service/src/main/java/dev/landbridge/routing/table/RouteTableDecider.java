package dev.landbridge.routing.table;

import static dev.landbridge.events.Decision.accepted;
import static dev.landbridge.events.Decision.acceptedAll;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableEvent.RouteActivated;
import dev.landbridge.events.routing.RouteTableEvent.RouteAdded;
import dev.landbridge.events.routing.RouteTableEvent.RouteBlackholed;
import dev.landbridge.events.routing.RouteTableEvent.RouteDisabled;
import dev.landbridge.events.routing.RouteTableEvent.RouteEnabled;
import dev.landbridge.events.routing.RouteTableEvent.RoutePublished;
import dev.landbridge.events.routing.RouteTableEvent.RouteRemoved;
import dev.landbridge.events.routing.RouteTableEvent.RouteReplaced;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableCreated;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableDeleted;
import dev.landbridge.events.routing.RouteTableEvent.RouteTableRenamed;
import dev.landbridge.events.routing.RouteTableEvent.RouteWithdrawn;
import dev.landbridge.events.routing.RouteTableEvent.SubnetAssociated;
import dev.landbridge.events.routing.RouteTableEvent.SubnetDisassociated;
import dev.landbridge.routing.table.RouteTable.Deleted;
import dev.landbridge.routing.table.RouteTable.Live;
import dev.landbridge.routing.table.RouteTable.None;
import dev.landbridge.routing.table.RouteTableCommand.AssociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.ChangeRoutes;
import dev.landbridge.routing.table.RouteTableCommand.CreateMainTable;
import dev.landbridge.routing.table.RouteTableCommand.CreateRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.DeleteRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.DisassociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.DropRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.FollowNextHop;
import dev.landbridge.routing.table.RouteTableCommand.FollowOwnBlocks;
import dev.landbridge.routing.table.RouteTableCommand.LearnRoutes;
import dev.landbridge.routing.table.RouteTableCommand.ReadRoutes;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoutesThrough;
import dev.landbridge.routing.table.RouteTableCommand.RenameRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceAllRoutes;
import dev.landbridge.routing.table.RouteTableCommand.RouteCommand;
import dev.landbridge.routing.table.RouteTableRejection.MainRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.RouteIsPublished;
import dev.landbridge.routing.table.RouteTableRejection.RouteTableInUse;
import dev.landbridge.routing.table.RouteTableRejection.RouteTableQuotaExceeded;
import dev.landbridge.routing.table.RouteTableRejection.SubnetNotInVpc;
import java.time.Instant;
import java.util.List;

/** What a route table answers, and what it becomes. */
public final class RouteTableDecider {
  static final String MAIN = "main";

  private RouteTableDecider() {}

  record Situation(RouteTable state, RouteTableCommand command) {}

  public static Decision<RouteTableEvent, RouteTableRejection> decide(
      RouteTableCommand command, RouteTable state) {
    return switch (new Situation(state, command)) {
      case Situation(None _, CreateMainTable c) ->
          accepted(new RouteTableCreated(c.id(), c.vpcId(), c.owner(), true, MAIN, of(c.owner())));
      case Situation(_, CreateMainTable _) -> accepted(); // told twice, or the VPC went again
      case Situation(None _, CreateRouteTable c) when c.tables() >= c.limit() ->
          rejected(new RouteTableQuotaExceeded(c.vpcId(), c.limit()));
      case Situation(None _, CreateRouteTable c) ->
          accepted(
              new RouteTableCreated(c.id(), c.vpcId(), c.owner(), false, c.name(), of(c.owner())));
      case Situation(Live t, RouteTableCommand c) -> decideLive(c, t);
      case Situation(_, DropRouteTable _) -> accepted();
      case Situation(_, FollowNextHop _) -> accepted();
      case Situation(_, FollowOwnBlocks _) -> accepted();
      case Situation(_, RemoveRoutesThrough _) -> accepted();
      case Situation(_, DisassociateSubnet _) -> accepted();
      case Situation(_, var c) -> rejected(new NoSuchRouteTable(c.id())); // closed by default
    };
  }

  private static Decision<RouteTableEvent, RouteTableRejection> decideLive(
      RouteTableCommand command, Live table) {
    var accounts = of(table.owner());
    return switch (command) {
      case CreateMainTable _, CreateRouteTable _ -> accepted(); // it is there
      case RenameRouteTable c when c.name().equals(table.name()) -> accepted();
      case RenameRouteTable c -> accepted(new RouteTableRenamed(c.id(), c.name(), accounts));
      case DeleteRouteTable c when table.main() -> rejected(new MainRouteTable(c.id()));
      case DeleteRouteTable c when !table.subnets().isEmpty() ->
          rejected(new RouteTableInUse(c.id(), table.subnets()));
      case DeleteRouteTable c ->
          table.routes().stream()
              .filter(Route::published)
              .findFirst()
              .<Decision<RouteTableEvent, RouteTableRejection>>map(
                  route -> rejected(new RouteIsPublished(route.id())))
              .orElseGet(() -> accepted(new RouteTableDeleted(c.id(), accounts)));
      case DropRouteTable c -> accepted(new RouteTableDeleted(c.id(), accounts));
      case RouteCommand c -> RouteRules.decide(c, table);
      case ChangeRoutes c -> RouteBatch.change(c, table);
      case ReplaceAllRoutes c -> RouteBatch.replaceAll(c, table);
      case LearnRoutes c -> LearnedRoutes.decide(c, table);
      case ReadRoutes _ -> accepted();
      case FollowNextHop c -> acceptedAll(RouteRules.follow(c, table));
      case FollowOwnBlocks c -> acceptedAll(RouteRules.follow(c, table));
      case RemoveRoutesThrough c ->
          acceptedAll(
              table.routesThrough(c.nextHop()).stream()
                  .map(route -> new RouteRemoved(c.id(), route.id(), accounts))
                  .toList());
      case AssociateSubnet c when !c.subnetVpc().equals(table.vpcId()) ->
          rejected(new SubnetNotInVpc(c.subnetId(), table.vpcId()));
      case AssociateSubnet c when c.dryRun() || table.main() || table.serves(c.subnetId()) ->
          accepted(); // the main table serves whatever no other does
      case AssociateSubnet c ->
          accepted(new SubnetAssociated(c.id(), c.subnetId(), c.replaced(), accounts));
      case DisassociateSubnet c when !table.serves(c.subnetId()) -> accepted();
      case DisassociateSubnet c ->
          accepted(new SubnetDisassociated(c.id(), c.subnetId(), accounts));
    };
  }

  private static List<AccountId> of(AccountId owner) {
    return List.of(owner);
  }

  /** What the event makes of the state; {@code at} is when it was stored. */
  static RouteTable evolve(RouteTable state, RouteTableEvent event, Instant at) {
    return switch (event) {
      case RouteTableCreated e ->
          new Live(e.id(), e.vpcId(), e.owner(), e.main(), e.name(), at, List.of(), List.of());
      case RouteTableDeleted _ -> new Deleted();
      case RouteTableEvent e when state instanceof Live table -> evolveLive(table, e, at);
      case RouteTableEvent _ -> state; // nothing follows a deletion
    };
  }

  static Live evolveLive(Live table, RouteTableEvent event, Instant at) {
    return switch (event) {
      case RouteTableCreated _, RouteTableDeleted _ -> table;
      case RouteTableRenamed e -> table.named(e.name());
      case RouteAdded e ->
          table.plus(
              new Route(
                  e.routeId(),
                  e.destination(),
                  e.nextHop(),
                  e.status(),
                  e.description(),
                  e.origin(),
                  false,
                  at));
      case RouteReplaced e ->
          table.change(e.routeId(), route -> route.with(e.nextHop(), e.status(), e.description()));
      case RouteRemoved e -> table.minus(e.routeId());
      case RouteActivated e -> table.change(e.routeId(), route -> route.with(RouteStatus.ACTIVE));
      case RouteBlackholed e ->
          table.change(e.routeId(), route -> route.with(RouteStatus.BLACKHOLE));
      case RouteEnabled e -> table.change(e.routeId(), route -> route.with(e.status()));
      case RouteDisabled e -> table.change(e.routeId(), route -> route.with(RouteStatus.DISABLED));
      case RoutePublished e -> table.change(e.routeId(), route -> route.published(true));
      case RouteWithdrawn e -> table.change(e.routeId(), route -> route.published(false));
      case SubnetAssociated e -> table.plus(e.subnetId());
      case SubnetDisassociated e -> table.minus(e.subnetId());
    };
  }
}
