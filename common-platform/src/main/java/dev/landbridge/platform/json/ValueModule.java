package dev.landbridge.platform.json;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.Tags;
import dev.landbridge.events.TextValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Text values as strings, tags as an object, instants in UTC with milliseconds. */
final class ValueModule extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  ValueModule() {
    super("landbridge-values");
    addSerializer(new TextValueSerializer());
    addSerializer(new TagsSerializer());
    addSerializer(new InstantSerializer());
    addDeserializer(Tags.class, new TagsDeserializer());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addDeserializers(new TextValueDeserializers());
  }

  private static final class TextValueSerializer extends StdSerializer<TextValue> {
    TextValueSerializer() {
      super(TextValue.class);
    }

    @Override
    public void serialize(TextValue value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.text());
    }
  }

  private static final class TagsSerializer extends StdSerializer<Tags> {
    TagsSerializer() {
      super(Tags.class);
    }

    @Override
    public void serialize(Tags value, JsonGenerator out, SerializationContext context) {
      context.writeValue(out, value.pairs());
    }
  }

  private static final class InstantSerializer extends StdSerializer<Instant> {
    InstantSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
      out.writeString(MILLIS.format(value));
    }
  }

  private static final class TagsDeserializer extends StdDeserializer<Tags> {
    TagsDeserializer() {
      super(Tags.class);
    }

    @Override
    public @Nullable Tags deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() != JsonToken.START_OBJECT) {
        return (Tags) context.handleUnexpectedToken(Tags.class, in);
      }
      var pairs = new LinkedHashMap<String, String>();
      boolean wellFormed = true;
      while (in.nextToken() != JsonToken.END_OBJECT) {
        var key = in.currentName();
        wellFormed &= in.nextToken() == JsonToken.VALUE_STRING;
        pairs.put(key, wellFormed ? in.getString() : "");
        in.skipChildren();
      }
      try {
        if (wellFormed) {
          return new Tags(pairs);
        }
        throw new MalformedValue("tags to be strings by name", "something else");
      } catch (MalformedValue e) {
        return (Tags) context.handleWeirdStringValue(Tags.class, "", "%s", e.getMessage());
      }
    }
  }

  private static final class TextValueDeserializers extends Deserializers.Base {
    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
      var raw = type.getRawClass();
      return TextValue.class.isAssignableFrom(raw)
          ? new TextValueDeserializer(raw.asSubclass(TextValue.class))
          : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
      return TextValue.class.isAssignableFrom(type);
    }
  }

  private static final class TextValueDeserializer extends StdDeserializer<TextValue> {
    private final Class<? extends TextValue> type;

    TextValueDeserializer(Class<? extends TextValue> type) {
      super(type);
      this.type = type;
    }

    @Override
    public @Nullable TextValue deserialize(JsonParser in, DeserializationContext context) {
      if (in.currentToken() != JsonToken.VALUE_STRING) {
        return (TextValue) context.handleUnexpectedToken(type, in);
      }
      var text = in.getString();
      try {
        return TextValues.parse(type, text);
      } catch (MalformedValue e) {
        return (TextValue) context.handleWeirdStringValue(type, text, "%s", e.getMessage());
      }
    }
  }
}
