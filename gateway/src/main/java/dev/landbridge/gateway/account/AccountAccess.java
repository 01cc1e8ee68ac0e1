package dev.landbridge.gateway.account;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.ProblemException;
import java.util.Optional;

/** Whose account it is: a foreign one looks like one that does not exist. */
final class AccountAccess {
  private AccountAccess() {}

  static void see(Caller caller, AccountId id) {
    if (!caller.isOperator() && !caller.account().equals(Optional.of(id))) {
      throw noSuchAccount(id);
    }
  }

  static ProblemException noSuchAccount(AccountId id) {
    return ProblemException.noSuch("account", id);
  }
}
