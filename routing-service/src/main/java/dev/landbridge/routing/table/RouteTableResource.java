package dev.landbridge.routing.table;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import java.time.Instant;
import java.util.List;

/**
 * A route table as callers see it.
 *
 * @param subnetIds all that it serves; the main table serves those that no other does
 */
record RouteTableResource(
    RouteTableId id,
    AccountId accountId,
    VpcId vpcId,
    boolean main,
    String name,
    List<SubnetId> subnetIds,
    long version,
    Instant createdAt) {
  RouteTableResource {
    subnetIds = List.copyOf(subnetIds);
  }

  RouteTableResource serving(List<SubnetId> subnets) {
    return new RouteTableResource(id, accountId, vpcId, main, name, subnets, version, createdAt);
  }

  static RouteTableResource of(RouteTable.Live table, long version) {
    return new RouteTableResource(
        table.id(),
        table.owner(),
        table.vpcId(),
        table.main(),
        table.name(),
        table.subnets(),
        version,
        table.createdAt());
  }
}
