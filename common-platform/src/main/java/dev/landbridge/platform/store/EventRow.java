package dev.landbridge.platform.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** An event as it is appended. */
record EventRow(
    String aggregateId,
    long sequence,
    String aggregateType,
    String eventId,
    OffsetDateTime occurredAt,
    String type,
    String revision,
    byte[] payload,
    byte[] metadata) {

  static EventRow of(DomainEventMessage<?> event, Serializer serializer) {
    SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
    SerializedObject<byte[]> metadata = event.serializeMetaData(serializer, byte[].class);
    return new EventRow(
        event.getAggregateIdentifier(),
        event.getSequenceNumber(),
        event.getType(),
        event.getIdentifier(),
        event.getTimestamp().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
        payload.getType().getName(),
        payload.getType().getRevision(),
        payload.getData(),
        metadata.getData());
  }

  void bind(PreparedStatement statement) throws SQLException {
    statement.setString(1, aggregateId);
    statement.setLong(2, sequence);
    statement.setString(3, aggregateType);
    statement.setString(4, eventId);
    statement.setObject(5, occurredAt);
    statement.setString(6, type);
    statement.setString(7, revision);
    statement.setBytes(8, payload);
    statement.setBytes(9, metadata);
  }
}
