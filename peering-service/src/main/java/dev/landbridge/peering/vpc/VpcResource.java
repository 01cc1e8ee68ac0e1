package dev.landbridge.peering.vpc;

import dev.landbridge.events.Tags;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.VpcId;
import java.time.Instant;
import java.util.List;

/** A VPC as its owner sees it; {@code subnets} is how many it has. */
record VpcResource(
    VpcId id,
    AccountId accountId,
    Region region,
    String name,
    CidrBlock cidrBlock,
    List<CidrBlock> secondaryCidrBlocks,
    Tags tags,
    int subnets,
    long version,
    Instant createdAt) {

  static VpcResource of(Vpc state, long version) {
    if (state instanceof Vpc.Existing vpc) {
      return new VpcResource(
          vpc.id(),
          vpc.owner(),
          vpc.region(),
          vpc.name(),
          vpc.cidrBlock(),
          vpc.secondaryCidrBlocks(),
          vpc.tags(),
          vpc.subnets().size(),
          version,
          vpc.createdAt());
    }
    throw new IllegalStateException("Expected a VPC, but got " + state);
  }
}
