package dev.landbridge.standalone.demo;

/** What one member of the cast has now. */
record Prepared(CastMember member, String bearer, String vpcId, String subnetId) {
  String text() {
    return """
        %s, account %s
          VPC %s     %s  %s in %s
          subnet %s  %s  %s
          key        %s
        """
        .formatted(
            member.name(),
            member.accountId(),
            padded(member.vpc()),
            vpcId,
            member.vpcCidrBlock(),
            member.region(),
            member.subnet(),
            subnetId,
            member.subnetCidrBlock(),
            bearer);
  }

  private static String padded(String name) {
    return "%-4s".formatted(name);
  }
}
