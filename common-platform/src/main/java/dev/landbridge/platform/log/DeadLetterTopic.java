package dev.landbridge.platform.log;

import dev.landbridge.platform.ServiceIdentity;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The consumer's topic of records it could not take, for whoever watches the log. */
final class DeadLetterTopic implements AutoCloseable {
  private final Producer<String, byte[]> producer;
  private final String topic;

  DeadLetterTopic(KafkaClients clients, Topics topics, ServiceIdentity identity) {
    this.producer = clients.create();
    this.topic = topics.deadLetters(identity);
  }

  void publish(ConsumerRecord<String, byte[]> failed, String reason) {
    var copy =
        new ProducerRecord<>(topic, null, null, failed.key(), failed.value(), failed.headers());
    copy.headers().add("landbridge_reason", reason.getBytes(StandardCharsets.UTF_8));
    copy.headers().add("landbridge_topic", failed.topic().getBytes(StandardCharsets.UTF_8));
    copy.headers()
        .add(
            "landbridge_offset",
            (failed.partition() + "/" + failed.offset()).getBytes(StandardCharsets.UTF_8));
    try {
      producer.send(copy).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected to publish a dead letter", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while publishing a dead letter", e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
