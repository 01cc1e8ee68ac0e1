package dev.landbridge.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BrokerSilenceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicReference<OptionalDouble> bytes =
      new AtomicReference<>(OptionalDouble.empty());
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final BrokerSilence silence =
      new BrokerSilence("accounts", bytes::get, metrics, now::get);

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Test
  void whateverComesEndsIt() {
    bytes.set(OptionalDouble.of(10));
    pass(MINUTE);
    assertThat(silence.length()).isZero();
    pass(MINUTE);
    assertThat(silence.length()).isEqualTo(MINUTE);
    bytes.set(OptionalDouble.of(11));
    assertThat(silence.length()).isZero();
  }

  @Test
  void itLastsFromTheStartWhereNothingEverComes() {
    pass(MINUTE);
    assertThat(silence.length()).isEqualTo(MINUTE);
    assertThat(metrics.get("landbridge.consumer.silence.seconds").gauge().value()).isEqualTo(60);
  }

  @Test
  void aReaderThatBeginsAgainIsHeardByTheFirstThatComes() {
    bytes.set(OptionalDouble.of(10));
    assertThat(silence.length()).isZero();
    bytes.set(OptionalDouble.empty());
    pass(MINUTE);
    assertThat(silence.length()).isEqualTo(MINUTE);
    bytes.set(OptionalDouble.of(3));
    assertThat(silence.length()).isZero();
  }
}
