package dev.landbridge.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
  private static final RequestBody HUNDRED = new RequestBody(100, Duration.ofMinutes(1));

  private static byte[] read(RequestBody bodies, int length) throws IOException {
    return bodies.read(new ByteArrayInputStream(new byte[length]));
  }

  @Test
  void whatFitsPasses() throws IOException {
    assertThat(read(HUNDRED, 100)).hasSize(100);
    assertThat(read(HUNDRED, 0)).isEmpty();
  }

  @Test
  void oneByteMoreIsTooLarge() {
    assertThatThrownBy(() -> read(HUNDRED, 101))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("body-too-large");
  }

  @Test
  void whatIsNotThereInTimeIsTooSlow() throws IOException {
    var impatient = new RequestBody(100, Duration.ofNanos(-1));
    assertThatThrownBy(() -> read(impatient, 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("body-too-slow");
    assertThat(read(impatient, 0)).isEmpty();
  }
}
