package dev.landbridge.routing.association;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import java.util.List;

/**
 * What another table for a subnet changes, or would change.
 *
 * @param dryRun nothing was stored
 * @param warning what the subnet loses, in a sentence; empty if it loses nothing
 */
record AssociationChange(
    SubnetId subnetId,
    RouteTableId routeTableId,
    RouteTableId replacedRouteTableId,
    VpcId vpcId,
    AccountId accountId,
    boolean dryRun,
    String warning,
    List<AppliedRoute> routesNoLongerApplying,
    List<AppliedRoute> routesNowApplying) {
  AssociationChange {
    routesNoLongerApplying = List.copyOf(routesNoLongerApplying);
    routesNowApplying = List.copyOf(routesNowApplying);
  }
}
