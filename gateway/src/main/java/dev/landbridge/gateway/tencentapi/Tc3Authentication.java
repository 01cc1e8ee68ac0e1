package dev.landbridge.gateway.tencentapi;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.account.ApiKeyId;
import dev.landbridge.gateway.account.ApiKeys;
import dev.landbridge.gateway.account.KnownKey;
import dev.landbridge.gateway.edge.FailedAttempts;
import dev.landbridge.gateway.secret.MisplacedSecret;
import dev.landbridge.gateway.secret.Secret;
import dev.landbridge.platform.web.Caller;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out who calls, from the signature under a request of the cloud API. */
@Component
final class Tc3Authentication {
  private static final Duration SKEW = Duration.ofMinutes(5);
  private static final int LONGEST_TIMESTAMP = 12;

  private final ApiKeys keys;
  private final FailedAttempts failures;
  private final Secret nobodys;
  private final Clock clock;

  Tc3Authentication(ApiKeys keys, FailedAttempts failures, SecureRandom random, Clock clock) {
    this.keys = keys;
    this.failures = failures;
    this.nobodys = Secret.random(random);
    this.clock = clock;
  }

  /** The caller, or a refusal. */
  Caller authenticate(SignedRequest request) {
    var shown =
        Tc3Authorization.parse(request.header("authorization"))
            .filter(Tc3Authorization::coversTheEssential)
            .orElseThrow(Tc3Authentication::invalidAuthorization);
    var keyId = keyId(shown);
    checkTime(request, shown, clock.instant());
    if (!request.header("x-tc-token").isEmpty()) {
      throw new CloudError(
          "AuthFailure.TokenFailure", "Expected no X-TC-Token: there are no temporary keys");
    }
    var key = known(keyId, shown, request);
    keys.shownRightly(key.id());
    if (key.accountSuspended()) {
      throw new CloudError(
          "AuthFailure.UnauthorizedOperation",
          "Expected account " + key.account() + " to be active, but it is suspended");
    }
    return new Caller(Optional.of(key.account()), key.role(), key.id().text());
  }

  /** For an unknown key a signature is computed as well, so that it takes no less time. */
  private KnownKey known(ApiKeyId id, Tc3Authorization shown, SignedRequest request) {
    var pause =
        keys.isInUse(id)
            ? failures.pause(request.address(), id)
            : failures.pause(request.address());
    if (pause.isPositive()) {
      throw new CloudError(
          "RequestLimitExceeded.IPLimitExceeded", "Expected fewer wrong keys from this address");
    }
    var found = keys.find(id);
    var matches = Tc3Signature.matches(shown, request, found.map(KnownKey::secret).orElse(nobodys));
    if (found.isEmpty() || !found.get().enabled()) {
      failures.failed(request.address(), id);
      throw new CloudError("AuthFailure.SecretIdNotFound", "Expected the id of an enabled key");
    }
    if (!matches) {
      failures.failed(request.address(), id);
      throw new CloudError(
          "AuthFailure.SignatureFailure",
          "Expected the signature of this very request with the secret of " + id);
    }
    MisplacedSecret.refuse(found.get().secret(), request.texts());
    return found.get();
  }

  private static ApiKeyId keyId(Tc3Authorization shown) {
    try {
      return ApiKeyId.parse(shown.keyId());
    } catch (MalformedValue e) {
      throw new CloudError("AuthFailure.InvalidSecretId", String.valueOf(e.getMessage()));
    }
  }

  static void checkTime(SignedRequest request, Tc3Authorization shown, Instant now) {
    var said = request.header("x-tc-timestamp");
    if (said.isEmpty()) {
      throw CloudError.missing("X-TC-Timestamp");
    }
    if (said.length() > LONGEST_TIMESTAMP || !said.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new CloudError(
          "InvalidParameterValue", "Expected X-TC-Timestamp to be seconds since 1970");
    }
    var at = Instant.ofEpochSecond(Long.parseLong(said));
    if (Duration.between(at, now).abs().compareTo(SKEW) > 0) {
      throw new CloudError(
          "AuthFailure.SignatureExpire",
          "Expected X-TC-Timestamp within " + SKEW.toMinutes() + " minutes of our clock");
    }
    if (!at.atZone(ZoneOffset.UTC).toLocalDate().toString().equals(shown.date())) {
      throw new CloudError(
          "AuthFailure.SignatureFailure", "Expected the scope to name the day of X-TC-Timestamp");
    }
  }

  private static CloudError invalidAuthorization() {
    return new CloudError(
        "AuthFailure.InvalidAuthorization",
        "Expected Authorization: TC3-HMAC-SHA256 Credential=<key>/<date>/<service>/tc3_request,"
            + " SignedHeaders=content-type;host, Signature=<hex>");
  }
}
