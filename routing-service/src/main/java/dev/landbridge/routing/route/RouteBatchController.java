package dev.landbridge.routing.route;

import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.routing.route.RouteReplacement.PlannedRoute;
import dev.landbridge.routing.table.RouteDiff;
import dev.landbridge.routing.table.RouteGrounds;
import dev.landbridge.routing.table.RouteTable;
import dev.landbridge.routing.table.RouteTableCommand.ChangeRoutes;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceAllRoutes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Many routes of one table at once over REST: all or nothing. */
@RestController
@RequestMapping(RouteController.PATH)
class RouteBatchController {
  private static final int CHANGES = 100;
  private static final int ROUTES = 1000;

  private final Commands commands;
  private final RouteGrounds grounds;
  private final RouteWrites writes;

  RouteBatchController(Commands commands, RouteGrounds grounds, RouteWrites writes) {
    this.commands = commands;
    this.grounds = grounds;
    this.writes = writes;
  }

  record BatchRequest(@NotEmpty @Size(max = CHANGES) List<@NotNull @Valid RouteChange> changes) {}

  record ReplaceAllRequest(@NotNull @Size(max = ROUTES) List<@NotNull @Valid RouteBody> routes) {}

  /** One after the other: each change sees what those before it did. */
  @Needs(CHANGE)
  @PostMapping("/batch")
  ResponseEntity<BatchResource> change(
      Caller caller, @PathVariable RouteTableId tableId, @Valid @RequestBody BatchRequest body) {
    var table = writes.writable(caller, tableId);
    var changes = body.changes();
    var ground =
        grounds.lock(
            table,
            changes.stream().flatMap(RouteChange::named).toList(),
            changes.stream().flatMap(RouteChange::stored).toList());
    var asked = writes.commands(changes, ground);
    Versioned<RouteTable> decided = commands.send(new ChangeRoutes(tableId, asked));
    var live = writes.live(table, decided);
    var results =
        IntStream.range(0, asked.size())
            .mapToObj(
                i -> {
                  var id = asked.get(i).routeId();
                  var route =
                      live.route(id)
                          .map(r -> RouteResource.of(r, tableId, table.owner(), decided.version()));
                  return new BatchResource.Result(i, id, route.orElse(null));
                })
            .toList();
    return Answers.ok(
        new BatchResource(tableId, table.owner(), decided.version(), results), decided.version());
  }

  /** The table holds exactly these routes of users afterwards; a dry run only shows the change. */
  @Needs(CHANGE)
  @PutMapping
  ResponseEntity<RouteReplacement> replaceAll(
      Caller caller,
      @PathVariable RouteTableId tableId,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @Valid @RequestBody ReplaceAllRequest body) {
    var table = writes.writable(caller, tableId);
    var hops = body.routes().stream().map(RouteBody::nextHop).toList();
    var ground = grounds.lock(table, hops, List.of());
    var wanted = body.routes().stream().map(route -> writes.add(route, ground)).toList();
    // decided twice: the first answer holds what there was before, and is what If-Match is about
    Versioned<RouteTable> before = commands.send(new ReplaceAllRoutes(tableId, wanted, true));
    var diff = RouteDiff.between(writes.live(table, before), wanted);
    var reached =
        dryRun ? before : commands.<RouteTable>send(new ReplaceAllRoutes(tableId, wanted, false));
    var answer =
        new RouteReplacement(
            tableId,
            table.owner(),
            dryRun,
            diff.removed().stream().map(PlannedRoute::of).toList(),
            diff.added().stream().map(one -> PlannedRoute.of(one.route(), !dryRun)).toList(),
            diff.kept().stream().filter(RouteDiff.Kept::isChanged).map(PlannedRoute::of).toList(),
            diff.kept().stream().filter(one -> !one.isChanged()).count());
    return Answers.ok(answer, reached.version());
  }
}
