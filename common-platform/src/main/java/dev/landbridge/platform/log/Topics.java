package dev.landbridge.platform.log;

import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.ServiceIdentity;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Utils;

/** Names and shapes of the topics; one per context, kept for ever. */
public final class Topics {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final PlatformSettings.Kafka kafka;

  public Topics(PlatformSettings.Kafka kafka) {
    this.kafka = kafka;
  }

  public String events(String context) {
    return kafka.topicPrefix() + "." + context + ".events.v1";
  }

  public String deadLetters(ServiceIdentity consumer) {
    return kafka.topicPrefix() + "." + consumer.name() + ".dead-letters.v1";
  }

  /** The consumer group of a service; with its own prefix where installations share a cluster. */
  String group(ServiceIdentity consumer) {
    return kafka.topicPrefix() + "." + consumer.name();
  }

  public int partitions() {
    return kafka.partitions();
  }

  /** The partition that Kafka's clients choose for this key; positions are told per partition. */
  public int partitionOf(String key) {
    return Utils.toPositive(Utils.murmur2(Utils.utf8(key))) % kafka.partitions();
  }

  /** Makes sure that the topics are there; an existing one is left as it is. */
  public void ensure(Collection<String> names) {
    try (var admin = Admin.create(adminSettings())) {
      for (var created :
          admin.createTopics(names.stream().map(this::topic).toList()).values().values()) {
        awaitCreation(created);
      }
    }
  }

  private Map<String, Object> adminSettings() {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        kafka.bootstrapServers(),
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        (int) PATIENCE.toMillis());
  }

  private NewTopic topic(String name) {
    return new NewTopic(name, kafka.partitions(), kafka.replicationFactor())
        .configs(
            Map.of(
                TopicConfig.RETENTION_MS_CONFIG, "-1",
                TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE));
  }

  private static void awaitCreation(java.util.concurrent.Future<Void> created) {
    try {
      created.get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("Expected to create a topic: " + e.getCause(), e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating a topic", e);
    }
  }

  /** What one service deals with: its own topic, those it reads, its dead letters. */
  List<String> of(ServiceIdentity identity, Collection<String> read) {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(events(identity.context()), deadLetters(identity)),
            read.stream().map(this::events))
        .distinct()
        .toList();
  }
}
