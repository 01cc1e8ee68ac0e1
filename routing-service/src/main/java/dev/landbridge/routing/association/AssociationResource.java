package dev.landbridge.routing.association;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;

/**
 * Which table serves a subnet.
 *
 * @param main the main table serves it because no other does
 */
record AssociationResource(
    SubnetId subnetId, RouteTableId routeTableId, VpcId vpcId, AccountId accountId, boolean main) {}
