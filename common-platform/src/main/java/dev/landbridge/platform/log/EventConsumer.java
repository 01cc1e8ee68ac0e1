package dev.landbridge.platform.log;

import dev.landbridge.events.DomainEvent;

/**
 * Takes events of another service. Runs in the transaction that also notes the event as taken: once
 * in effect, however often it arrives; in order per aggregate.
 */
public interface EventConsumer {

  /** Whose events: {@code peering}. */
  String context();

  void on(DomainEvent event, EventEnvelope envelope);
}
