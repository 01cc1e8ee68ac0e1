package dev.landbridge.platform.log;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.embedded.EmbeddedKafkaBroker;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.sample.ListenerConfiguration;
import dev.landbridge.testkit.ServiceUnderTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutOffReaderTest {
  /** Longer than the pause between two heartbeats. */
  private static final double LONG = 5;

  @TempDir Path folder;

  @Test
  void aReaderThatIsLevelAndHearsNothingMoreFromTheBrokerSaysSoUntilItDoes() {
    var first = broker(0);
    var address = first.bootstrapServers();
    try (var listener = listener(address)) {
      eventually(() -> assertThat(silence(listener)).isLessThan(LONG));
      first.close();
      eventually(() -> assertThat(silence(listener)).isGreaterThan(LONG));
      listener.http().get("/actuator/health/readiness").expect(200);
      try (var _ = broker(URI.create("kafka://" + address).getPort())) {
        eventually(() -> assertThat(silence(listener)).isLessThan(LONG));
      }
    }
  }

  private EmbeddedKafkaBroker broker(int port) {
    return EmbeddedKafkaBroker.start(new EmbeddedKafkaBroker.Options(folder, port));
  }

  private static ServiceUnderTest listener(String broker) {
    return ServiceUnderTest.start(
        LandbridgeService::start,
        ListenerConfiguration.class,
        Map.of("landbridge.kafka.bootstrap-servers", broker));
  }

  private static double silence(ServiceUnderTest service) {
    return SourceAndListener.metric(
        service, "landbridge_consumer_silence_seconds{context=\"accounts\"");
  }
}
