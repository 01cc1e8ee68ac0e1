package dev.landbridge.routing.network;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcId;
import java.util.List;

/** A VPC as this service knows it. */
public record Vpc(VpcId id, AccountId owner, List<CidrBlock> cidrBlocks) {
  public Vpc {
    cidrBlocks = List.copyOf(cidrBlocks);
  }
}
