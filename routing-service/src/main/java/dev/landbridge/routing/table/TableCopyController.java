package dev.landbridge.routing.table;

import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.routing.network.QuotaRegister;
import dev.landbridge.routing.table.CopyPlan.Copied;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableCommand.ChangeRoutes;
import dev.landbridge.routing.table.RouteTableCommand.CreateRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.ReadRoutes;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.RoutesNotCopied;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Copies of route tables, within their VPC, over REST. */
@RestController
class TableCopyController {
  private final Commands commands;
  private final IdSource ids;
  private final QuotaRegister quotas;
  private final RouteTableRegister register;
  private final OwnedTables tables;
  private final RouteGrounds grounds;

  TableCopyController(
      Commands commands,
      IdSource ids,
      QuotaRegister quotas,
      RouteTableRegister register,
      OwnedTables tables,
      RouteGrounds grounds) {
    this.commands = commands;
    this.ids = ids;
    this.quotas = quotas;
    this.register = register;
    this.tables = tables;
    this.grounds = grounds;
  }

  record CopyRequest(@NotNull TableName name) {}

  /**
   * The new table, and what of the old one it lacks.
   *
   * @param notCopied each with {@code routeId}, {@code destination}, {@code code}, {@code detail}
   */
  record CopyResource(
      RouteTableResource routeTable, int routesCopied, List<Map<String, Object>> notCopied) {
    CopyResource {
      notCopied = List.copyOf(notCopied);
    }
  }

  /** All routes that users wrote, or nothing; {@code partial} copies what can be. */
  @Needs(CHANGE)
  @PostMapping(RouteTableController.PATH + "/{id}/copy")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<CopyResource> copy(
      Caller caller,
      @PathVariable RouteTableId id,
      @RequestParam(defaultValue = "false") boolean partial,
      @Valid @RequestBody CopyRequest body) {
    var source = tables.get(id, caller.requireAccount());
    var ground = grounds.lockAll(source);
    Versioned<RouteTable> read = commands.send(new ReadRoutes(id)); // If-Match is about it
    var copy = ids.next(RouteTableId::parse, RouteTableId.PREFIX);
    var plan = CopyPlan.of(copies(live(id, read), copy, ground), copy, source);
    if (!partial && !plan.notCopied().isEmpty()) {
      throw new CommandRejected(new RoutesNotCopied(plan.notCopied()));
    }
    commands.send(
        new CreateRouteTable(
            copy,
            source.vpcId(),
            source.owner(),
            body.name().text(),
            register.tablesOf(source.vpcId()).size(),
            quotas.routeTablesPerVpc(source.owner())));
    Versioned<RouteTable> decided = commands.send(new ChangeRoutes(copy, plan.changes()));
    var answer =
        new CopyResource(
            RouteTableResource.of(live(copy, decided), decided.version()),
            plan.changes().size(),
            plan.notCopied().stream().map(NotCopied::values).toList());
    return Answers.created(RouteTableController.PATH + "/" + copy, answer, decided.version());
  }

  private List<Copied> copies(RouteTable.Live source, RouteTableId copy, RouteGround ground) {
    return source.routes().stream()
        .filter(Route::isOfUser)
        .map(
            route ->
                new Copied(
                    route.id(),
                    new AddRoute(
                        copy,
                        ids.next(RouteId::parse, RouteId.PREFIX),
                        route.destination(),
                        route.nextHop(),
                        route.description(),
                        ground.ownBlocks(),
                        ground.factsOf(route.nextHop()),
                        ground.limit(),
                        route.isEnabled(),
                        route.origin())))
        .toList();
  }

  private static RouteTable.Live live(RouteTableId id, Versioned<RouteTable> decided) {
    return switch (decided.state()) {
      case RouteTable.Live table -> table;
      case RouteTable.None _, RouteTable.Deleted _ ->
          throw new CommandRejected(new NoSuchRouteTable(id));
    };
  }
}
