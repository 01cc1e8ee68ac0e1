package dev.landbridge.platform.log;

import static dev.landbridge.platform.command.CallData.ACTOR;
import static dev.landbridge.platform.command.CallData.CORRELATION_ID;
import static dev.landbridge.platform.command.CallData.TRACE_PARENT;

import dev.landbridge.events.DomainEvent;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the records of one context: once in effect, in order per aggregate, dead letters aside. */
final class LogReader {
  private static final Logger log = LoggerFactory.getLogger(LogReader.class);
  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  private final String context;
  private final EventIntake intake;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final DeadLetterTopic deadLetterTopic;
  private final Counter unknown;
  private final Counter parked;

  LogReader(
      String context,
      EventIntake intake,
      Inbox inbox,
      DeadLetters deadLetters,
      DeadLetterTopic deadLetterTopic,
      MeterRegistry metrics) {
    this.context = context;
    this.intake = intake;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.deadLetterTopic = deadLetterTopic;
    this.unknown = metrics.counter("landbridge.consumer.unknown.events", "context", context);
    this.parked = metrics.counter("landbridge.consumer.dead.letters", "context", context);
  }

  void take(ConsumerRecord<String, byte[]> found) {
    EventEnvelope envelope;
    try {
      envelope = envelope(found);
    } catch (CloudEventRWException | IllegalArgumentException e) {
      park(found, "unreadable", String.valueOf(e.getMessage()));
      return;
    }
    Optional<DomainEvent> event;
    try {
      event = intake.read(envelope, Objects.requireNonNullElse(found.value(), new byte[0]));
    } catch (EventIntake.Unreadable e) {
      park(found, envelope.type(), String.valueOf(e.getMessage()));
      skip(found, envelope);
      return;
    }
    if (event.isEmpty()) {
      unknown.increment();
      log.debug("Skipped: type={} subject={}", envelope.type(), envelope.subject());
      skip(found, envelope);
    } else {
      apply(found, envelope, event.get());
    }
  }

  private void skip(ConsumerRecord<String, byte[]> found, EventEnvelope envelope) {
    inbox.take(context, found.partition(), envelope.position());
    inbox.taken(context, found.partition(), envelope.position());
  }

  private void apply(
      ConsumerRecord<String, byte[]> found, EventEnvelope envelope, DomainEvent event) {
    if (deadLetters.holds(found.key())) {
      park(found, envelope.type(), "An earlier event of this aggregate waits");
      skip(found, envelope);
      return;
    }
    RuntimeException last = new IllegalStateException("Expected an attempt");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        intake.apply(
            context,
            envelope,
            event,
            () -> inbox.take(context, found.partition(), envelope.position()));
        inbox.taken(context, found.partition(), envelope.position());
        return;
      } catch (RuntimeException e) { // bounded retries, then aside with it
        last = e;
        LockSupport.parkNanos(FIRST_PAUSE.multipliedBy(1L << attempt).toNanos());
      }
    }
    log.error("Parked: type={} subject={}", envelope.type(), envelope.subject(), last);
    park(found, envelope.type(), String.valueOf(last.getMessage()));
    skip(found, envelope);
  }

  private void park(ConsumerRecord<String, byte[]> found, String type, String reason) {
    parked.increment();
    deadLetterTopic.publish(found, reason);
    deadLetters.park(context, found, type, reason);
  }

  static EventEnvelope envelope(ConsumerRecord<String, byte[]> found) {
    var event =
        KafkaMessageFactory.createReader(
                found.headers(), found.value() == null ? new byte[0] : found.value())
            .toEvent();
    return new EventEnvelope(
        event.getId(),
        event.getType(),
        Optional.ofNullable(event.getTime()).map(OffsetDateTime::toInstant).orElse(Instant.EPOCH),
        Optional.ofNullable(event.getSubject()).orElse(""),
        Long.parseLong(extension(event, LogHeaders.SEQUENCE, "0")),
        Long.parseLong(extension(event, LogHeaders.POSITION, "0")),
        extension(event, CORRELATION_ID, event.getId()),
        extension(event, ACTOR, "unknown"),
        extension(event, TRACE_PARENT, ""));
  }

  private static String extension(CloudEvent event, String name, String absent) {
    var value = event.getExtension(name);
    return value == null ? absent : value.toString();
  }
}
