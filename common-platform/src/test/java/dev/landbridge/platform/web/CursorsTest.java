package dev.landbridge.platform.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.MalformedValue;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

  @Test
  void aCursorOfOursIsReadAgain() {
    assertThat(Cursors.parse(Cursors.of(0))).isZero();
    assertThat(Cursors.parse(Cursors.of(123_456_789_012L))).isEqualTo(123_456_789_012L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"after:-1", "after:", "after:+1", "after:99999999999999999999", "1", ""})
  void whatNoPageHasSaidIsRefused(String text) {
    var cursor = Base64.getUrlEncoder().encodeToString(text.getBytes(US_ASCII));
    assertThatThrownBy(() -> Cursors.parse(cursor)).isInstanceOf(MalformedValue.class);
  }
}
