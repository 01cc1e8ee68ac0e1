package dev.landbridge.gateway.secret;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.springframework.stereotype.Component;

/** How far a succession of master keys is, and whether one is missing. */
@Component
final class SecretMetrics {
  private final MultiGauge sealed;
  private volatile int sealing;
  private volatile long unreadable;
  private volatile boolean refused;

  SecretMetrics(MeterRegistry metrics) {
    sealed = MultiGauge.builder("landbridge.secrets.sealed").register(metrics);
    Gauge.builder("landbridge.master.key.number", () -> sealing).register(metrics);
    Gauge.builder("landbridge.secrets.unreadable", () -> unreadable).register(metrics);
    Gauge.builder("landbridge.master.keys.refused", () -> refused ? 1 : 0).register(metrics);
  }

  void show(MasterKeysStatus status) {
    sealing = status.sealing();
    unreadable = status.unreadable();
    refused = status.refused() != null;
    sealed.register(
        status.sealed().stream()
            .map(
                count ->
                    MultiGauge.Row.of(
                        Tags.of(
                            "kind",
                            count.kind().word(),
                            "master_key",
                            Integer.toString(count.masterKey())),
                        count.secrets()))
            .toList(),
        true);
  }
}
