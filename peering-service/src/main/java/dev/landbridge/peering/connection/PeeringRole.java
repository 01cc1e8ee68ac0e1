package dev.landbridge.peering.connection;

import dev.landbridge.events.account.AccountId;

/** Which side of a connection an account has. */
enum PeeringRole {
  REQUESTER,
  ACCEPTER,
  BOTH;

  static PeeringRole of(AccountId account, AccountId requester, AccountId accepter) {
    if (requester.equals(accepter)) {
      return BOTH;
    }
    return account.equals(requester) ? REQUESTER : ACCEPTER;
  }
}
