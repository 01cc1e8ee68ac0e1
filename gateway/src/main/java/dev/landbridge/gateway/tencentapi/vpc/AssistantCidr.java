package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.gateway.tencentapi.Call;
import java.util.List;

/** A secondary IPv4 block on the wire. */
record AssistantCidr(String vpcId, String cidrBlock, int assistantType, List<Subnet> subnetSet) {
  private static final int ORDINARY = 0;

  AssistantCidr {
    subnetSet = List.copyOf(subnetSet);
  }

  /** Without their subnets, for which there is an action of its own. */
  static List<AssistantCidr> of(VpcView vpc) {
    return vpc.secondary(IpFamily.IPV4)
        .map(block -> new AssistantCidr(vpc.id().text(), block.text(), ORDINARY, List.of()))
        .toList();
  }

  /** With the subnets that lie in each; those of a VPC are read once. */
  static List<AssistantCidr> withSubnets(List<AssistantCidr> blocks, Call call) {
    var held =
        blocks.stream()
            .map(AssistantCidr::vpcId)
            .distinct()
            .flatMap(vpc -> call.all(SubnetView.PATH + "?vpcId=" + vpc, SubnetView.class).stream())
            .filter(subnet -> blocks.stream().anyMatch(block -> block.holds(subnet)))
            .toList();
    var tables = ServingTables.of(held.stream().map(SubnetView::id).toList(), call);
    return blocks.stream()
        .map(
            block ->
                block.with(
                    held.stream()
                        .filter(block::holds)
                        .map(subnet -> SubnetBatch.served(subnet, tables))
                        .toList()))
        .toList();
  }

  private boolean holds(SubnetView subnet) {
    return subnet.vpcId().text().equals(vpcId)
        && CidrBlock.parse(cidrBlock).contains(subnet.cidrBlock());
  }

  private AssistantCidr with(List<Subnet> subnets) {
    return new AssistantCidr(vpcId, cidrBlock, assistantType, subnets);
  }
}
