package dev.landbridge.routing.network;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.Quota;

/** How much of something an account may have. */
public interface Limits {
  int of(AccountId account, Quota quota);
}
