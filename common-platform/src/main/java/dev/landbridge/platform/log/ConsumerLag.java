package dev.landbridge.platform.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * How far behind one topic this service is: what the broker still has, and what was fetched but
 * could not be taken yet.
 */
final class ConsumerLag implements ConsumerAwareRebalanceListener {
  private final Map<TopicPartition, Long> atTheBroker = new ConcurrentHashMap<>();
  private final Clock clock;
  private final AtomicLong fetched = new AtomicLong();
  private volatile long upTo;

  ConsumerLag(String context, MeterRegistry metrics, Clock clock) {
    this.clock = clock;
    Gauge.builder("landbridge.consumer.lag.events", this, ConsumerLag::events)
        .tag("context", context)
        .register(metrics);
    Gauge.builder("landbridge.consumer.lag.seconds", this, ConsumerLag::seconds)
        .tag("context", context)
        .register(metrics);
  }

  /** All of them are still to be taken, those of an earlier attempt once more. */
  void fetched(List<? extends ConsumerRecord<?, ?>> records) {
    fetched.set(records.size());
    upTo = records.stream().mapToLong(ConsumerRecord::timestamp).min().orElseGet(clock::millis);
  }

  void took(ConsumerRecord<?, ?> found) {
    fetched.decrementAndGet();
    upTo = found.timestamp();
  }

  void look(Consumer<?, ?> consumer) {
    var assigned = consumer.assignment();
    atTheBroker.keySet().retainAll(assigned);
    for (var partition : assigned) {
      consumer.currentLag(partition).ifPresent(lag -> atTheBroker.put(partition, lag));
    }
  }

  /** What somebody else reads from now on is not our lag. */
  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget(partitions);
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    forget(partitions);
  }

  private void forget(Collection<TopicPartition> partitions) {
    partitions.forEach(atTheBroker::remove);
    fetched.set(0);
  }

  private double events() {
    return fetched.get() + atTheBroker.values().stream().mapToLong(Long::longValue).sum();
  }

  private double seconds() {
    return events() == 0 ? 0 : Math.max(0, clock.millis() - upTo) / 1000.0;
  }
}
