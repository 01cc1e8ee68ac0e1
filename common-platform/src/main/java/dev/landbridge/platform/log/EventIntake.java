package dev.landbridge.platform.log;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.platform.command.CallData;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.json.JsonFormat;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.platform.store.EventTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Applies one event of the log to this service, in one transaction. */
final class EventIntake {
  private static final Logger log = LoggerFactory.getLogger(EventIntake.class);

  private final EventTypes types;
  private final List<EventConsumer> consumers;
  private final CommittedWork work;
  private final JsonMapper json = JsonFormat.events(JsonMapper.builder()).build();

  EventIntake(EventTypes types, List<EventConsumer> consumers, CommittedWork work) {
    this.types = types;
    this.consumers = List.copyOf(consumers);
    this.work = work;
  }

  /** Says that a type this build knows could not be read. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  List<String> contexts() {
    return consumers.stream().map(EventConsumer::context).distinct().sorted().toList();
  }

  /** Empty for a type of a newer publisher. */
  Optional<DomainEvent> read(EventEnvelope envelope, byte[] payload) {
    return types.byWireName(envelope.type()).map(type -> read(type, payload));
  }

  private DomainEvent read(Class<? extends DomainEvent> type, byte[] payload) {
    try {
      return json.readValue(payload, type);
    } catch (RuntimeException e) { // whatever a constructor says of what somebody wrote
      throw new Unreadable("Expected a " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Runs {@code note} and the consumers in one transaction; the consumers only if {@code note} says
   * so.
   */
  void apply(
      String context,
      EventEnvelope envelope,
      DomainEvent event,
      java.util.function.BooleanSupplier note) {
    work.run(
        callData(envelope),
        () -> {
          if (note.getAsBoolean()) {
            consumers.stream()
                .filter(consumer -> consumer.context().equals(context))
                .forEach(consumer -> on(consumer, event, envelope));
          }
        });
  }

  /** A rejection is a decision, not a failure: it is never retried. */
  private static void on(EventConsumer consumer, DomainEvent event, EventEnvelope envelope) {
    try {
      consumer.on(event, envelope);
    } catch (CommandRejected rejected) {
      log.info(
          "Not applied: type={} subject={} code={}",
          envelope.type(),
          envelope.subject(),
          rejected.reason().code());
    }
  }

  private static Map<String, String> callData(EventEnvelope envelope) {
    return Map.of(
        CallData.ACTOR, envelope.actor(),
        CallData.CORRELATION_ID, envelope.correlationId(),
        CallData.CAUSATION_ID, envelope.id(),
        CallData.TRACE_PARENT, envelope.traceParent());
  }
}
