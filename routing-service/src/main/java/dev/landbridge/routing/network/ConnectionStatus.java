package dev.landbridge.routing.network;

/** Where a peering connection stands, as far as routes care. */
public enum ConnectionStatus {
  PENDING,
  ACTIVE,
  REJECTED,
  EXPIRED,
  WITHDRAWN,
  DELETED,
  ISOLATED;

  /** Whether it is over for good. */
  public boolean isEnded() {
    return this != ACTIVE && !mayBecomeActive();
  }

  /** Whether somebody can still make it carry traffic. */
  public boolean mayBecomeActive() {
    return switch (this) {
      case PENDING, EXPIRED, ISOLATED -> true;
      case ACTIVE, REJECTED, WITHDRAWN, DELETED -> false;
    };
  }
}
