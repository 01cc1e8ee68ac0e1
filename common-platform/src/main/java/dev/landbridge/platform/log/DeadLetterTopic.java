package dev.landbridge.platform.log;

import dev.landbridge.platform.ServiceIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The consumer's topic of records it could not take, for whoever watches the log. */
final class DeadLetterTopic implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DeadLetterTopic.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration CLOSING = Duration.ofSeconds(5);

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
      producer.send(copy).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Expected to publish a dead letter", e);
    } catch (ExecutionException e) {
      refused(failed, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while publishing a dead letter", e);
    }
  }

  /** One that the topic can never take is kept in the database alone, and holds nobody up. */
  private static void refused(ConsumerRecord<String, byte[]> failed, ExecutionException reason) {
    if (reason.getCause() instanceof RetriableException) {
      throw new IllegalStateException("Expected to publish a dead letter", reason);
    }
    log.error(
        "Dead letter not copied: {}-{}@{}",
        failed.topic(),
        failed.partition(),
        failed.offset(),
        reason);
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
