package dev.landbridge.gateway.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.MalformedValue;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretTest {
  private static final String TEXT = "SecretKeyExample0001";

  @Test
  void aRandomSecretIsThirtyTwoBytesInBase64Url() {
    var random = new SecureRandom();
    assertThat(Secret.random(random).reveal()).matches("[A-Za-z0-9_-]{43}");
    assertThat(Secret.random(random)).isNotEqualTo(Secret.random(random));
  }

  @Test
  void aSecretMatchesItselfOnly() {
    var secret = Secret.parse(TEXT);
    assertThat(secret.matches(TEXT)).isTrue();
    assertThat(secret.matches(TEXT + "x")).isFalse();
    assertThat(secret.matches(TEXT.substring(1))).isFalse();
    assertThat(secret.matches("")).isFalse();
    assertThat(secret.matches("SecretKeyExample0002")).isFalse();
  }

  @Test
  void aSecretIsEqualToTheSameOne() {
    assertThat(Secret.parse(TEXT))
        .isEqualTo(Secret.parse(TEXT))
        .hasSameHashCodeAs(Secret.parse(TEXT));
    assertThat(Secret.parse(TEXT)).isNotEqualTo(TEXT);
  }

  @Test
  void aSecretDoesNotShowItself() {
    assertThat(Secret.parse(TEXT).toString()).doesNotContain(TEXT);
    assertThat(SealedSecret.of(TEXT.getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString())
        .isEqualTo("SealedSecret[***]");
  }

  @Test
  void aMalformedSecretIsNotRepeated() {
    for (var text :
        new String[] {
          "too-short",
          "x".repeat(129),
          "with a space in it",
          "tab\tin-the-middle",
          "nön-ascii-chars!"
        }) {
      assertThatThrownBy(() -> Secret.parse(text))
          .as(text)
          .isInstanceOf(MalformedValue.class)
          .hasMessageNotContaining(text);
    }
  }
}
