package dev.landbridge.platform.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Writes records so that what is on a partition is always a prefix of what was to be written:
 * whoever finds a record there may believe that all before it are there, too.
 *
 * <p>Three things together see to that. Accepted records never expire and a partition has one batch
 * under way at a time ({@link KafkaClients}). A record that was refused before it was accepted, for
 * want of a leader, say, ends the writing: nothing is sent after it. And a batch that the broker
 * refuses for good ends the producer from within its callback, before it could send the next one.
 */
final class LogWriter implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Producer<String, byte[]> producer;

  LogWriter(Producer<String, byte[]> producer) {
    this.producer = producer;
  }

  /** Returns when the broker has acknowledged all of them; after a failure this writer is done. */
  void write(List<ProducerRecord<String, byte[]>> records) {
    try {
      var acknowledgements = new ArrayList<Future<RecordMetadata>>(records.size());
      for (var each : records) {
        var acknowledgement = producer.send(each, this::ended);
        if (acknowledgement.isDone()) {
          await(acknowledgement, 0);
        }
        acknowledgements.add(acknowledgement);
      }
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      acknowledgements.forEach(each -> await(each, deadline - System.nanoTime()));
    } catch (RuntimeException e) {
      abandon();
      throw e;
    }
  }

  private void ended(@Nullable RecordMetadata where, @Nullable Exception failure) {
    if (failure != null) {
      abandon();
    }
  }

  /** Drops what has not been sent; it is read from the store again. */
  private void abandon() {
    producer.close(Duration.ZERO);
  }

  private static void await(Future<RecordMetadata> acknowledgement, long nanos) {
    try {
      acknowledgement.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("Expected the broker to acknowledge, but it did not", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while publishing", e);
    }
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
