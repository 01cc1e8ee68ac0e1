package dev.landbridge.routing.table;

import static dev.landbridge.platform.access.Verb.ASK;
import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.command.Versioned;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.network.LockRegister;
import dev.landbridge.routing.network.OwnedNetwork;
import dev.landbridge.routing.network.QuotaRegister;
import dev.landbridge.routing.table.RouteTableCommand.CreateRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.DeleteRouteTable;
import dev.landbridge.routing.table.RouteTableCommand.RenameRouteTable;
import dev.landbridge.routing.table.RouteTableRejection.NoSuchRouteTable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Route tables over REST. */
@RestController
@RequestMapping(RouteTableController.PATH)
class RouteTableController {
  static final String PATH = "/v1/route-tables";

  private final Commands commands;
  private final IdSource ids;
  private final LockRegister locks;
  private final OwnedNetwork network;
  private final QuotaRegister quotas;
  private final RouteTableRegister register;
  private final OwnedTables tables;
  private final RouteTableQueries queries;

  RouteTableController(
      Commands commands,
      IdSource ids,
      LockRegister locks,
      OwnedNetwork network,
      QuotaRegister quotas,
      RouteTableRegister register,
      OwnedTables tables,
      RouteTableQueries queries) {
    this.commands = commands;
    this.ids = ids;
    this.locks = locks;
    this.network = network;
    this.quotas = quotas;
    this.register = register;
    this.tables = tables;
    this.queries = queries;
  }

  record CreateRequest(@NotNull VpcId vpcId, @Nullable TableName name) {
    String text() {
      return Objects.requireNonNullElse(name, TableName.NONE).text();
    }
  }

  record RenameRequest(@NotNull TableName name) {}

  @Needs(CHANGE)
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<RouteTableResource> create(Caller caller, @Valid @RequestBody CreateRequest body) {
    var account = caller.requireAccount();
    locks.lock(network.vpc(body.vpcId(), account).id()); // nobody waits for a foreign one
    var vpc = network.vpc(body.vpcId(), account); // under the lock: it may have gone
    var id = ids.next(RouteTableId::parse, RouteTableId.PREFIX);
    Versioned<RouteTable> created =
        commands.send(
            new CreateRouteTable(
                id,
                vpc.id(),
                account,
                body.text(),
                register.tablesOf(vpc.id()).size(),
                quotas.routeTablesPerVpc(account)));
    return Answers.created(PATH + "/" + id, resource(id, created), created.version());
  }

  @Needs(ASK)
  @GetMapping
  Page<RouteTableResource> list(
      Caller caller,
      @RequestParam(required = false) @Nullable VpcId vpcId,
      @RequestParam(required = false) @Nullable Boolean main,
      PageRequest page) {
    return queries.page(caller.requireAccount(), new RouteTableQueries.Filter(vpcId, main), page);
  }

  @Needs(ASK)
  @GetMapping("/{id}")
  ResponseEntity<RouteTableResource> get(Caller caller, @PathVariable RouteTableId id) {
    var table =
        queries
            .find(id, caller.requireAccount())
            .orElseThrow(() -> new CommandRejected(new NoSuchRouteTable(id)));
    return Answers.ok(table, table.version());
  }

  @Needs(CHANGE)
  @PatchMapping("/{id}")
  ResponseEntity<RouteTableResource> rename(
      Caller caller, @PathVariable RouteTableId id, @Valid @RequestBody RenameRequest body) {
    tables.get(id, caller.requireAccount());
    Versioned<RouteTable> renamed = commands.send(new RenameRouteTable(id, body.name().text()));
    return Answers.ok(resource(id, renamed), renamed.version());
  }

  @Needs(CHANGE)
  @DeleteMapping("/{id}")
  ResponseEntity<Void> delete(Caller caller, @PathVariable RouteTableId id) {
    var table = tables.get(id, caller.requireAccount());
    locks.lock(table.vpcId());
    commands.send(new DeleteRouteTable(id));
    return Answers.noContent();
  }

  private RouteTableResource resource(RouteTableId id, Versioned<RouteTable> decided) {
    return switch (decided.state()) {
      case RouteTable.Live table ->
          queries.withSubnets(RouteTableResource.of(table, decided.version()));
      case RouteTable.None _, RouteTable.Deleted _ ->
          throw new CommandRejected(new NoSuchRouteTable(id));
    };
  }
}
