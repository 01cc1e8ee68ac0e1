package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.gateway.tencentapi.Tag;
import java.time.Instant;
import java.util.Map;

/** A subnet as our service shows it. Ours know no zones: the one asked for is kept as a tag. */
record SubnetView(
    SubnetId id,
    VpcId vpcId,
    String name,
    CidrBlock cidrBlock,
    Map<String, String> tags,
    Instant createdAt) {
  static final String PATH = "/v1/subnets";
  static final String ZONE = Tag.OWN + "zone";

  SubnetView {
    tags = Map.copyOf(tags);
  }

  static String path(SubnetId id) {
    return PATH + "/" + id;
  }

  /** Empty where the subnet was not made by this API. */
  String zone() {
    return tags.getOrDefault(ZONE, "");
  }
}
