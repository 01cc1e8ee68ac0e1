package dev.landbridge.testkit;

/** A Kafka node for tests, wherever it runs; started lazily by the first question. */
sealed interface KafkaBackend permits EmbeddedKafkaBackend, ContainerKafkaBackend {
  String bootstrapServers();
}
