package dev.landbridge.platform.store;

import dev.landbridge.platform.store.EventTail.StoredEvent;
import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/** A stored event as Axon reads it, its time without a detour over text. */
record StoredEventData(StoredEvent event) implements DomainEventData<byte[]> {

  @Override
  public String getType() {
    return event.aggregateType();
  }

  @Override
  public String getAggregateIdentifier() {
    return event.aggregateId();
  }

  @Override
  public long getSequenceNumber() {
    return event.sequenceNumber();
  }

  @Override
  public String getEventIdentifier() {
    return event.eventId();
  }

  @Override
  public Instant getTimestamp() {
    return event.occurredAt();
  }

  @Override
  public SerializedObject<byte[]> getMetaData() {
    return new SerializedMetaData<>(event.metadata(), byte[].class);
  }

  @Override
  public SerializedObject<byte[]> getPayload() {
    return new SimpleSerializedObject<>(
        event.payload(), byte[].class, event.type(), event.revision());
  }
}
