package dev.landbridge.routing.intake;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.platform.log.EventConsumer;
import dev.landbridge.platform.log.EventEnvelope;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.routing.RoutingService;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Gives events to the consumer without the inbox in front, so that repeats do arrive. */
final class Intake {
  private static final Instant TIME = Instant.parse("2026-01-15T08:00:00Z");
  private static final AtomicLong POSITION = new AtomicLong(1L << 30);
  private final RoutingService service;
  private final Map<String, Long> sequences = new HashMap<>();

  Intake(RoutingService service) {
    this.service = service;
  }

  /** News: the next version of its aggregate. */
  Told next(DomainEvent event) {
    return new Told(event, sequences.merge(event.subject(), 1L, Long::sum) - 1);
  }

  /** An event with its place in its aggregate's history. */
  record Told(DomainEvent event, long sequence) {}

  void give(DomainEvent event) {
    give(next(event));
  }

  void twice(DomainEvent event) {
    var told = next(event);
    give(told);
    give(told);
  }

  void give(Told told) {
    var envelope = envelope(told);
    service
        .service()
        .bean(CommittedWork.class)
        .run(
            Map.of("actor", "test", "correlationid", "test"),
            () -> service.service().bean(EventConsumer.class).on(told.event(), envelope));
  }

  private static EventEnvelope envelope(Told told) {
    return new EventEnvelope(
        UUID.randomUUID().toString(),
        told.event().getClass().getSimpleName(),
        TIME,
        told.event().subject(),
        told.sequence(),
        POSITION.incrementAndGet(),
        "test",
        "test",
        "");
  }
}
