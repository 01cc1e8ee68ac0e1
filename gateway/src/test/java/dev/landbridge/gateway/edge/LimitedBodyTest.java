package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.platform.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class LimitedBodyTest {

  private static LimitedBody body(int length) {
    return new LimitedBody(new ByteArrayInputStream(new byte[length]), 100);
  }

  @Test
  void whatFitsPasses() throws IOException {
    assertThat(body(100).readAllBytes()).hasSize(100);
    assertThat(body(0).read()).isEqualTo(-1);
    assertThat(body(1).read()).isZero();
  }

  @Test
  void oneByteMoreIsTooLarge() {
    assertThatThrownBy(() -> body(101).readAllBytes())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("body-too-large");
  }

  @Test
  void aBodyThatBreaksOffIsTheCallersProblem() throws IOException {
    var broken = InputStream.nullInputStream();
    broken.close();
    assertThatThrownBy(() -> new LimitedBody(broken, 100).readAllBytes())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("malformed-request");
  }
}
