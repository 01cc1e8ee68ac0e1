package dev.landbridge.platform.log;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.embedded.EmbeddedKafkaBroker;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.sample.ListenerConfiguration;
import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.ServiceUnderTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutOffReaderTest {
  @TempDir Path folder;

  @Test
  void aReaderThatIsLevelAndHearsNothingMoreFromTheBrokerIsNotReadyUntilItDoes() {
    var first = broker(0);
    var address = first.bootstrapServers();
    try (var listener = listener(address)) {
      eventually(() -> readiness(listener).expect(200));
      first.close();
      eventually(() -> readiness(listener).expect(503));
      assertThat(
              SourceAndListener.metric(
                  listener, "landbridge_consumer_silence_seconds{context=\"accounts\""))
          .isGreaterThan(3);
      try (var _ = broker(URI.create("kafka://" + address).getPort())) {
        eventually(() -> readiness(listener).expect(200));
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
        Map.of(
            "landbridge.kafka.bootstrap-servers",
            broker,
            "landbridge.kafka.longest-silence",
            "3s"));
  }

  private static Answer readiness(ServiceUnderTest service) {
    return service.http().get("/actuator/health/readiness");
  }
}
