package dev.landbridge.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
  private static final BodyDeadlines DEADLINES = new BodyDeadlines();
  private static final RequestBody HUNDRED = new RequestBody(100, Duration.ofMinutes(1), DEADLINES);

  private static byte[] read(RequestBody bodies, int length) throws IOException {
    return read(bodies, new ByteArrayInputStream(new byte[length]));
  }

  private static byte[] read(RequestBody bodies, InputStream in) throws IOException {
    try (var reading = DEADLINES.begin("1", bodies.patience())) {
      return bodies.read(in, reading);
    }
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
    var impatient = new RequestBody(100, Duration.ofNanos(-1), DEADLINES);
    assertThatThrownBy(() -> read(impatient, 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("body-too-slow");
    assertThat(read(impatient, 0)).isEmpty();
  }

  @Test
  void whoFallsSilentIsTooSlowAndWhoBreaksOffIsNot() throws IOException {
    var broken = InputStream.nullInputStream();
    broken.close(); // and does not read any more
    var impatient = new RequestBody(100, Duration.ofNanos(-1), DEADLINES);
    assertThatThrownBy(() -> read(impatient, broken)).hasMessageContaining("body-too-slow");
    assertThatThrownBy(() -> read(HUNDRED, broken)).isInstanceOf(IOException.class);
  }

  @Test
  void onlyWhatIsBeingReadIsOverdue() {
    try (var _ = DEADLINES.begin("2", Duration.ofSeconds(-5))) {
      assertThat(DEADLINES.overdue("2")).isPositive();
      assertThat(DEADLINES.overdue("3")).isNegative();
    }
    assertThat(DEADLINES.overdue("2")).isNegative();
  }
}
