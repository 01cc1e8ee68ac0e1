package dev.landbridge.platform.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the last record of each partition of our own topic. */
final class TopicPositions {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final String HEADER = "ce_" + LogHeaders.POSITION;

  private final KafkaClients clients;
  private final String topic;
  private final int partitions;

  TopicPositions(KafkaClients clients, Topics topics, String topic) {
    this.clients = clients;
    this.topic = topic;
    this.partitions = topics.partitions();
  }

  PublishedPositions read() {
    try (var consumer = clients.reader()) {
      var all = IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
      consumer.assign(all);
      var ends = consumer.endOffsets(all);
      var waiting = new HashSet<TopicPartition>();
      ends.forEach(
          (partition, end) -> {
            if (end > 0) {
              consumer.seek(partition, end - 1);
              waiting.add(partition);
            }
          });
      consumer.pause(all.stream().filter(partition -> !waiting.contains(partition)).toList());
      return new PublishedPositions(lastOf(consumer, waiting));
    }
  }

  private static Map<Integer, Long> lastOf(
      Consumer<String, byte[]> consumer, Set<TopicPartition> waiting) {
    var last = new HashMap<Integer, Long>();
    while (!waiting.isEmpty()) {
      for (var found : consumer.poll(POLL)) {
        last.merge(found.partition(), position(found), Math::max);
        waiting.remove(new TopicPartition(found.topic(), found.partition()));
      }
    }
    return last;
  }

  private static long position(ConsumerRecord<String, byte[]> found) {
    var header = found.headers().lastHeader(HEADER);
    return header == null ? 0 : Long.parseLong(new String(header.value(), StandardCharsets.UTF_8));
  }
}
