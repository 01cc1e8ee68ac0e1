package dev.landbridge.routing.table;

import dev.landbridge.events.Rejection;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteTableId;
import java.util.List;
import java.util.Map;

/** Why a route table refuses. */
public sealed interface RouteTableRejection extends Rejection {

  record NoSuchRouteTable(RouteTableId id) implements RouteTableRejection {
    @Override
    public String code() {
      return "no-such-route-table";
    }

    @Override
    public String detail() {
      return "There is no route table " + id + ".";
    }
  }

  record NoSuchRoute(RouteTableId id, RouteId routeId) implements RouteTableRejection {
    @Override
    public String code() {
      return "no-such-route";
    }

    @Override
    public String detail() {
      return "Route table " + id + " has no route " + routeId + ".";
    }
  }

  record RouteTableQuotaExceeded(VpcId vpcId, int limit) implements RouteTableRejection {
    @Override
    public String code() {
      return "route-table-quota-exceeded";
    }

    @Override
    public String detail() {
      return vpcId + " has its " + limit + " route tables; a ticket can raise the limit.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("limit", limit);
    }
  }

  record RouteQuotaExceeded(RouteTableId id, int limit) implements RouteTableRejection {
    @Override
    public String code() {
      return "route-quota-exceeded";
    }

    @Override
    public String detail() {
      return "Route table " + id + " has its " + limit + " routes; a ticket can raise the limit.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("limit", limit);
    }
  }

  record MainRouteTable(RouteTableId id) implements RouteTableRejection {
    @Override
    public String code() {
      return "main-route-table";
    }

    @Override
    public String detail() {
      return "Route table " + id + " is the main one of its VPC and goes only with it.";
    }
  }

  record RouteTableInUse(RouteTableId id, List<SubnetId> subnets) implements RouteTableRejection {
    public RouteTableInUse {
      subnets = List.copyOf(subnets);
    }

    @Override
    public String code() {
      return "route-table-in-use";
    }

    @Override
    public String detail() {
      return "Route table " + id + " still serves " + subnets.size() + " subnet(s).";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("subnetIds", subnets);
    }
  }

  record NoSuchNextHop(String nextHopId) implements RouteTableRejection {
    @Override
    public String code() {
      return "no-such-next-hop";
    }

    @Override
    public String detail() {
      return "The VPC of this route table has no next hop " + nextHopId + ".";
    }
  }

  record NextHopEnded(String nextHopId) implements RouteTableRejection {
    @Override
    public String code() {
      return "next-hop-ended";
    }

    @Override
    public String detail() {
      return nextHopId + " has ended; no new route can lead through it.";
    }
  }

  record DestinationOutsidePeerCidr(CidrBlock destination, List<CidrBlock> peerBlocks)
      implements RouteTableRejection {
    public DestinationOutsidePeerCidr {
      peerBlocks = List.copyOf(peerBlocks);
    }

    @Override
    public String code() {
      return "destination-outside-peer-cidr";
    }

    @Override
    public String detail() {
      return "No CIDR block of the VPC behind the peering connection holds " + destination + ".";
    }

    @Override
    public Map<String, Object> values() {
      return peerBlocks.isEmpty() ? Map.of() : Map.of("peerCidrBlocks", peerBlocks);
    }
  }

  record DestinationConflictsWithOwnCidr(CidrBlock destination, CidrBlock own)
      implements RouteTableRejection {
    @Override
    public String code() {
      return "destination-conflicts-with-own-cidr";
    }

    @Override
    public String detail() {
      return destination + " overlaps " + own + " of the route table's own VPC.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", own);
    }
  }

  record RouteAlreadyExists(CidrBlock destination, RouteId routeId) implements RouteTableRejection {
    @Override
    public String code() {
      return "route-already-exists";
    }

    @Override
    public String detail() {
      return "Route " + routeId + " of this table leads to " + destination + " already.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", destination, "routeId", routeId);
    }
  }

  record LocalRouteImmutable(RouteTableId id) implements RouteTableRejection {
    @Override
    public String code() {
      return "local-route-immutable";
    }

    @Override
    public String detail() {
      return "Local routes of " + id + " follow its VPC's CIDR blocks; nobody writes them.";
    }
  }

  record SubnetNotInVpc(SubnetId subnetId, VpcId vpcId) implements RouteTableRejection {
    @Override
    public String code() {
      return "subnet-not-in-vpc";
    }

    @Override
    public String detail() {
      return subnetId + " does not lie in " + vpcId + ", the VPC of the route table.";
    }
  }

  record NextHopInvalid(NextHop nextHop, String expected) implements RouteTableRejection {
    @Override
    public String code() {
      return "next-hop-invalid";
    }

    @Override
    public String detail() {
      return "Expected " + expected + " as next hop, but got '" + nextHop.id() + "'.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("nextHopType", nextHop.type(), "nextHopId", nextHop.id());
    }
  }

  record EqualCostNotAllowed(CidrBlock destination, RouteId routeId)
      implements RouteTableRejection {
    @Override
    public String code() {
      return "equal-cost-not-allowed";
    }

    @Override
    public String detail() {
      return "Route " + routeId + " leads to " + destination + ", and the two cannot share it.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", destination, "routeId", routeId);
    }
  }

  record EqualCostWithLearnedRoute(CidrBlock destination, RouteId routeId)
      implements RouteTableRejection {
    @Override
    public String code() {
      return "equal-cost-with-learned-route";
    }

    @Override
    public String detail() {
      return destination + " was learned as route " + routeId + ", and the two cannot share it.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", destination, "routeId", routeId);
    }
  }

  record EqualCostWithUserRoute(CidrBlock destination, RouteId routeId)
      implements RouteTableRejection {
    @Override
    public String code() {
      return "equal-cost-with-user-route";
    }

    @Override
    public String detail() {
      return "Route " + routeId + " leads to " + destination + " and was there first.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", destination, "routeId", routeId);
    }
  }

  record EqualCostLimitExceeded(CidrBlock destination, int limit) implements RouteTableRejection {
    @Override
    public String code() {
      return "equal-cost-limit-exceeded";
    }

    @Override
    public String detail() {
      return limit + " routes share " + destination + " already, which is as many as can.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", destination, "limit", limit);
    }
  }

  record PrimaryBackupNotOffered(CidrBlock destination, RouteId routeId)
      implements RouteTableRejection {
    @Override
    public String code() {
      return "primary-backup-not-offered";
    }

    @Override
    public String detail() {
      return "Beside route %s to %s this would be a backup: not offered."
          .formatted(routeId, destination);
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("conflictingCidrBlock", destination, "routeId", routeId);
    }
  }

  record SystemRoute(RouteId routeId, RouteOrigin origin) implements RouteTableRejection {
    @Override
    public String code() {
      return "system-route";
    }

    @Override
    public String detail() {
      return "Nobody wrote route " + routeId + ", so nobody changes it.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("origin", origin);
    }
  }

  record RouteIsPublished(RouteId routeId) implements RouteTableRejection {
    @Override
    public String code() {
      return "route-is-published";
    }

    @Override
    public String detail() {
      return "Route " + routeId + " is published; withdraw it first.";
    }
  }

  record RouteNotPublishable(RouteId routeId) implements RouteTableRejection {
    @Override
    public String code() {
      return "route-not-publishable";
    }

    @Override
    public String detail() {
      return "Route %s is not active, leads everywhere, or leads to no instance or havip."
          .formatted(routeId);
    }
  }

  record BatchItemFailed(int index, RouteTableRejection reason) implements RouteTableRejection {
    @Override
    public String code() {
      return "batch-item-failed";
    }

    @Override
    public String detail() {
      return "Nothing was changed: item " + index + " failed. " + reason.detail();
    }

    @Override
    public Map<String, Object> values() {
      return Map.of(
          "index", index, "failedItem", NotCopied.failure(Map.of("index", index), reason));
    }
  }

  record RoutesNotCopied(List<NotCopied> routes) implements RouteTableRejection {
    public RoutesNotCopied {
      routes = List.copyOf(routes);
    }

    @Override
    public String code() {
      return "routes-not-copied";
    }

    @Override
    public String detail() {
      return routes.size() + " route(s) cannot be copied; nothing was.";
    }

    @Override
    public Map<String, Object> values() {
      return Map.of("notCopied", routes.stream().map(NotCopied::values).toList());
    }
  }
}
