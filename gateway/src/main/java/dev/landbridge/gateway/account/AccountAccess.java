package dev.landbridge.gateway.account;

import static dev.landbridge.events.account.Role.OPERATOR;
import static dev.landbridge.events.account.Role.OWNER;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.ProblemException;
import java.util.Optional;

/** Who may see and manage an account: a foreign one looks like one that does not exist. */
final class AccountAccess {
  private AccountAccess() {}

  static void see(Caller caller, AccountId id) {
    if (!caller.isOperator() && !caller.account().equals(Optional.of(id))) {
      throw noSuchAccount(id);
    }
  }

  /** Only owners hand out keys, so no key ever grants more than its maker has. */
  static void manageKeys(Caller caller, AccountId id) {
    see(caller, id);
    caller.requireRole(OWNER, OPERATOR);
  }

  static ProblemException noSuchAccount(AccountId id) {
    return ProblemException.noSuch("account", id);
  }
}
