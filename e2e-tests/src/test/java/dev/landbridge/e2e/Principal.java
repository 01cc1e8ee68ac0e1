package dev.landbridge.e2e;

import dev.landbridge.events.account.Role;
import org.jspecify.annotations.Nullable;

/** Everybody who may come to a door, as seen from the account whose door it is. */
enum Principal {
  OWNER(Role.OWNER),
  NETWORK_ADMIN(Role.NETWORK_ADMIN),
  VIEWER(Role.VIEWER),
  /** An owner of another account. */
  STRANGER(Role.OWNER),
  /** The owner of the account at the other end of the connections. */
  PEER(Role.OWNER),
  OPERATOR_FOR_THE_ACCOUNT(Role.OPERATOR),
  OPERATOR(Role.OPERATOR),
  NO_KEY(null),
  DISABLED_KEY(null),
  WRONG_SECRET(null);

  private final @Nullable Role role;

  Principal(@Nullable Role role) {
    this.role = role;
  }

  /** None for those who are nobody. */
  @Nullable Role role() {
    return role;
  }

  boolean isOfTheAccount() {
    return this == OWNER || this == NETWORK_ADMIN || this == VIEWER;
  }
}
