package dev.landbridge.gateway.edge;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.Role;
import dev.landbridge.gateway.account.AccountQueries;
import dev.landbridge.gateway.account.ApiKeys;
import dev.landbridge.gateway.account.KnownKey;
import dev.landbridge.gateway.secret.Secret;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.ProblemException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who calls, from the key that is shown. */
@Component
final class Authentication {
  private final ApiKeys keys;
  private final AccountQueries accounts;
  private final OperatorKey operatorKey;
  private final FailedAttempts failures;
  private final Secret nobodys;

  Authentication(
      ApiKeys keys,
      AccountQueries accounts,
      OperatorKey operatorKey,
      FailedAttempts failures,
      SecureRandom random) {
    this.keys = keys;
    this.accounts = accounts;
    this.operatorKey = operatorKey;
    this.failures = failures;
    this.nobodys = Secret.random(random);
  }

  /**
   * The caller, or a problem.
   *
   * @param authorization the header
   * @param actFor the account that is meant, for an operator
   * @param address from where; whoever tries many wrong keys is not heard for a while
   */
  Caller authenticate(@Nullable String authorization, @Nullable String actFor, String address) {
    var bearer = Bearer.parse(authorization).orElseThrow(EdgeProblems::unauthenticated);
    if (operatorKey.isNamedBy(bearer)) {
      checkPause(failures.pause(address, bearer.keyId()));
      if (!operatorKey.isShownBy(bearer)) {
        throw failed(bearer, address);
      }
      return new Caller(meant(actFor), Role.OPERATOR, bearer.keyId().text());
    }
    var key = known(bearer, address);
    keys.shownRightly(key.id());
    if (key.accountSuspended()) {
      throw EdgeProblems.accountSuspended(key.account());
    }
    checkMeant(actFor, key.account());
    return new Caller(Optional.of(key.account()), key.role(), key.id().text());
  }

  /** An unknown key is compared as well, so that it takes no less time than a wrong secret. */
  private KnownKey known(Bearer bearer, String address) {
    checkPause(
        keys.isInUse(bearer.keyId())
            ? failures.pause(address, bearer.keyId())
            : failures.pause(address));
    var found = keys.find(bearer.keyId());
    var matches = found.map(KnownKey::secret).orElse(nobodys).matches(bearer.secret());
    return found.filter(key -> matches && key.enabled()).orElseThrow(() -> failed(bearer, address));
  }

  private ProblemException failed(Bearer bearer, String address) {
    failures.failed(address, bearer.keyId());
    return EdgeProblems.unauthenticated();
  }

  private static void checkPause(Duration pause) {
    if (pause.isPositive()) {
      throw EdgeProblems.tooManyFailures(RateLimiter.ceilSeconds(pause));
    }
  }

  private Optional<AccountId> meant(@Nullable String actFor) {
    if (actFor == null) {
      return Optional.empty();
    }
    var account = AccountId.parse(actFor);
    if (!accounts.exists(account)) {
      throw ProblemException.noSuch("account", account);
    }
    return Optional.of(account);
  }

  private static void checkMeant(@Nullable String actFor, AccountId own) {
    if (actFor != null && !actFor.equals(own.text())) {
      throw EdgeProblems.onlyTheOperatorActsForOthers();
    }
  }
}
