package dev.landbridge.gateway.tencentapi.vpc;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.gateway.tencentapi.Tag;
import dev.landbridge.gateway.tencentapi.Times;
import java.util.List;

/** A VPC on the wire; what no VPC of ours has is always the same. */
record Vpc(
    String vpcName,
    String vpcId,
    String cidrBlock,
    boolean isDefault,
    boolean enableMulticast,
    String createdTime,
    List<String> dnsServerSet,
    String domainName,
    String dhcpOptionsId,
    boolean enableDhcp,
    String ipv6CidrBlock,
    List<Tag> tagSet,
    List<AssistantCidr> assistantCidrSet,
    boolean enableRouteVpcPublish,
    List<Ipv6Block> ipv6CidrBlockSet,
    boolean enableRouteVpcPublishIpv6) {

  /** An IPv6 block of a VPC. */
  record Ipv6Block(
      @JsonProperty("IPv6CidrBlock") String cidrBlock,
      @JsonProperty("ISPType") String ispType,
      String addressType) {
    static Ipv6Block of(CidrBlock block) {
      return new Ipv6Block(block.text(), "BGP", block.text().startsWith("f") ? "ULA" : "GUA");
    }
  }

  Vpc {
    dnsServerSet = List.copyOf(dnsServerSet);
    tagSet = List.copyOf(tagSet);
    assistantCidrSet = List.copyOf(assistantCidrSet);
    ipv6CidrBlockSet = List.copyOf(ipv6CidrBlockSet);
  }

  static Vpc of(VpcView vpc) {
    var ipv6 = vpc.secondary(IpFamily.IPV6).map(Ipv6Block::of).toList();
    return new Vpc(
        vpc.name(),
        vpc.id().text(),
        vpc.cidrBlock().text(),
        false,
        false,
        Times.text(vpc.createdAt()),
        List.of(),
        "",
        "",
        true,
        ipv6.isEmpty() ? "" : ipv6.getFirst().cidrBlock(),
        Tag.listOf(vpc.tags()),
        AssistantCidr.of(vpc),
        false,
        ipv6,
        false);
  }
}
