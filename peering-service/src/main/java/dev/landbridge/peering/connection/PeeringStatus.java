package dev.landbridge.peering.connection;

/** How a state is spelled for callers. */
enum PeeringStatus {
  PENDING,
  ACTIVE,
  ISOLATED,
  REJECTED,
  EXPIRED,
  DELETED,
  /** For clouds whose creation may fail later; here such a request is refused at once. */
  FAILED;

  /** Whether it takes up addresses and quota of both VPCs. */
  boolean isLive() {
    return switch (this) {
      case PENDING, ACTIVE, ISOLATED -> true;
      case REJECTED, EXPIRED, DELETED, FAILED -> false;
    };
  }
}
