package dev.landbridge.routing.route;

import static dev.landbridge.platform.access.Verb.ASK;
import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.table.NextHopId;
import dev.landbridge.routing.table.OwnedTables;
import dev.landbridge.routing.table.RouteGrounds;
import dev.landbridge.routing.table.RouteTable;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The routes of one table over REST, one by one. */
@RestController
@RequestMapping(RouteController.PATH)
class RouteController {
  static final String PATH = "/v1/route-tables/{tableId}/routes";

  private final Commands commands;
  private final OwnedTables tables;
  private final RouteGrounds grounds;
  private final RouteWrites writes;
  private final RouteQueries queries;

  RouteController(
      Commands commands,
      OwnedTables tables,
      RouteGrounds grounds,
      RouteWrites writes,
      RouteQueries queries) {
    this.commands = commands;
    this.tables = tables;
    this.grounds = grounds;
    this.writes = writes;
    this.queries = queries;
  }

  @Needs(CHANGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<RouteResource> add(
      Caller caller, @PathVariable RouteTableId tableId, @Valid @RequestBody RouteBody body) {
    var table = writes.writable(caller, tableId);
    var ground = grounds.lock(table, List.of(body.nextHop()), List.of());
    var command = writes.add(body, ground);
    Versioned<RouteTable> decided = commands.send(command);
    var path = "/v1/route-tables/" + tableId + "/routes/" + command.routeId();
    var added = writes.resource(table, command.routeId(), decided);
    return Answers.created(path, added, decided.version());
  }

  @Needs(ASK)
  @GetMapping
  Page<RouteResource> list(
      Caller caller,
      @PathVariable RouteTableId tableId,
      @RequestParam(required = false) @Nullable CidrBlock destination,
      @RequestParam(required = false) @Nullable IpAddress contains,
      @RequestParam(required = false) @Nullable CidrBlock overlaps,
      @RequestParam(required = false) @Nullable RouteStatus state,
      @RequestParam(required = false) @Nullable NextHopType nextHopType,
      @RequestParam(required = false) @Nullable NextHopId nextHopId,
      @RequestParam(required = false) @Nullable RouteOrigin origin,
      PageRequest page) {
    var table = tables.get(tableId, caller.requireAccount());
    var filter =
        new RouteFilter(
            destination, contains, overlaps, state, nextHopType, nextHopId, origin, null, null);
    return queries.page(table, filter, page);
  }

  @Needs(ASK)
  @GetMapping("/{routeId}")
  ResponseEntity<RouteResource> get(
      Caller caller, @PathVariable RouteTableId tableId, @PathVariable RouteId routeId) {
    var table = tables.get(tableId, caller.requireAccount());
    var route =
        queries
            .find(table, routeId)
            .orElseThrow(() -> new CommandRejected(new NoSuchRoute(tableId, routeId)));
    return Answers.ok(route, route.version());
  }

  @Needs(CHANGE)
  @PutMapping("/{routeId}")
  ResponseEntity<RouteResource> replace(
      Caller caller,
      @PathVariable RouteTableId tableId,
      @PathVariable RouteId routeId,
      @Valid @RequestBody NextHopBody body) {
    var table = writes.writable(caller, tableId);
    var ground = grounds.lock(table, List.of(body.nextHop()), List.of());
    Versioned<RouteTable> decided = commands.send(writes.replace(routeId, body, ground));
    return Answers.ok(writes.resource(table, routeId, decided), decided.version());
  }

  @Needs(CHANGE)
  @DeleteMapping("/{routeId}")
  ResponseEntity<Void> remove(
      Caller caller, @PathVariable RouteTableId tableId, @PathVariable RouteId routeId) {
    var table = writes.writable(caller, tableId);
    var ground = grounds.lock(table, List.of(), List.of());
    commands.send(writes.remove(routeId, ground));
    return Answers.noContent();
  }
}
