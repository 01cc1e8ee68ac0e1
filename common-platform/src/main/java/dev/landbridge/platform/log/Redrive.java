package dev.landbridge.platform.log;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.platform.log.DeadLetters.DeadLetter;
import dev.landbridge.platform.web.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies a dead letter once more, oldest of its aggregate first. */
public final class Redrive {
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
    var letter =
        Objects.requireNonNull(transactions.execute(_ -> deadLetters.find(id)))
            .orElseThrow(() -> ProblemException.noSuch("dead-letter", id));
    check(letter);
    try {
      apply(letter);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) { // whatever the consumer throws is the answer
      deadLetters.failedAgain(id, String.valueOf(e.getMessage()));
      throw new ProblemException(
          HttpStatus.CONFLICT, "redrive-failed", "It failed again: " + e.getMessage());
    }
  }

  private void check(DeadLetter letter) {
    if (letter.resolvedAt() != null) {
      throw new ProblemException(
          HttpStatus.CONFLICT, "already-resolved", "It was applied at " + letter.resolvedAt());
    }
    if (deadLetters.isBehindAnother(letter)) {
      throw new ProblemException(
          HttpStatus.CONFLICT,
          "older-dead-letter",
          "An older one of " + letter.key() + " must be applied first");
    }
  }

  private void apply(DeadLetter letter) {
    var payload = letter.payload().getBytes(StandardCharsets.UTF_8);
    var envelope = LogReader.envelope(asRecord(letter, payload));
    DomainEvent event =
        intake
            .read(envelope, payload)
            .orElseThrow(() -> new IllegalStateException("Expected to know " + envelope.type()));
    intake.apply(
        letter.context(),
        envelope,
        event,
        () -> {
          var open = deadLetters.find(letter.id()).filter(l -> l.resolvedAt() == null).isPresent();
          deadLetters.resolve(letter.id());
          return open;
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
