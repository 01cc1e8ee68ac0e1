package dev.landbridge.routing.table;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
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

  /** What one may ask of one route; several may be asked at once. */
  sealed interface RouteCommand extends RouteTableCommand {
    RouteId routeId();

    /** What the route of this id follows from. */
    default Derivation derivation() {
      return Derivation.NONE;
    }
  }

  /**
   * @param enabled a disabled route is stored, even beside one that it conflicts with
   */
  record AddRoute(
      RouteTableId id,
      RouteId routeId,
      CidrBlock destination,
      NextHop nextHop,
      String description,
      List<CidrBlock> ownBlocks,
      NextHopFacts facts,
      int limit,
      boolean enabled,
      RouteOrigin origin)
      implements RouteCommand {
    public AddRoute {
      ownBlocks = List.copyOf(ownBlocks);
    }
  }

  /** The same destination shall lead elsewhere. */
  record ReplaceRoute(
      RouteTableId id,
      RouteId routeId,
      Derivation derivation,
      NextHop nextHop,
      String description,
      NextHopFacts facts,
      List<CidrBlock> ownBlocks)
      implements RouteCommand {
    public ReplaceRoute {
      ownBlocks = List.copyOf(ownBlocks);
    }
  }

  record RemoveRoute(RouteTableId id, RouteId routeId, Derivation derivation)
      implements RouteCommand {}

  /** It shall apply again, if the rules of a new route still allow it; the facts are of its hop. */
  record EnableRoute(
      RouteTableId id,
      RouteId routeId,
      Derivation derivation,
      NextHopFacts facts,
      List<CidrBlock> ownBlocks,
      int limit)
      implements RouteCommand {
    public EnableRoute {
      ownBlocks = List.copyOf(ownBlocks);
    }
  }

  record DisableRoute(RouteTableId id, RouteId routeId, Derivation derivation)
      implements RouteCommand {}

  /** Whoever advertises routes of the VPC shall tell of it. */
  record PublishRoute(RouteTableId id, RouteId routeId, Derivation derivation)
      implements RouteCommand {}

  record WithdrawRoute(RouteTableId id, RouteId routeId, Derivation derivation)
      implements RouteCommand {}

  /** All of them, one after the other, or none. */
  record ChangeRoutes(RouteTableId id, List<RouteCommand> changes) implements RouteTableCommand {
    public ChangeRoutes {
      changes = List.copyOf(changes);
    }
  }

  /** The table shall hold exactly these routes of users; a dry run only asks whether it may. */
  record ReplaceAllRoutes(RouteTableId id, List<AddRoute> routes, boolean dryRun)
      implements RouteTableCommand {
    public ReplaceAllRoutes {
      routes = List.copyOf(routes);
    }
  }

  /** A destination that a next hop tells of, and the id of its route if that is a new one. */
  record Told(RouteId routeId, CidrBlock destination) {}

  /** What a next hop tells of now: the table shall have learned exactly these through it. */
  record LearnRoutes(
      RouteTableId id,
      NextHop nextHop,
      List<Told> told,
      NextHopFacts facts,
      List<CidrBlock> ownBlocks,
      int limit)
      implements RouteTableCommand {
    public LearnRoutes {
      told = List.copyOf(told);
      ownBlocks = List.copyOf(ownBlocks);
    }
  }

  /** Changes nothing: whoever decides about another table wants to know what this one holds. */
  record ReadRoutes(RouteTableId id) implements RouteTableCommand {}

  /** The VPC's CIDR blocks changed: routes to servers in it take the status that they now have. */
  record FollowOwnBlocks(RouteTableId id, List<CidrBlock> ownBlocks) implements RouteTableCommand {
    public FollowOwnBlocks {
      ownBlocks = List.copyOf(ownBlocks);
    }
  }

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
