package dev.landbridge.peering.vpc;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import java.time.Instant;

/** A subnet as its owner sees it; it has the version of its VPC, which decides about both. */
record SubnetResource(
    SubnetId id,
    AccountId accountId,
    VpcId vpcId,
    String name,
    CidrBlock cidrBlock,
    Tags tags,
    long version,
    Instant createdAt) {

  static SubnetResource of(Vpc state, SubnetId id, long version) {
    if (state instanceof Vpc.Existing vpc) {
      var subnet = vpc.subnet(id).orElseThrow();
      return new SubnetResource(
          id,
          vpc.owner(),
          vpc.id(),
          subnet.name(),
          subnet.cidrBlock(),
          subnet.tags(),
          version,
          subnet.createdAt());
    }
    throw new IllegalStateException("Expected a VPC, but got " + state);
  }
}
