package dev.landbridge.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {

  @Test
  void itTriesUntilTheCheckHolds() {
    var attempts = new AtomicInteger();
    Eventually.eventually(() -> assertThat(attempts.incrementAndGet()).isEqualTo(3));
    assertThat(attempts).hasValue(3);
  }

  @Test
  void theFirstValueIsTheAnswer() {
    var attempts = new AtomicInteger();
    int value =
        Eventually.valueWithin(
            Duration.ofSeconds(10),
            () -> {
              assertThat(attempts.incrementAndGet()).isGreaterThan(1);
              return attempts.get();
            });
    assertThat(value).isEqualTo(2);
  }

  @Test
  void atTheDeadlineTheLastFailureIsTold() {
    assertThatThrownBy(
            () ->
                Eventually.within(
                    Duration.ofMillis(50),
                    () -> {
                      throw new IllegalStateException("still nothing");
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Not within PT0.05S: still nothing");
  }

  @Test
  void whatIsHopelessIsNotTriedAgain() {
    var attempts = new AtomicInteger();
    assertThatThrownBy(
            () ->
                Eventually.eventually(
                    () -> {
                      attempts.incrementAndGet();
                      throw new Hopeless("broken");
                    }))
        .isInstanceOf(Hopeless.class)
        .hasMessage("broken");
    assertThat(attempts).hasValue(1);
  }
}
