package dev.landbridge.events.peering;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import java.util.List;
import java.util.Optional;

/** One side of a peering connection: its VPC as it was when last told. */
public record VpcEnd(AccountId account, VpcId vpcId, Region region, List<CidrBlock> cidrBlocks) {
  public VpcEnd {
    cidrBlocks = List.copyOf(cidrBlocks);
  }

  /** The first of our blocks that overlaps one of theirs. */
  public Optional<CidrBlock> conflictWith(VpcEnd other) {
    return cidrBlocks.stream()
        .filter(mine -> other.cidrBlocks.stream().anyMatch(mine::overlaps))
        .findFirst();
  }
}
