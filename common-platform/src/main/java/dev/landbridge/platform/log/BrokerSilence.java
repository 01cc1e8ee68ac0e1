package dev.landbridge.platform.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * How long a reader has heard nothing from the broker, which answers each fetch and heartbeat even
 * if there is nothing new. Whoever looks compares with the look before, so it is never told too
 * long.
 */
final class BrokerSilence {
  private final Supplier<OptionalDouble> received;
  private final InstantSource clock;
  private OptionalDouble last = OptionalDouble.empty();
  private long heardAt;

  /**
   * @param received how many bytes have come in all; empty while there is no connection to count
   */
  BrokerSilence(
      String context,
      Supplier<OptionalDouble> received,
      MeterRegistry metrics,
      InstantSource clock) {
    this.received = received;
    this.clock = clock;
    this.heardAt = clock.millis();
    Gauge.builder("landbridge.consumer.silence.seconds", this, BrokerSilence::seconds)
        .tag("context", context)
        .register(metrics);
  }

  synchronized Duration length() {
    var now = received.get();
    if (now.isPresent() && !now.equals(last)) {
      last = now;
      heardAt = clock.millis();
    }
    return Duration.ofMillis(Math.max(0, clock.millis() - heardAt));
  }

  private double seconds() {
    return length().toMillis() / 1000.0;
  }
}
