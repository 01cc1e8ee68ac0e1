package dev.landbridge.peering.connection;

/** How a state is spelled for callers. */
enum PeeringStatus {
  PENDING,
  ACTIVE,
  ISOLATED,
  REJECTED,
  EXPIRED,
  DELETED;

  /** Whether it takes up addresses and quota of both VPCs. */
  boolean isLive() {
    return switch (this) {
      case PENDING, ACTIVE, ISOLATED -> true;
      case REJECTED, EXPIRED, DELETED -> false;
    };
  }
}
