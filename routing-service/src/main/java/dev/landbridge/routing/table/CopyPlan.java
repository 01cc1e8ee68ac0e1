package dev.landbridge.routing.table;

import dev.landbridge.events.Decision;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableEvent;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.table.RouteTable.Live;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.RouteCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Which routes of a table a new one of the same VPC may hold, and why not the others. */
record CopyPlan(List<RouteCommand> changes, List<NotCopied> notCopied) {
  CopyPlan {
    changes = List.copyOf(changes);
    notCopied = List.copyOf(notCopied);
  }

  /** A route, and what would write it into the new table. */
  record Copied(RouteId source, AddRoute route) {}

  static CopyPlan of(List<Copied> wanted, RouteTableId copy, RegisteredTable source) {
    var changes = new ArrayList<RouteCommand>();
    var notCopied = new ArrayList<NotCopied>();
    var reached = empty(copy, source);
    for (var one : wanted) {
      switch (RouteRules.decide(one.route(), reached)) {
        case Decision.Rejected<RouteTableEvent, RouteTableRejection>(var reason) ->
            notCopied.add(new NotCopied(one.source(), one.route().destination(), reason));
        case Decision.Accepted<RouteTableEvent, RouteTableRejection>(var events) -> {
          changes.add(one.route());
          for (var event : events) {
            reached = RouteTableDecider.evolveLive(reached, event, Instant.EPOCH);
          }
        }
      }
    }
    return new CopyPlan(changes, notCopied);
  }

  private static Live empty(RouteTableId copy, RegisteredTable source) {
    return new Live(
        copy, source.vpcId(), source.owner(), false, "", Instant.EPOCH, List.of(), List.of());
  }
}
