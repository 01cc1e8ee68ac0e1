package dev.landbridge.platform.store;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.EventCatalogue;
import dev.landbridge.platform.json.JsonFormat;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Axon's Jackson 3 serializer with our JSON form, our names instead of class names for events, and
 * the shape of its state with each snapshot.
 */
final class WireSerializer extends Jackson3Serializer {
  private final EventTypes types;
  private final SnapshotRevisions snapshots;

  WireSerializer(EventTypes types, SnapshotRevisions snapshots) {
    super(builder().jsonMapperBuilderCustomizer(JsonFormat::events));
    this.types = types;
    this.snapshots = snapshots;
  }

  @Override
  public Class<?> classForType(SerializedType type) {
    return types
        .byName(type.getName())
        .<Class<?>>map(event -> event)
        .orElseGet(() -> super.classForType(type));
  }

  @Override
  @SuppressWarnings("rawtypes") // as declared by Axon
  public SerializedType typeForClass(Class type) {
    if (type == null) {
      return super.typeForClass(type);
    }
    return DomainEvent.class.isAssignableFrom(type)
        ? new SimpleSerializedType(type.getSimpleName(), EventCatalogue.VERSION)
        : snapshots
            .of((Class<?>) type)
            .<SerializedType>map(revision -> new SimpleSerializedType(type.getName(), revision))
            .orElseGet(() -> super.typeForClass(type));
  }
}
