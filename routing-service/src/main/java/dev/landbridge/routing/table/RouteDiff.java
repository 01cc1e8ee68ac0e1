package dev.landbridge.routing.table;

import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.table.RouteBatch.Step;
import dev.landbridge.routing.table.RouteTable.Live;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.DisableRoute;
import dev.landbridge.routing.table.RouteTableCommand.EnableRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What it takes to make the routes that users wrote into a table equal to the desired ones. A route
 * with the same destination and next hop stays what it is.
 */
public record RouteDiff(List<Route> removed, List<Kept> kept, List<Wanted> added) {
  public RouteDiff {
    removed = List.copyOf(removed);
    kept = List.copyOf(kept);
    added = List.copyOf(added);
  }

  /**
   * @param index its place among the desired ones
   */
  public record Wanted(int index, AddRoute route) {}

  public record Kept(Route route, Wanted desired) {

    public boolean isChanged() {
      return isDescribedAnew() || route.isEnabled() != desired.route().enabled();
    }

    private boolean isDescribedAnew() {
      return !route.description().equals(desired.route().description());
    }

    private Stream<Step> steps(RouteTableId id) {
      var steps = Stream.<Step>builder();
      var wanted = desired.route();
      if (isDescribedAnew()) {
        steps.add(
            new Step(
                desired.index(),
                new ReplaceRoute(
                    id,
                    route.id(),
                    Derivation.NONE,
                    route.nextHop(),
                    wanted.description(),
                    wanted.facts(),
                    wanted.ownBlocks())));
      }
      if (!route.isEnabled() && wanted.enabled()) {
        steps.add(
            new Step(
                desired.index(),
                new EnableRoute(
                    id,
                    route.id(),
                    Derivation.NONE,
                    wanted.facts(),
                    wanted.ownBlocks(),
                    wanted.limit())));
      }
      return steps.build();
    }

    private Stream<Step> release(RouteTableId id) {
      return route.isEnabled() && !desired.route().enabled()
          ? Stream.of(new Step(desired.index(), new DisableRoute(id, route.id(), Derivation.NONE)))
          : Stream.of();
    }
  }

  public static RouteDiff between(Live table, List<AddRoute> desired) {
    var left = new ArrayList<>(table.routes().stream().filter(Route::isOfUser).toList());
    var kept = new ArrayList<Kept>();
    var added = new ArrayList<Wanted>();
    for (int i = 0; i < desired.size(); i++) {
      var wanted = new Wanted(i, desired.get(i));
      var same = left.stream().filter(route -> isSame(route, wanted.route())).findFirst();
      same.ifPresentOrElse(
          route -> {
            left.remove(route);
            kept.add(new Kept(route, wanted));
          },
          () -> added.add(wanted));
    }
    return new RouteDiff(left, kept, added);
  }

  private static boolean isSame(Route route, AddRoute wanted) {
    return route.destination().equals(wanted.destination())
        && route.nextHop().equals(wanted.nextHop());
  }

  /** What makes room comes first. */
  List<Step> steps(RouteTableId id) {
    var steps = new ArrayList<Step>();
    removed.forEach(
        route -> steps.add(new Step(-1, new RemoveRoute(id, route.id(), Derivation.NONE))));
    kept.forEach(one -> one.release(id).forEach(steps::add));
    kept.forEach(one -> one.steps(id).forEach(steps::add));
    added.forEach(wanted -> steps.add(new Step(wanted.index(), wanted.route())));
    return List.copyOf(steps);
  }
}
