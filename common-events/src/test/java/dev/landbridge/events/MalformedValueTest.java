package dev.landbridge.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MalformedValueTest {

  @Test
  void theValueIsRepeated() {
    for (var value :
        List.of(
            "10.0.0.0/33",
            "2001:db8:85a3::8a2e:370:7334/129",
            "vpc-0123456789abcdefg",
            "ap-Guangzhou",
            "a text with spaces that goes on and on and on",
            "")) {
      assertThat(new MalformedValue("another", value)).hasMessageContaining('"' + value + '"');
    }
  }

  @Test
  void whatMayBeASecretIsNot() {
    for (var value :
        List.of(
            "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE",
            "u-F2pX_1kQ8zZ0yB7vR5tN3mL6wJ9hG4dS2aC1eI0oU",
            "0123456789abcdef".repeat(4),
            "%53ecretKeyExample",
            "Bearer key-0123456789abcdef0.u-F2pX_1kQ8zZ0yB7vR5tN3mL6wJ9hG4dS2aC1eI0oU")) {
      assertThat(new MalformedValue("another", value))
          .hasMessage("Expected another, but got \"***\"");
    }
  }
}
