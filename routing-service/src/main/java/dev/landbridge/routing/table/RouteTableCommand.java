package dev.landbridge.routing.table;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import java.util.List;

/** What one may ask of a route table; facts about the network travel with the question. */
public sealed interface RouteTableCommand extends Addressed {

  @Override
  RouteTableId id();

  /** A VPC has come into being and needs its main table. */
  record CreateMainTable(RouteTableId id, VpcId vpcId, AccountId owner)
      implements RouteTableCommand {}

  /** A custom table, besides the {@code tables} the VPC has, of at most {@code limit}. */
  record CreateRouteTable(
      RouteTableId id, VpcId vpcId, AccountId owner, String name, int tables, int limit)
      implements RouteTableCommand {}

  record RenameRouteTable(RouteTableId id, String name) implements RouteTableCommand {}

  record DeleteRouteTable(RouteTableId id) implements RouteTableCommand {}

  /** The VPC is gone, and so are its tables, the main one included. */
  record DropRouteTable(RouteTableId id) implements RouteTableCommand {}

  record AddRoute(
      RouteTableId id,
      RouteId routeId,
      CidrBlock destination,
      NextHop nextHop,
      String description,
      List<CidrBlock> ownBlocks,
      NextHopFacts facts,
      int limit)
      implements RouteTableCommand {
    public AddRoute {
      ownBlocks = List.copyOf(ownBlocks);
    }
  }

  /**
   * The same destination shall lead elsewhere.
   *
   * @param local whether the id is that of a local route, which is derived and not stored
   */
  record ReplaceRoute(
      RouteTableId id,
      RouteId routeId,
      boolean local,
      NextHop nextHop,
      String description,
      NextHopFacts facts)
      implements RouteTableCommand {}

  record RemoveRoute(RouteTableId id, RouteId routeId, boolean local)
      implements RouteTableCommand {}

  /** The next hop changed: every route through it takes the status that the facts now give. */
  record FollowNextHop(RouteTableId id, NextHop nextHop, NextHopFacts facts)
      implements RouteTableCommand {}

  /** The next hop is gone, and its owner wants the routes gone with it. */
  record RemoveRoutesThrough(RouteTableId id, NextHop nextHop) implements RouteTableCommand {}

  /** The subnet leaves {@code replaced} for this table; a dry run only asks whether it may. */
  record AssociateSubnet(
      RouteTableId id, SubnetId subnetId, VpcId subnetVpc, RouteTableId replaced, boolean dryRun)
      implements RouteTableCommand {}

  record DisassociateSubnet(RouteTableId id, SubnetId subnetId) implements RouteTableCommand {}
}
