package dev.landbridge.routing.table;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;

/** What the register keeps of a route table: whose it is and where it belongs. */
public record RegisteredTable(RouteTableId id, VpcId vpcId, AccountId owner, boolean main) {}
