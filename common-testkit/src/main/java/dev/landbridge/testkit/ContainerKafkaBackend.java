package dev.landbridge.testkit;

import java.time.Duration;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;

/** One Kafka node in a container. */
final class ContainerKafkaBackend implements KafkaBackend {
  private final Lazy<KafkaContainer> container =
      new Lazy<>(ContainerKafkaBackend::start, KafkaContainer::stop);

  private static KafkaContainer start() {
    var container =
        new KafkaContainer("apache/kafka:4.2.1")
            // not for a line of its log: how much it writes depends on the image
            .waitingFor(Wait.forListeningPort().withStartupTimeout(Duration.ofMinutes(2)));
    container.start();
    return container;
  }

  @Override
  public String bootstrapServers() {
    return container.get().getBootstrapServers();
  }
}
