package dev.landbridge.routing;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.platform.log.Topics;
import dev.landbridge.testkit.ServiceUnderTest;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Publishes peering events as peering-service's relay would, and knows the positions reached. */
public final class PeeringLog implements AutoCloseable {
  private static final JsonMapper JSON = JsonFormat.events(JsonMapper.builder()).build();
  private static final URI SOURCE = URI.create("landbridge/peering-service");

  private final KafkaProducer<String, byte[]> producer;
  private final Topics topics;
  private final Map<String, Long> sequences = new HashMap<>();
  private final TreeMap<Integer, Long> positions = new TreeMap<>();
  private long last;

  PeeringLog(ServiceUnderTest service) {
    this.topics = service.bean(Topics.class);
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                service.properties().get("landbridge.kafka.bootstrap-servers"),
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  public synchronized void publish(DomainEvent... events) {
    List.of(events).forEach(this::publish);
  }

  private void publish(DomainEvent event) {
    last++;
    var sequence = sequences.merge(event.subject(), 1L, Long::sum) - 1;
    int partition = topics.partitionOf(event.subject());
    var time = Instant.now();
    var cloudEvent =
        CloudEventBuilder.v1()
            .withId(UUID.randomUUID().toString())
            .withSource(SOURCE)
            .withType("dev.landbridge.peering." + event.getClass().getSimpleName() + ".v1")
            .withTime(time.atOffset(ZoneOffset.UTC))
            .withSubject(event.subject())
            .withData("application/json", JSON.writeValueAsBytes(event))
            .withExtension("sequence", sequence)
            .withExtension("position", last)
            .withExtension("actor", "test")
            .withExtension("correlationid", "test-" + last)
            .build();
    try {
      producer
          .send(
              KafkaMessageFactory.<String>createWriter(
                      topics.events("peering"), partition, time.toEpochMilli(), event.subject())
                  .writeBinary(cloudEvent))
          .get();
    } catch (ExecutionException e) {
      throw new AssertionError("Expected the broker to take " + event, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
    positions.put(partition, last);
  }

  /** For the header {@code Landbridge-Position}: whoever names it sees all that was published. */
  public synchronized String position() {
    return positions.entrySet().stream()
        .map(entry -> "peering/%d@%d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    producer.close();
  }
}
