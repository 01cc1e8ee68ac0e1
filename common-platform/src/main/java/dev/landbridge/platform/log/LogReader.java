package dev.landbridge.platform.log;

import dev.landbridge.events.DomainEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the records of one context: once in effect, in order per aggregate, dead letters aside. The
 * inbox is asked in the transaction that applies or parks, so an event does exactly one of the two.
 */
final class LogReader {
  private static final Logger log = LoggerFactory.getLogger(LogReader.class);
  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final String UNREADABLE = "unreadable";

  private final String context;
  private final EventIntake intake;
  private final Inbox inbox;
  private final DeadLetters deadLetters;
  private final DeadLetterTopic deadLetterTopic;
  private final TransactionTemplate transactions;
  private final Counter unknown;
  private final Counter parked;

  LogReader(
      String context,
      EventIntake intake,
      Inbox inbox,
      DeadLetters deadLetters,
      DeadLetterTopic deadLetterTopic,
      TransactionTemplate transactions,
      MeterRegistry metrics) {
    this.context = context;
    this.intake = intake;
    this.inbox = inbox;
    this.deadLetters = deadLetters;
    this.deadLetterTopic = deadLetterTopic;
    this.transactions = transactions;
    this.unknown = metrics.counter("landbridge.consumer.unknown.events", "context", context);
    this.parked = metrics.counter("landbridge.consumer.dead.letters", "context", context);
  }

  /** Throws only if the database or the broker is away; the same record then comes again. */
  void take(ConsumerRecord<String, byte[]> found) {
    EventEnvelope envelope;
    try {
      envelope = Envelopes.of(found);
    } catch (RuntimeException e) { // whatever somebody wrote into a header
      deadLetters.park(context, found, UNREADABLE, String.valueOf(e.getMessage()));
      announce(found);
      return;
    }
    Optional<DomainEvent> event;
    try {
      event = intake.read(envelope, Objects.requireNonNullElse(found.value(), new byte[0]));
    } catch (EventIntake.Unreadable e) {
      park(found, envelope, String.valueOf(e.getMessage()));
      return;
    }
    if (event.isEmpty()) {
      unknown.increment();
      log.debug("Skipped: type={} subject={}", envelope.type(), envelope.subject());
      note(found, envelope);
      taken(found, envelope);
    } else {
      apply(found, envelope, event.get());
    }
  }

  private boolean note(ConsumerRecord<String, byte[]> found, EventEnvelope envelope) {
    return inbox.take(context, found.partition(), envelope.position());
  }

  private void taken(ConsumerRecord<String, byte[]> found, EventEnvelope envelope) {
    inbox.taken(context, found.partition(), envelope.position());
  }

  private void apply(
      ConsumerRecord<String, byte[]> found, EventEnvelope envelope, DomainEvent event) {
    RuntimeException last = new IllegalStateException("Expected an attempt");
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      var isApplied = new AtomicBoolean();
      try {
        intake.apply(
            context,
            envelope,
            event,
            () -> {
              isApplied.set(isNext(found, envelope));
              return isApplied.get();
            });
        taken(found, envelope);
        if (!isApplied.get()) {
          announce(found);
        }
        return;
      } catch (RuntimeException e) { // bounded retries, then aside with it
        if (Outage.isBehind(e)) {
          throw e;
        }
        last = e;
        LockSupport.parkNanos(FIRST_PAUSE.multipliedBy(1L << attempt).toNanos());
      }
    }
    log.error("Parked: type={} subject={}", envelope.type(), envelope.subject(), last);
    park(found, envelope, String.valueOf(last.getMessage()));
  }

  /** False for a repeat, and for one that has to wait behind an earlier one of its aggregate. */
  private boolean isNext(ConsumerRecord<String, byte[]> found, EventEnvelope envelope) {
    if (!note(found, envelope)) {
      return false;
    }
    if (deadLetters.holds(found)) {
      deadLetters.park(context, found, envelope.type(), "An earlier event of this aggregate waits");
      return false;
    }
    return true;
  }

  private void park(ConsumerRecord<String, byte[]> found, EventEnvelope envelope, String reason) {
    transactions.executeWithoutResult(
        _ -> {
          if (note(found, envelope)) {
            deadLetters.park(context, found, envelope.type(), reason);
          }
        });
    taken(found, envelope);
    announce(found);
  }

  /** Tells the dead-letter topic of what is parked for good; a repeat makes up for a failure. */
  private void announce(ConsumerRecord<String, byte[]> found) {
    deadLetters
        .unannounced(context, found)
        .ifPresent(
            reason -> {
              deadLetterTopic.publish(found, reason);
              deadLetters.announced(context, found);
              parked.increment();
            });
  }
}
