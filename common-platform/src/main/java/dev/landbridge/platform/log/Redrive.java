package dev.landbridge.platform.log;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.platform.log.DeadLetters.DeadLetter;
import dev.landbridge.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the waiting of a dead letter, oldest of its aggregate first: applied after all, or not. */
public final class Redrive {
  private static final Logger log = LoggerFactory.getLogger(Redrive.class);

  private final DeadLetters deadLetters;
  private final EventIntake intake;
  private final TransactionTemplate transactions;

  Redrive(DeadLetters deadLetters, EventIntake intake, TransactionTemplate transactions) {
    this.deadLetters = deadLetters;
    this.intake = intake;
    this.transactions = transactions;
  }

  /** Resolves it, or tells why it failed again. */
  public void redrive(long id) {
    var letter = Objects.requireNonNull(transactions.execute(_ -> next(id)));
    try {
      apply(letter);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) { // whatever the consumer throws is the answer
      if (Outage.isBehind(e)) {
        throw e;
      }
      deadLetters.failedAgain(id, String.valueOf(e.getMessage()));
      throw new ProblemException(
          HttpStatus.CONFLICT, "redrive-failed", "It failed again: " + e.getMessage());
    }
  }

  /** Lets go of one that can never be applied, so that those behind it can be. */
  public void discard(long id, String actor, String reason) {
    transactions.executeWithoutResult(
        _ -> {
          var letter = next(id);
          deadLetters.discard(id, actor, reason);
          log.warn(
              "Discarded: type={} key={} actor={} reason={}",
              letter.type(),
              letter.key(),
              actor,
              reason);
        });
  }

  /** Locked until the end of the transaction, and the oldest open one of its aggregate. */
  private DeadLetter next(long id) {
    var letter = deadLetters.find(id).orElseThrow(() -> ProblemException.noSuch("dead-letter", id));
    if (letter.resolvedAt() != null) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "already-resolved",
          "It was applied or discarded at " + letter.resolvedAt());
    }
    if (deadLetters.isBehindAnother(letter)) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "older-dead-letter",
          "An older one of " + letter.key() + " must be resolved first");
    }
    return letter;
  }

  /** Whoever holds the row applies it; one that was resolved meanwhile has no further effect. */
  private void apply(DeadLetter letter) {
    var payload = letter.payload().getBytes(StandardCharsets.UTF_8);
    var envelope = Envelopes.of(asRecord(letter, payload));
    DomainEvent event =
        intake
            .read(envelope, payload)
            .orElseThrow(() -> new IllegalStateException("Expected to know " + envelope.type()));
    intake.apply(
        letter.context(),
        envelope,
        event,
        () -> {
          deadLetters.resolve(next(letter.id()).id());
          return true;
        });
  }

  private static ConsumerRecord<String, byte[]> asRecord(DeadLetter letter, byte[] payload) {
    var headers = new RecordHeaders();
    letter
        .headers()
        .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
    var found =
        new ConsumerRecord<>(
            letter.context(), letter.partition(), letter.offset(), letter.key(), payload);
    headers.forEach(found.headers()::add);
    return found;
  }
}
