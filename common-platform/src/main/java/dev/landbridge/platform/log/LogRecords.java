package dev.landbridge.platform.log;

import static dev.landbridge.platform.command.CallData.ACTOR;
import static dev.landbridge.platform.command.CallData.CAUSATION_ID;
import static dev.landbridge.platform.command.CallData.CORRELATION_ID;
import static dev.landbridge.platform.command.CallData.TRACE_PARENT;

import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.store.EventTail.StoredEvent;
import dev.landbridge.platform.store.EventTypes;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the record of the log from a stored event: a CloudEvent in binary mode, the payload
 * untouched.
 */
final class LogRecords {
  private static final List<String> METADATA =
      List.of(ACTOR, CORRELATION_ID, CAUSATION_ID, TRACE_PARENT);

  private final JsonMapper json = JsonMapper.shared();
  private final Topics topics;
  private final ServiceIdentity identity;
  private final URI source;

  LogRecords(Topics topics, ServiceIdentity identity) {
    this.topics = topics;
    this.identity = identity;
    this.source = URI.create(LogHeaders.SOURCE_PREFIX + identity.name());
  }

  ProducerRecord<String, byte[]> of(StoredEvent event) {
    var builder =
        CloudEventBuilder.v1()
            .withId(event.eventId())
            .withSource(source)
            .withType(EventTypes.wireName(identity.context(), event.type(), event.revision()))
            .withTime(event.occurredAt().atOffset(ZoneOffset.UTC))
            .withSubject(event.aggregateId())
            .withData("application/json", event.payload())
            .withExtension(LogHeaders.SEQUENCE, event.sequenceNumber())
            .withExtension(LogHeaders.POSITION, event.globalIndex());
    var metadata = json.readTree(event.metadata());
    METADATA.forEach(
        name -> text(metadata, name).ifPresent(value -> builder.withExtension(name, value)));
    accounts(event).ifPresent(value -> builder.withExtension(LogHeaders.ACCOUNT_ID, value));
    return KafkaMessageFactory.<String>createWriter(
            topics.events(identity.context()),
            topics.partitionOf(event.aggregateId()),
            event.occurredAt().toEpochMilli(),
            event.aggregateId())
        .writeBinary(builder.build());
  }

  /** The owner, by whom a subscriber filters; all accounts concerned stand in the data. */
  private java.util.Optional<String> accounts(StoredEvent event) {
    var data = json.readTree(event.payload());
    var accounts = data.path("accounts");
    if (accounts.isArray() && !accounts.isEmpty()) {
      return java.util.Optional.of(accounts.get(0).asString());
    }
    return identity.context().equals("accounts") ? text(data, "id") : java.util.Optional.empty();
  }

  private static java.util.Optional<String> text(JsonNode node, String name) {
    return node.path(name).asStringOpt();
  }
}
