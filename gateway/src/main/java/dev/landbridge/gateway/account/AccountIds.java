package dev.landbridge.gateway.account;

import dev.landbridge.events.account.AccountId;
import java.security.SecureRandom;

/** Makes account ids: 12 random digits, so that nobody learns how many accounts there are. */
public final class AccountIds {
  private static final long FIRST = 100_000_000_000L;
  private static final long END = 1_000_000_000_000L;
  private final SecureRandom random;

  public AccountIds(SecureRandom random) {
    this.random = random;
  }

  AccountId next() {
    return new AccountId(Long.toString(random.nextLong(FIRST, END)));
  }
}
