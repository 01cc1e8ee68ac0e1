package dev.landbridge.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaBrokerTest {
  private static final String TOPIC = "kept";

  @TempDir Path directory;

  private EmbeddedKafkaBroker start(int port) {
    return EmbeddedKafkaBroker.start(new EmbeddedKafkaBroker.Options(directory, port));
  }

  @Test
  void recordsSurviveARestartOnAnotherPort() throws Exception {
    try (var broker = start(0)) {
      createTopic(broker);
      produce(broker, "first");
    }
    try (var broker = start(0)) {
      produce(broker, "second");
      assertThat(consumed(broker)).containsExactly("first", "second");
    }
  }

  @Test
  void twoBrokersOnOneDirectoryAreRefused() {
    try (var _ = start(0)) {
      assertThatThrownBy(() -> start(0))
          .isInstanceOf(EmbeddedStartFailed.class)
          .hasMessageContaining("Another instance already uses the data directory");
    }
  }

  @Test
  void aTakenPortIsNamed() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort()))
          .hasMessageContaining("Port %d, wanted by Kafka".formatted(taken.getLocalPort()));
    }
  }

  static void createTopic(EmbeddedKafkaBroker broker)
      throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(connection(broker))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  static void produce(EmbeddedKafkaBroker broker, String value)
      throws ExecutionException, InterruptedException {
    try (var producer =
        new KafkaProducer<>(connection(broker), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get();
    }
  }

  static List<String> consumed(EmbeddedKafkaBroker broker) {
    var partition = List.of(new TopicPartition(TOPIC, 0));
    try (var consumer =
        new KafkaConsumer<>(
            connection(broker), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      var values = new java.util.ArrayList<String>();
      long end = consumer.endOffsets(partition).values().iterator().next();
      while (consumer.position(partition.getFirst()) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(found -> values.add(found.value()));
      }
      return values;
    }
  }

  private static Map<String, Object> connection(EmbeddedKafkaBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
