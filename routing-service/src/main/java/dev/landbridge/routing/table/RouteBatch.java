package dev.landbridge.routing.table;

import static dev.landbridge.events.Decision.acceptedAll;
import static dev.landbridge.events.Decision.rejected;

import dev.landbridge.events.Decision;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.routing.table.RouteTable.Live;
import dev.landbridge.routing.table.RouteTableCommand.ChangeRoutes;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceAllRoutes;
import dev.landbridge.routing.table.RouteTableCommand.RouteCommand;
import dev.landbridge.routing.table.RouteTableRejection.BatchItemFailed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Many changes of one table: each sees what those before it did, and one that fails ends all. */
final class RouteBatch {
  private RouteBatch() {}

  /**
   * @param index its place in what the caller sent; negative for what the caller only implied
   */
  record Step(int index, RouteCommand command) {}

  static Decision<RouteTableEvent, RouteTableRejection> change(ChangeRoutes c, Live table) {
    var steps = IntStream.range(0, c.changes().size());
    return decide(steps.mapToObj(i -> new Step(i, c.changes().get(i))).toList(), table);
  }

  static Decision<RouteTableEvent, RouteTableRejection> replaceAll(ReplaceAllRoutes c, Live table) {
    var decision = decide(RouteDiff.between(table, c.routes()).steps(c.id()), table);
    return switch (decision) {
      case Decision.Accepted<RouteTableEvent, RouteTableRejection> _ when c.dryRun() ->
          Decision.accepted();
      case Decision.Accepted<RouteTableEvent, RouteTableRejection> _,
          Decision.Rejected<RouteTableEvent, RouteTableRejection> _ ->
          decision;
    };
  }

  private static Decision<RouteTableEvent, RouteTableRejection> decide(
      List<Step> steps, Live table) {
    var events = new ArrayList<RouteTableEvent>();
    var reached = table;
    for (var step : steps) {
      switch (RouteRules.decide(step.command(), reached)) {
        case Decision.Rejected<RouteTableEvent, RouteTableRejection>(var reason) -> {
          return rejected(step.index() < 0 ? reason : new BatchItemFailed(step.index(), reason));
        }
        case Decision.Accepted<RouteTableEvent, RouteTableRejection>(var found) -> {
          events.addAll(found);
          for (var event : found) {
            reached = RouteTableDecider.evolveLive(reached, event, Instant.EPOCH); // no rule asks
          }
        }
      }
    }
    return acceptedAll(events);
  }
}
