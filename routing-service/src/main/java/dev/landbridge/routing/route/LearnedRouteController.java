package dev.landbridge.routing.route;

import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.routing.table.NextHopId;
import dev.landbridge.routing.table.RouteGrounds;
import dev.landbridge.routing.table.RouteTable;
import dev.landbridge.routing.table.RouteTableCommand.LearnRoutes;
import dev.landbridge.routing.table.RouteTableCommand.Told;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a route table learns from a cloud connect network, told by whoever speaks for that. */
@RestController
class LearnedRouteController {
  private static final int MOST = 1000;

  private final Commands commands;
  private final IdSource ids;
  private final RouteGrounds grounds;
  private final RouteWrites writes;

  LearnedRouteController(
      Commands commands, IdSource ids, RouteGrounds grounds, RouteWrites writes) {
    this.commands = commands;
    this.ids = ids;
    this.grounds = grounds;
    this.writes = writes;
  }

  record LearnRequest(@NotNull @Size(max = MOST) List<@NotNull CidrBlock> destinations) {}

  /** All that the table has learned from the network now. */
  record LearnedResource(
      RouteTableId routeTableId,
      AccountId accountId,
      String ccnId,
      long version,
      List<RouteResource> routes) {
    LearnedResource {
      routes = List.copyOf(routes);
    }
  }

  /** The network tells of exactly these destinations from now on; none: it tells of nothing. */
  @Needs(CHANGE)
  @PutMapping("/v1/route-tables/{tableId}/learned-routes/{ccnId}")
  ResponseEntity<LearnedResource> learn(
      Caller caller,
      @PathVariable RouteTableId tableId,
      @PathVariable NextHopId ccnId,
      @Valid @RequestBody LearnRequest body) {
    var table = writes.writable(caller, tableId);
    var ccn = new NextHop(NextHopType.CCN, ccnId.text());
    var ground = grounds.lock(table, List.of(ccn), List.of());
    var told =
        body.destinations().stream()
            .map(destination -> new Told(ids.next(RouteId::parse, RouteId.PREFIX), destination))
            .toList();
    Versioned<RouteTable> decided =
        commands.send(
            new LearnRoutes(
                tableId, ccn, told, ground.factsOf(ccn), ground.ownBlocks(), ground.limit()));
    var routes =
        writes.live(table, decided).routes().stream()
            .filter(route -> route.origin() == RouteOrigin.LEARNED && route.nextHop().equals(ccn))
            .map(route -> RouteResource.of(route, tableId, table.owner(), decided.version()))
            .toList();
    return Answers.ok(
        new LearnedResource(tableId, table.owner(), ccnId.text(), decided.version(), routes),
        decided.version());
  }
}
