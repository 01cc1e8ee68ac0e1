package dev.landbridge.routing.association;

import static dev.landbridge.platform.access.Verb.ASK;
import static dev.landbridge.platform.access.Verb.CHANGE;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.web.Answers;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.network.LockRegister;
import dev.landbridge.routing.network.OwnedNetwork;
import dev.landbridge.routing.network.Subnet;
import dev.landbridge.routing.table.DerivedIds;
import dev.landbridge.routing.table.OwnedTables;
import dev.landbridge.routing.table.RouteTableCommand.AssociateSubnet;
import dev.landbridge.routing.table.RouteTableCommand.DisassociateSubnet;
import dev.landbridge.routing.table.RouteTableRegister;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Subnets and the tables that serve them, over REST. */
@RestController
class AssociationController {
  private static final String OF_TABLE = "/v1/route-tables/{tableId}/associations";

  private final Commands commands;
  private final LockRegister locks;
  private final OwnedNetwork network;
  private final RouteTableRegister register;
  private final OwnedTables tables;
  private final AssociationQueries queries;

  AssociationController(
      Commands commands,
      LockRegister locks,
      OwnedNetwork network,
      RouteTableRegister register,
      OwnedTables tables,
      AssociationQueries queries) {
    this.commands = commands;
    this.locks = locks;
    this.network = network;
    this.register = register;
    this.tables = tables;
    this.queries = queries;
  }

  record AssociateRequest(@NotNull SubnetId subnetId) {}

  @Needs(ASK)
  @GetMapping("/v1/route-table-associations")
  Page<AssociationResource> list(
      Caller caller,
      @RequestParam(required = false) @Nullable SubnetId subnetId,
      @RequestParam(required = false) @Nullable VpcId vpcId,
      PageRequest page) {
    var filter = new AssociationQueries.Filter(subnetId, vpcId, null);
    return queries.page(caller.requireAccount(), filter, page);
  }

  @Needs(ASK)
  @GetMapping(OF_TABLE)
  Page<AssociationResource> listOfTable(
      Caller caller, @PathVariable RouteTableId tableId, PageRequest page) {
    var table = tables.get(tableId, caller.requireAccount());
    var filter = new AssociationQueries.Filter(null, null, table.id());
    return queries.page(table.owner(), filter, page);
  }

  @Needs(CHANGE)
  @PostMapping(OF_TABLE)
  ResponseEntity<AssociationChange> associate(
      Caller caller,
      @PathVariable RouteTableId tableId,
      @RequestParam(defaultValue = "false") boolean dryRun,
      @Valid @RequestBody AssociateRequest body) {
    var account = caller.requireAccount();
    var table = tables.get(tableId, account);
    locks.lock(table.vpcId());
    var subnet = network.subnet(body.subnetId(), account);
    var before = tableOf(subnet);
    var change = change(subnet, before, tableId, dryRun);
    // the named table first: If-Match is about it
    var decided =
        commands.send(new AssociateSubnet(tableId, subnet.id(), subnet.vpcId(), before, dryRun));
    if (!dryRun && !before.equals(tableId)) {
      commands.send(new DisassociateSubnet(before, subnet.id()));
    }
    return Answers.ok(change, decided.version());
  }

  /** Back to the main table. */
  @Needs(CHANGE)
  @DeleteMapping(OF_TABLE + "/{subnetId}")
  ResponseEntity<AssociationChange> disassociate(
      Caller caller, @PathVariable RouteTableId tableId, @PathVariable SubnetId subnetId) {
    var account = caller.requireAccount();
    var table = tables.get(tableId, account);
    locks.lock(table.vpcId());
    var subnet = network.subnet(subnetId, account);
    if (!register.tableOf(subnetId).filter(tableId::equals).isPresent()) {
      throw ProblemException.noSuch("association", subnetId);
    }
    var change = change(subnet, tableId, DerivedIds.mainTableOf(subnet.vpcId()), false);
    var decided = commands.send(new DisassociateSubnet(tableId, subnetId));
    return Answers.ok(change, decided.version());
  }

  private RouteTableId tableOf(Subnet subnet) {
    return register.tableOf(subnet.id()).orElseGet(() -> DerivedIds.mainTableOf(subnet.vpcId()));
  }

  private AssociationChange change(
      Subnet subnet, RouteTableId before, RouteTableId after, boolean dryRun) {
    var swap = TableSwap.between(routes(before), routes(after));
    return new AssociationChange(
        subnet.id(),
        after,
        before,
        subnet.vpcId(),
        subnet.owner(),
        dryRun,
        swap.warning(subnet.id(), before),
        swap.noLongerApplying(),
        swap.nowApplying());
  }

  private List<AppliedRoute> routes(RouteTableId table) {
    return register.routesOf(table).stream()
        .filter(route -> route.status() != RouteStatus.DISABLED) // applies to nothing
        .map(route -> AppliedRoute.of(route, table))
        .toList();
  }
}
