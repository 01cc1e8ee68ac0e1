package dev.landbridge.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.landbridge.events.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Signs what the gateway would sign, so that a service can be asked without one. */
public final class InternalTokenForTests {
  /** The value of {@code landbridge.internal-key} in tests. */
  public static final String KEY = "a-key-for-tests-only-0123456789-abcdef";

  private static final long SECONDS_VALID = 60;

  private InternalTokenForTests() {}

  /** {@code role} as on the wire: owner, network-admin, viewer or operator. */
  public static String of(AccountId account, String role) {
    return sign(claims(role, "key-of-" + account.text()).claim("acc", account.text()).build());
  }

  public static String ownerOf(AccountId account) {
    return of(account, "owner");
  }

  public static String operator() {
    return sign(claims("operator", "operator").build());
  }

  private static JWTClaimsSet.Builder claims(String role, String actor) {
    return new JWTClaimsSet.Builder()
        .subject(actor)
        .claim("role", role)
        .expirationTime(Date.from(Instant.now().plusSeconds(SECONDS_VALID)));
  }

  /** Any claims, for tests of what a service must refuse. */
  public static String sign(JWTClaimsSet claims) {
    try {
      var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
      token.sign(new MACSigner(KEY.getBytes(StandardCharsets.UTF_8)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
