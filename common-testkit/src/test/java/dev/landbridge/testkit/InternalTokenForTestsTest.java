package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.landbridge.events.account.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InternalTokenForTestsTest {
  private static final AccountId ALICE = AccountId.parse("100000000001");

  @Test
  void anOwnersTokenNamesAccountRoleAndActorAndIsShortLived() throws Exception {
    var token = SignedJWT.parse(InternalTokenForTests.ownerOf(ALICE));

    assertThat(token.verify(verifier())).isTrue();
    var claims = token.getJWTClaimsSet();
    assertThat(claims.getStringClaim("acc")).isEqualTo("100000000001");
    assertThat(claims.getStringClaim("role")).isEqualTo("owner");
    assertThat(claims.getSubject()).isEqualTo("key-of-100000000001");
    assertThat(claims.getExpirationTime().toInstant())
        .isBefore(Instant.now().plus(Duration.ofSeconds(61)));
  }

  @Test
  void anOperatorHasNoAccount() throws Exception {
    var claims = SignedJWT.parse(InternalTokenForTests.operator()).getJWTClaimsSet();
    assertThat(claims.getClaims()).doesNotContainKey("acc").containsEntry("role", "operator");
  }

  private static MACVerifier verifier() throws Exception {
    return new MACVerifier(InternalTokenForTests.KEY.getBytes(StandardCharsets.UTF_8));
  }
}
