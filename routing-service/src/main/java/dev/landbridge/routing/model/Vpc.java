package dev.landbridge.routing.model;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.VpcId;
import java.util.List;
import java.util.Optional;

/** A VPC with the CIDR blocks it has, the primary one first. */
public record Vpc(VpcId id, AccountId owner, Region region, List<CidrBlock> cidrBlocks) {
  public Vpc {
    cidrBlocks = List.copyOf(cidrBlocks);
  }

  /** The block that holds the address, and with it the local route. */
  public Optional<CidrBlock> blockOf(IpAddress address) {
    return cidrBlocks.stream().filter(block -> block.contains(address)).findFirst();
  }

  public boolean holds(IpAddress address) {
    return cidrBlocks.stream().anyMatch(block -> block.contains(address));
  }

  public Vpc with(CidrBlock block) {
    var more = new java.util.ArrayList<>(cidrBlocks);
    more.add(block);
    return new Vpc(id, owner, region, more);
  }

  public Vpc without(CidrBlock block) {
    return new Vpc(
        id, owner, region, cidrBlocks.stream().filter(other -> !other.equals(block)).toList());
  }
}
