package dev.landbridge.routing.network;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.web.ProblemException;
import org.springframework.stereotype.Component;

/** Finds VPCs and subnets for their owner; to anybody else there are none. */
@Component
public class OwnedNetwork {
  private final VpcRegister vpcs;

  OwnedNetwork(VpcRegister vpcs) {
    this.vpcs = vpcs;
  }

  public Vpc vpc(VpcId id, AccountId account) {
    return vpcs.find(id)
        .filter(vpc -> vpc.owner().equals(account))
        .orElseThrow(() -> ProblemException.noSuch("vpc", id));
  }

  public Subnet subnet(SubnetId id, AccountId account) {
    return vpcs.findSubnet(id)
        .filter(subnet -> subnet.owner().equals(account))
        .orElseThrow(() -> ProblemException.noSuch("subnet", id));
  }
}
