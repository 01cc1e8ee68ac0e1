package dev.landbridge.platform.log;

import static dev.landbridge.platform.command.CallData.ACTOR;
import static dev.landbridge.platform.command.CallData.CORRELATION_ID;
import static dev.landbridge.platform.command.CallData.TRACE_PARENT;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what travels beside an event from the headers of its record. */
final class Envelopes {
  private Envelopes() {}

  /** Throws whatever stands in the way: anybody may write anything into a header. */
  static EventEnvelope of(ConsumerRecord<String, byte[]> found) {
    var event =
        KafkaMessageFactory.createReader(
                found.headers(), found.value() == null ? new byte[0] : found.value())
            .toEvent();
    return new EventEnvelope(
        event.getId(),
        event.getType(),
        Optional.ofNullable(event.getTime()).map(OffsetDateTime::toInstant).orElse(Instant.EPOCH),
        Optional.ofNullable(event.getSubject()).orElse(""),
        Long.parseLong(extension(event, LogHeaders.SEQUENCE).orElse("0")),
        position(event),
        extension(event, CORRELATION_ID).orElse(event.getId()),
        extension(event, ACTOR).orElse("unknown"),
        extension(event, TRACE_PARENT).orElse(""));
  }

  /** Without one it could not be told from a repeat. */
  private static long position(CloudEvent event) {
    long position = Long.parseLong(extension(event, LogHeaders.POSITION).orElse("0"));
    if (position < 1) {
      throw new IllegalArgumentException("Expected a position above 0, but it is " + position);
    }
    return position;
  }

  private static Optional<String> extension(CloudEvent event, String name) {
    return Optional.ofNullable(event.getExtension(name)).map(Object::toString);
  }
}
