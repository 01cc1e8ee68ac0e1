package dev.landbridge.standalone.demo;

/** One account of the guide with its VPC and subnet. */
record CastMember(
    String name,
    String accountId,
    String vpc,
    String region,
    String vpcCidrBlock,
    String subnet,
    String subnetCidrBlock) {
  static final CastMember ALICE =
      new CastMember(
          "ALICE", "100000000001", "RED", "ap-guangzhou", "192.168.0.0/16", "A", "192.168.1.0/24");
  static final CastMember BOB =
      new CastMember(
          "BOB", "100000000002", "BLUE", "ap-beijing", "10.0.0.0/16", "B", "10.0.1.0/24");
}
