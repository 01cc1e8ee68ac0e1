package dev.landbridge.routing.model;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;

/** A subnet with the route table that serves it. */
public record Subnet(SubnetId id, VpcId vpcId, CidrBlock cidrBlock, RouteTableId table) {
  public Subnet servedBy(RouteTableId other) {
    return new Subnet(id, vpcId, cidrBlock, other);
  }
}
