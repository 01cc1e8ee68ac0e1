package dev.landbridge.testkit;

import dev.landbridge.embedded.EmbeddedKafkaBroker;
import java.nio.file.Path;
import java.util.Map;

/** The embedded broker in a folder that goes away with the JVM. */
final class EmbeddedKafkaBackend implements KafkaBackend {
  private final Lazy<Running> running = new Lazy<>(Running::start, Running::stop);

  private record Running(EmbeddedKafkaBroker broker, Path directory) {
    static Running start() {
      var directory = TestDirectories.fresh("kafka");
      var options = new EmbeddedKafkaBroker.Options(directory, 0, Map.of());
      return new Running(EmbeddedKafkaBroker.start(options), directory);
    }

    void stop() {
      broker.close();
      TestDirectories.delete(directory);
    }
  }

  @Override
  public String bootstrapServers() {
    return running.get().broker().bootstrapServers();
  }
}
