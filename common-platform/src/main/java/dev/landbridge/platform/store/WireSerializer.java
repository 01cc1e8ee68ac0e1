package dev.landbridge.platform.store;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.EventCatalogue;
import dev.landbridge.platform.json.JsonFormat;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/**
 * Axon's Jackson 3 serializer with our JSON form, and our names instead of class names for events.
 */
final class WireSerializer extends Jackson3Serializer {
  private final EventTypes types;

  WireSerializer(EventTypes types) {
    super(builder().jsonMapperBuilderCustomizer(JsonFormat::events));
    this.types = types;
  }

  @Override
  protected String resolveClassName(SerializedType type) {
    return types.byName(type.getName()).<String>map(Class::getName).orElse(type.getName());
  }

  @Override
  @SuppressWarnings("rawtypes") // as declared by Axon
  public SerializedType typeForClass(Class type) {
    return type != null && DomainEvent.class.isAssignableFrom(type)
        ? new SimpleSerializedType(type.getSimpleName(), EventCatalogue.VERSION)
        : super.typeForClass(type);
  }
}
