package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpFamily;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.gateway.tencentapi.Call;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A VPC as our service shows it. */
record VpcView(
    VpcId id,
    Region region,
    String name,
    CidrBlock cidrBlock,
    List<CidrBlock> secondaryCidrBlocks,
    Map<String, String> tags,
    Instant createdAt) {
  static final String PATH = "/v1/vpcs";

  VpcView {
    secondaryCidrBlocks = List.copyOf(secondaryCidrBlocks);
    tags = Map.copyOf(tags);
  }

  static String path(VpcId id) {
    return PATH + "/" + id;
  }

  /** Those of the region at hand. */
  static List<VpcView> all(Call call) {
    return call.all(PATH + "?region=" + call.region(), VpcView.class);
  }

  Stream<CidrBlock> secondary(IpFamily family) {
    return secondaryCidrBlocks.stream().filter(block -> block.family() == family);
  }

  boolean has(CidrBlock block) {
    return cidrBlock.equals(block) || secondaryCidrBlocks.contains(block);
  }
}
