package dev.landbridge.platform.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.account.Role;
import dev.landbridge.platform.json.Words;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.ProblemException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Signs and verifies the short-lived token by which the gateway tells a service who calls. */
public final class InternalTokens {
  private static final Duration VALIDITY = Duration.ofSeconds(60);
  private static final String ACCOUNT = "acc";
  private static final String ROLE = "role";

  private final MACSigner signer;
  private final MACVerifier verifier;
  private final Clock clock;
  private final Cache<String, Verified> verified =
      Caffeine.newBuilder().maximumSize(10_000).build();

  private record Verified(Caller caller, Instant expiresAt) {}

  public InternalTokens(byte[] key, Clock clock) {
    try {
      this.signer = new MACSigner(key);
      this.verifier = new MACVerifier(key);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("Expected an internal key of at least 32 bytes", e);
    }
    this.clock = clock;
  }

  public String sign(Caller caller) {
    var claims =
        new JWTClaimsSet.Builder()
            .subject(caller.actor())
            .claim(ROLE, Words.of(caller.role()))
            .expirationTime(Date.from(clock.instant().plus(VALIDITY)));
    caller.account().ifPresent(account -> claims.claim(ACCOUNT, account.text()));
    var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("Expected to sign an internal token", e);
    }
    return token.serialize();
  }

  /** The caller, or a problem: nothing else about a request is trusted. */
  public Caller verify(String token) {
    var found = verified.get(token, this::read);
    if (!found.expiresAt().isAfter(clock.instant())) {
      verified.invalidate(token);
      throw unauthenticated();
    }
    return found.caller();
  }

  private Verified read(String token) {
    try {
      var parsed = SignedJWT.parse(token);
      if (!JWSAlgorithm.HS256.equals(parsed.getHeader().getAlgorithm())
          || !parsed.verify(verifier)) {
        throw unauthenticated();
      }
      return read(parsed.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw unauthenticated();
    }
  }

  private static Verified read(JWTClaimsSet claims) throws ParseException {
    var role = claims.getStringClaim(ROLE);
    var expiry = claims.getExpirationTime();
    if (role == null || expiry == null || claims.getSubject() == null) {
      throw unauthenticated();
    }
    var account = Optional.ofNullable(claims.getStringClaim(ACCOUNT)).map(AccountId::new);
    var caller =
        new Caller(
            account,
            Role.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_')),
            claims.getSubject());
    return new Verified(caller, expiry.toInstant());
  }

  static ProblemException unauthenticated() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED, "unauthenticated", "Expected a valid token of the gateway");
  }
}
