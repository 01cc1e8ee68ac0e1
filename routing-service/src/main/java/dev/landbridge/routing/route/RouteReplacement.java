package dev.landbridge.routing.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.table.Route;
import dev.landbridge.routing.table.RouteDiff.Kept;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What replacing all routes of a table changes, or would change.
 *
 * @param changed description, or enabled or not; as it is afterwards
 * @param unchanged how many routes stay what they are
 */
record RouteReplacement(
    RouteTableId routeTableId,
    AccountId accountId,
    boolean dryRun,
    List<PlannedRoute> removed,
    List<PlannedRoute> added,
    List<PlannedRoute> changed,
    long unchanged) {
  RouteReplacement {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
    changed = List.copyOf(changed);
  }

  /**
   * A route that goes, comes or changes.
   *
   * @param id absent where a dry run shows a route that does not exist
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PlannedRoute(
      @Nullable RouteId id,
      CidrBlock destination,
      NextHopType nextHopType,
      String nextHopId,
      String description,
      boolean enabled) {

    static PlannedRoute of(Route route) {
      return new PlannedRoute(
          route.id(),
          route.destination(),
          route.nextHop().type(),
          route.nextHop().id(),
          route.description(),
          route.isEnabled());
    }

    static PlannedRoute of(AddRoute route, boolean stored) {
      return new PlannedRoute(
          stored ? route.routeId() : null,
          route.destination(),
          route.nextHop().type(),
          route.nextHop().id(),
          route.description(),
          route.enabled());
    }

    static PlannedRoute of(Kept kept) {
      var wanted = kept.desired().route();
      return new PlannedRoute(
          kept.route().id(),
          wanted.destination(),
          wanted.nextHop().type(),
          wanted.nextHop().id(),
          wanted.description(),
          wanted.enabled());
    }
  }
}
