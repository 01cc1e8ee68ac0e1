package dev.landbridge.platform.log;

import dev.landbridge.platform.PlatformSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka clients with the settings that the rules of the log ask for. */
final class KafkaClients {
  private final String bootstrapServers;

  KafkaClients(PlatformSettings.Kafka settings) {
    this.bootstrapServers = settings.bootstrapServers();
  }

  /**
   * Acknowledged by all replicas, without repeats or reordering. What was accepted is tried until
   * the producer is closed, and per partition one batch after the other: if batches could expire,
   * or the next one be under way already, a later record might be written and an earlier one not.
   */
  Producer<String, byte[]> create() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
            1,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            15_000),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  /** For a look at a topic, outside any group. */
  Consumer<String, byte[]> reader() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  /** For a service's group; what was taken is noted in its database, offsets only save time. */
  Map<String, Object> groupSettings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false,
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
        false,
        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
        200,
        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
        5_000,
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
        10_000, // another instance takes over from one that was killed
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        3_000);
  }
}
