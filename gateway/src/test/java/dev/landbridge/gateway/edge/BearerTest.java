package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.ApiKeyId;
import org.junit.jupiter.api.Test;

class BearerTest {
  private static final Bearer BEARER = new Bearer(new ApiKeyId("key-0001"), "secret.with.dots");

  @Test
  void theFirstDotEndsTheKeyId() {
    assertThat(Bearer.parse("Bearer key-0001.secret.with.dots")).contains(BEARER);
    assertThat(Bearer.parse("bearer   key-0001.secret.with.dots ")).contains(BEARER);
  }

  @Test
  void anythingElseIsNoBearer() {
    assertThat(
            new String[] {
              "",
              "Bearer",
              "Bearer ",
              "Bearer key-0001",
              "Basic a2V5LTAwMDE6eA==",
              "Bearer .secret",
              "Bearer k.secret",
              "Bearer key 0001.secret",
              "Bearer key-0001\u0000.secret",
              "Bearer key-0001." + "x".repeat(300),
              "TC3-HMAC-SHA256 Credential=AKID/2023-11-14/vpc/tc3_request"
            })
        .allMatch(header -> Bearer.parse(header).isEmpty());
    assertThat(Bearer.parse(null)).isEmpty();
  }

  @Test
  void theSecretIsNotShown() {
    assertThat(BEARER).hasToString("Bearer[key-0001.***]");
  }
}
