package dev.landbridge.platform.web;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.Role;
import dev.landbridge.platform.access.Verb;
import dev.landbridge.platform.json.Words;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * Who calls, as the gateway authenticated it.
 *
 * @param account whose resources are meant; absent for an operator who names none
 * @param actor the key or session, as it appears in events
 */
public record Caller(Optional<AccountId> account, Role role, String actor) {

  /** The account at hand, or a problem for an operator without one. */
  public AccountId requireAccount() {
    return account.orElseThrow(
        () ->
            new ProblemException(
                HttpStatus.FORBIDDEN,
                "account-required",
                "Expected an account to act for: name one in the header Landbridge-Account"));
  }

  public boolean isOperator() {
    return role == Role.OPERATOR;
  }

  /** Throws where the table of verbs does not have this caller's role. */
  public void require(Verb verb) {
    if (!verb.isFor(role)) {
      throw new ProblemException(
          HttpStatus.FORBIDDEN,
          "not-allowed",
          "Expected a key with another role than " + Words.of(role));
    }
    if (verb.isAboutOneAccount()) {
      requireAccount();
    }
  }
}
