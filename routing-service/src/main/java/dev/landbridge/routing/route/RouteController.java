package dev.landbridge.routing.route;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.network.LockRegister;
import dev.landbridge.routing.network.QuotaRegister;
import dev.landbridge.routing.network.VpcRegister;
import dev.landbridge.routing.table.DerivedIds;
import dev.landbridge.routing.table.NextHopId;
import dev.landbridge.routing.table.NextHops;
import dev.landbridge.routing.table.OwnedTables;
import dev.landbridge.routing.table.RegisteredTable;
import dev.landbridge.routing.table.RouteTable;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.RemoveRoute;
import dev.landbridge.routing.table.RouteTableCommand.ReplaceRoute;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRoute;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The routes of one table over REST. */
@RestController
@RequestMapping("/v1/route-tables/{tableId}/routes")
class RouteController {
  private final Commands commands;
  private final IdSource ids;
  private final LockRegister locks;
  private final VpcRegister vpcs;
  private final QuotaRegister quotas;
  private final OwnedTables tables;
  private final NextHops nextHops;
  private final RouteQueries queries;

  RouteController(
      Commands commands,
      IdSource ids,
      LockRegister locks,
      VpcRegister vpcs,
      QuotaRegister quotas,
      OwnedTables tables,
      NextHops nextHops,
      RouteQueries queries) {
    this.commands = commands;
    this.ids = ids;
    this.locks = locks;
    this.vpcs = vpcs;
    this.quotas = quotas;
    this.tables = tables;
    this.nextHops = nextHops;
    this.queries = queries;
  }

  record AddRequest(
      @NotNull CidrBlock destination,
      @NotNull NextHopType nextHopType,
      @NotNull NextHopId nextHopId,
      @Nullable RouteDescription description) {}

  record ReplaceRequest(
      @NotNull NextHopType nextHopType,
      @NotNull NextHopId nextHopId,
      @Nullable RouteDescription description) {}

  @PostMapping
  ResponseEntity<RouteResource> add(
      Caller caller, @PathVariable RouteTableId tableId, @Valid @RequestBody AddRequest body) {
    var table = writable(caller, tableId);
    var nextHop = new NextHop(body.nextHopType(), body.nextHopId().text());
    var facts = nextHops.lockAndRead(table.vpcId(), nextHop);
    var id = ids.next(RouteId::parse, RouteId.PREFIX);
    Versioned<RouteTable> decided =
        commands.send(
            new AddRoute(
                tableId,
                id,
                body.destination(),
                nextHop,
                text(body.description()),
                vpcs.cidrBlocks(table.vpcId()),
                facts,
                quotas.routesPerTable(table.owner())));
    var path = "/v1/route-tables/" + tableId + "/routes/" + id;
    return Answers.created(path, resource(table, id, decided), decided.version());
  }

  @GetMapping
  Page<RouteResource> list(
      Caller caller,
      @PathVariable RouteTableId tableId,
      @RequestParam(required = false) @Nullable CidrBlock destination,
      @RequestParam(required = false) @Nullable RouteStatus state,
      @RequestParam(required = false) @Nullable NextHopId nextHopId,
      PageRequest page) {
    var table = tables.get(tableId, caller.requireAccount());
    return queries.page(table, new RouteFilter(destination, state, nextHopId), page);
  }

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

  @PutMapping("/{routeId}")
  ResponseEntity<RouteResource> replace(
      Caller caller,
      @PathVariable RouteTableId tableId,
      @PathVariable RouteId routeId,
      @Valid @RequestBody ReplaceRequest body) {
    var table = writable(caller, tableId);
    var nextHop = new NextHop(body.nextHopType(), body.nextHopId().text());
    var facts = nextHops.lockAndRead(table.vpcId(), nextHop);
    Versioned<RouteTable> decided =
        commands.send(
            new ReplaceRoute(
                tableId,
                routeId,
                isLocal(table, routeId),
                nextHop,
                text(body.description()),
                facts));
    return Answers.ok(resource(table, routeId, decided), decided.version());
  }

  @DeleteMapping("/{routeId}")
  ResponseEntity<Void> remove(
      Caller caller, @PathVariable RouteTableId tableId, @PathVariable RouteId routeId) {
    var table = writable(caller, tableId);
    locks.lock(table.vpcId());
    commands.send(new RemoveRoute(tableId, routeId, isLocal(table, routeId)));
    return Answers.noContent();
  }

  private static String text(@Nullable RouteDescription description) {
    return Objects.requireNonNullElse(description, RouteDescription.NONE).text();
  }

  private RegisteredTable writable(Caller caller, RouteTableId tableId) {
    caller.requireWriter();
    return tables.get(tableId, caller.requireAccount());
  }

  private boolean isLocal(RegisteredTable table, RouteId id) {
    return vpcs.cidrBlocks(table.vpcId()).stream()
        .anyMatch(block -> DerivedIds.localRouteOf(table.id(), block).equals(id));
  }

  private static RouteResource resource(
      RegisteredTable table, RouteId id, Versioned<RouteTable> decided) {
    return switch (decided.state()) {
      case RouteTable.Live live ->
          live.route(id)
              .map(route -> RouteResource.of(route, table.id(), table.owner(), decided.version()))
              .orElseThrow(() -> new CommandRejected(new NoSuchRoute(table.id(), id)));
      case RouteTable.None _, RouteTable.Deleted _ ->
          throw new CommandRejected(new NoSuchRouteTable(table.id()));
    };
  }
}
