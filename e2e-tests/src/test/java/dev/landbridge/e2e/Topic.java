package dev.landbridge.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of a context, read from its beginning to its end by a plain Kafka client. */
record Topic(String bootstrapServers, String context) {

  /** One record. */
  record Published(String eventId, String subject, long sequence, String type) {
    static Published of(ConsumerRecord<String, byte[]> found) {
      return new Published(
          header(found, "ce_id"),
          found.key(),
          Long.parseLong(header(found, "ce_sequence")),
          header(found, "ce_type"));
    }

    private static String header(ConsumerRecord<String, byte[]> found, String name) {
      return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
  }

  /** In the order of each partition, and so of each aggregate. */
  List<Published> events() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor("landbridge." + context + ".events.v1").stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<Published>();
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(each -> found.add(Published.of(each)));
      }
      return found;
    }
  }
}
