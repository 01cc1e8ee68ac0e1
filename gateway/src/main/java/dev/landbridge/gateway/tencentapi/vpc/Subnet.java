package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.gateway.tencentapi.Tag;
import dev.landbridge.gateway.tencentapi.Times;
import java.util.List;

/** A subnet on the wire; what no subnet of ours has is always the same. */
record Subnet(
    String vpcId,
    String subnetId,
    String subnetName,
    String cidrBlock,
    boolean isDefault,
    boolean enableBroadcast,
    String zone,
    String routeTableId,
    String createdTime,
    long availableIpAddressCount,
    String ipv6CidrBlock,
    String networkAclId,
    boolean isRemoteVpcSnat,
    long totalIpAddressCount,
    List<Tag> tagSet,
    String cdcId,
    int isCdcSubnet) {
  private static final int RESERVED = 3;

  Subnet {
    tagSet = List.copyOf(tagSet);
  }

  static Subnet of(SubnetView subnet, String routeTableId) {
    var block = subnet.cidrBlock();
    var addresses = addresses(block);
    return new Subnet(
        subnet.vpcId().text(),
        subnet.id().text(),
        subnet.name(),
        block.family() == IpFamily.IPV4 ? block.text() : "",
        false,
        false,
        subnet.zone(),
        routeTableId,
        Times.text(subnet.createdAt()),
        addresses,
        block.family() == IpFamily.IPV6 ? block.text() : "",
        "",
        false,
        addresses,
        Tag.listOf(subnet.tags()),
        "",
        0);
  }

  /** Without the first two and the last; nothing here takes one of them up. */
  private static long addresses(CidrBlock block) {
    return block.family() == IpFamily.IPV6
        ? 0
        : Math.max(0, (1L << (block.family().bits() - block.prefixLength())) - RESERVED);
  }
}
