package dev.landbridge.events.peering;

/** What an account, a VPC or a table may have so many of; the documented default each. */
public enum Quota {
  VPCS_PER_REGION(20),
  SUBNETS_PER_VPC(100),
  SECONDARY_CIDR_BLOCKS_PER_VPC(5),
  PEERING_CONNECTIONS_PER_VPC(10),
  ACTIVE_PEERING_CONNECTIONS_PER_VPC(10),
  ROUTE_TABLES_PER_VPC(10),
  ROUTES_PER_TABLE(50),
  OPEN_TICKETS_PER_ACCOUNT(20),
  LISTED_REQUESTERS_PER_ACCOUNT(200),
  ACCEPTANCE_RULES_PER_ACCOUNT(50);

  private final int standard;

  Quota(int standard) {
    this.standard = standard;
  }

  /** The limit of an account for which no ticket raised it. */
  public int standard() {
    return standard;
  }
}
