package dev.landbridge.routing.plan;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.routing.network.Connection;
import dev.landbridge.routing.network.QuotaRegister;
import dev.landbridge.routing.network.VpcRegister;
import dev.landbridge.routing.plan.RoutePlan.Proposal;
import dev.landbridge.routing.table.NextHops;
import dev.landbridge.routing.table.RouteTableCommand.AddRoute;
import dev.landbridge.routing.table.RouteTableRegister;
import org.springframework.stereotype.Component;

/** Adds what a plan proposes, within the transaction at hand; the caller holds the locks. */
@Component
class RoutePlanWriter {
  private final Commands commands;
  private final IdSource ids;
  private final VpcRegister vpcs;
  private final QuotaRegister quotas;
  private final NextHops nextHops;
  private final RouteTableRegister tables;

  RoutePlanWriter(
      Commands commands,
      IdSource ids,
      VpcRegister vpcs,
      QuotaRegister quotas,
      NextHops nextHops,
      RouteTableRegister tables) {
    this.commands = commands;
    this.ids = ids;
    this.vpcs = vpcs;
    this.quotas = quotas;
    this.nextHops = nextHops;
    this.tables = tables;
  }

  RouteId add(Proposal proposal, Connection connection, AccountId owner) {
    var vpc = tables.find(proposal.routeTableId()).orElseThrow().vpcId();
    var id = ids.next(RouteId::parse, RouteId.PREFIX);
    commands.send(
        new AddRoute(
            proposal.routeTableId(),
            id,
            proposal.destination(),
            NextHop.through(connection.id()),
            "",
            vpcs.cidrBlocks(vpc),
            nextHops.read(vpc, connection),
            quotas.routesPerTable(owner),
            true,
            RouteOrigin.USER));
    return id;
  }
}
