package dev.landbridge.routing.route;

import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.routing.table.RouteGround;
import dev.landbridge.routing.table.RouteGrounds;
import dev.landbridge.routing.table.RouteTable;
import dev.landbridge.routing.table.RouteTableCommand.PublishRoute;
import dev.landbridge.routing.table.RouteTableCommand.RouteCommand;
import dev.landbridge.routing.table.RouteTableCommand.WithdrawRoute;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be switched on and off at a route, over REST; asking twice changes nothing. */
@RestController
@RequestMapping(RouteController.PATH + "/{routeId}")
class RouteSwitchController {
  private final Commands commands;
  private final RouteGrounds grounds;
  private final RouteWrites writes;

  RouteSwitchController(Commands commands, RouteGrounds grounds, RouteWrites writes) {
    this.commands = commands;
    this.grounds = grounds;
    this.writes = writes;
  }

  @Needs(CHANGE)
  @PostMapping("/enable")
  ResponseEntity<RouteResource> enable(
      Caller caller, @PathVariable RouteTableId tableId, @PathVariable RouteId routeId) {
    return send(caller, tableId, routeId, ground -> writes.enable(routeId, ground));
  }

  @Needs(CHANGE)
  @PostMapping("/disable")
  ResponseEntity<RouteResource> disable(
      Caller caller, @PathVariable RouteTableId tableId, @PathVariable RouteId routeId) {
    return send(caller, tableId, routeId, ground -> writes.disable(routeId, ground));
  }

  @Needs(CHANGE)
  @PostMapping("/publish")
  ResponseEntity<RouteResource> publish(
      Caller caller, @PathVariable RouteTableId tableId, @PathVariable RouteId routeId) {
    return send(
        caller,
        tableId,
        routeId,
        ground -> new PublishRoute(tableId, routeId, writes.derivation(routeId, ground)));
  }

  @Needs(CHANGE)
  @PostMapping("/withdraw")
  ResponseEntity<RouteResource> withdraw(
      Caller caller, @PathVariable RouteTableId tableId, @PathVariable RouteId routeId) {
    return send(
        caller,
        tableId,
        routeId,
        ground -> new WithdrawRoute(tableId, routeId, writes.derivation(routeId, ground)));
  }

  private ResponseEntity<RouteResource> send(
      Caller caller,
      RouteTableId tableId,
      RouteId routeId,
      Function<RouteGround, RouteCommand> command) {
    var table = writes.writable(caller, tableId);
    var ground = grounds.lock(table, List.of(), List.of(routeId));
    Versioned<RouteTable> decided = commands.send(command.apply(ground));
    return Answers.ok(writes.resource(table, routeId, decided), decided.version());
  }
}
