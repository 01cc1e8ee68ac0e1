package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.net.IpFamily;
import java.util.List;

/** A secondary IPv4 block on the wire; its subnets are found by {@code DescribeSubnets}. */
record AssistantCidr(String vpcId, String cidrBlock, int assistantType, List<Subnet> subnetSet) {
  private static final int ORDINARY = 0;

  AssistantCidr {
    subnetSet = List.copyOf(subnetSet);
  }

  static List<AssistantCidr> of(VpcView vpc) {
    return vpc.secondary(IpFamily.IPV4)
        .map(block -> new AssistantCidr(vpc.id().text(), block.text(), ORDINARY, List.of()))
        .toList();
  }
}
