package dev.landbridge.platform.log;

import dev.landbridge.platform.ServiceIdentity;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Runs one reader per context that this service consumes. */
final class LogReaders implements SmartLifecycle {
  private static final String GROUP = "consumer-metrics";
  private static final String RECEIVED = "incoming-byte-total";

  /** What was taken is known to the inbox; offsets say where the next reader begins to look. */
  private static final Duration OFFSETS_EVERY = Duration.ofSeconds(1);

  private final List<ConcurrentMessageListenerContainer<String, byte[]>> containers =
      new ArrayList<>();
  private final List<BrokerSilence> silences = new ArrayList<>();
  private volatile boolean running;

  LogReaders(
      Map<String, LogReader> readers,
      Topics topics,
      KafkaClients clients,
      ServiceIdentity identity,
      MeterRegistry metrics,
      Clock clock) {
    readers.forEach(
        (context, reader) -> {
          var listener = new Listener(reader, new ConsumerLag(context, metrics, clock));
          var container = container(topics.events(context), listener, clients, topics, identity);
          containers.add(container);
          silences.add(new BrokerSilence(context, () -> received(container), metrics, clock));
        });
  }

  private static OptionalDouble received(ConcurrentMessageListenerContainer<?, ?> container) {
    return container.metrics().values().stream()
        .flatMap(ofClient -> ofClient.entrySet().stream())
        .filter(each -> each.getKey().group().equals(GROUP))
        .filter(each -> each.getKey().name().equals(RECEIVED))
        .mapToDouble(each -> ((Number) each.getValue().metricValue()).doubleValue())
        .reduce(Double::sum);
  }

  private static ConcurrentMessageListenerContainer<String, byte[]> container(
      String topic,
      Listener listener,
      KafkaClients clients,
      Topics topics,
      ServiceIdentity identity) {
    var properties = new ContainerProperties(topic);
    properties.setGroupId(topics.group(identity));
    properties.setMessageListener(listener);
    properties.setConsumerRebalanceListener(listener.lag());
    properties.setAckMode(ContainerProperties.AckMode.TIME);
    properties.setAckTime(OFFSETS_EVERY.toMillis());
    properties.setSyncCommits(false); // nobody waits for a broker that is away
    properties.setMissingTopicsFatal(false);
    properties.setPollTimeout(1000);
    var factory =
        new DefaultKafkaConsumerFactory<>(
            clients.groupSettings(), new StringDeserializer(), new ByteArrayDeserializer());
    var container = new ConcurrentMessageListenerContainer<>(factory, properties);
    container.setBeanName("reader-" + topic);
    container.setConcurrency(1);
    container.setCommonErrorHandler(new DefaultErrorHandler(forEver()));
    return container;
  }

  /** Only the database or the broker being away gets here: wait for it, however long. */
  private static ExponentialBackOff forEver() {
    var backOff = new ExponentialBackOff(200, 2);
    backOff.setMaxInterval(5_000);
    return backOff;
  }

  private record Listener(LogReader reader, ConsumerLag lag)
      implements BatchConsumerAwareMessageListener<String, byte[]> {
    @Override
    public void onMessage(
        List<ConsumerRecord<String, byte[]>> records, @Nullable Consumer<?, ?> consumer) {
      lag.fetched(records);
      try {
        for (var found : records) {
          reader.take(found);
          lag.took(found);
        }
      } finally {
        if (consumer != null) {
          lag.look(consumer);
        }
      }
    }
  }

  @Override
  public void start() {
    containers.forEach(ConcurrentMessageListenerContainer::start);
    running = true;
  }

  @Override
  public void stop() {
    containers.forEach(ConcurrentMessageListenerContainer::stop);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /**
   * Whether each of them still reads: one that the broker refused for good, or that an error ended,
   * does not begin again by itself. No {@code isRunning}, as what does not run is not stopped.
   */
  boolean areAlive() {
    return containers.stream().allMatch(each -> each.isRunning() && each.isInExpectedState());
  }

  @Override
  public int getPhase() {
    return 20;
  }
}
