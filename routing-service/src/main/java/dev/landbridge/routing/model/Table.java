package dev.landbridge.routing.model;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;

/** A route table with its routes; the local ones follow from the VPC's CIDR blocks. */
public record Table(
    RouteTableId id, VpcId vpcId, AccountId owner, boolean main, String name, RouteSet routes) {
  public Table with(RouteSet other) {
    return new Table(id, vpcId, owner, main, name, other);
  }
}
