package dev.landbridge.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.testkit.Backends;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is on a partition is a prefix of what was to be written, whatever fails. */
class LogWriterTest {
  private static final int COUNT = 40;
  private static final int FAILING = 5;
  private static final Duration AHEAD = Duration.ofDays(1);

  private final String topic = Backends.newName("prefix");
  private final KafkaClients clients =
      new KafkaClients(
          new PlatformSettings.Kafka(Backends.shared().bootstrapServers(), "prefix", 1, (short) 1));

  @BeforeEach
  void createTopic() throws Exception {
    var refusing = Map.of(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, "60000");
    try (var admin =
        Admin.create(
            Map.<String, Object>of("bootstrap.servers", Backends.shared().bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(refusing))).all().get();
    }
  }

  /** Each is a batch of its own for the broker; it refuses one whose time is far ahead. */
  private List<ProducerRecord<String, byte[]>> records(int from, Duration aheadOfFailing) {
    return IntStream.range(from, COUNT)
        .mapToObj(
            n -> {
              var payload = new byte[12_000];
              new Random(n).nextBytes(payload);
              long time =
                  System.currentTimeMillis() + (n == FAILING ? aheadOfFailing.toMillis() : 0);
              return new ProducerRecord<>(topic, 0, time, String.valueOf(n), payload);
            })
        .toList();
  }

  @Test
  void nothingFollowsARecordThatTheBrokerRefused() {
    try (var writer = new LogWriter(clients.create())) {
      assertThatThrownBy(() -> writer.write(records(0, AHEAD)))
          .isInstanceOf(IllegalStateException.class);
    }
    var written = written();
    assertThat(written).hasSizeLessThanOrEqualTo(FAILING).isEqualTo(numbers(written.size()));

    try (var writer = new LogWriter(clients.create())) {
      writer.write(records(written.size(), Duration.ZERO));
    }
    assertThat(written()).isEqualTo(numbers(COUNT));
  }

  @Test
  void nothingFollowsARecordThatWasNeverSent() {
    try (var writer = new LogWriter(failingOnce(clients.create()))) {
      assertThatThrownBy(() -> writer.write(records(0, Duration.ZERO)))
          .isInstanceOf(IllegalStateException.class);
    }
    var written = written();
    assertThat(written).hasSizeLessThanOrEqualTo(FAILING).isEqualTo(numbers(written.size()));
  }

  /**
   * Fails as Kafka's producer does that finds no leader in time: with a future, not by throwing.
   */
  @SuppressWarnings("unchecked") // the proxy is a producer of the same types
  private static Producer<String, byte[]> failingOnce(Producer<String, byte[]> real) {
    return (Producer<String, byte[]>)
        Proxy.newProxyInstance(
            LogWriterTest.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (_, method, arguments) -> {
              if (method.getName().equals("send")
                  && arguments[0] instanceof ProducerRecord<?, ?> outgoing
                  && String.valueOf(FAILING).equals(outgoing.key())) {
                return CompletableFuture.failedFuture(new TimeoutException("no leader"));
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private List<String> written() {
    var partition = new TopicPartition(topic, 0);
    var keys = new ArrayList<String>();
    try (var consumer = clients.reader()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(found -> keys.add(found.key()));
      }
    }
    return keys;
  }
}
