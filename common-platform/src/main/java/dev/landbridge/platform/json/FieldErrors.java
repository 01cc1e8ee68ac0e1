package dev.landbridge.platform.json;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.exc.MismatchedInputException;

/** Collects what is wrong with a body field by field, so that a caller learns all of it at once. */
public final class FieldErrors {
  private static final String ATTRIBUTE = FieldErrors.class.getName();

  private final List<FieldError> errors = new ArrayList<>();

  /** One wrong field: its JSON pointer, and what is wrong. */
  public record FieldError(String field, String message) {}

  public List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** What was wrong with a value that the reader could not make another of. */
  public static FieldError of(MismatchedInputException error) {
    var pointer =
        error.getPath().stream()
            .map(step -> step.getPropertyName() == null ? step.getIndex() : step.getPropertyName())
            .map(step -> "/" + step)
            .collect(Collectors.joining());
    var type = error.getTargetType();
    return new FieldError(
        pointer, type == null ? "Expected another kind of value" : Collector.expected(type));
  }

  /** The name under which an instance is given to the reader. */
  public static String attribute() {
    return ATTRIBUTE;
  }

  static final class Collector extends DeserializationProblemHandler {
    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser in,
        ValueDeserializer<?> deserializer,
        Object beanOrClass,
        String name) {
      if (!add(context, name, "Expected no such field, but got one")) {
        return false;
      }
      in.skipChildren();
      return true;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String message) {
      var text =
          Enum.class.isAssignableFrom(type)
              ? "Expected one of the documented values"
              : isOfJava(type) ? expected(type) : message;
      return add(context, text) ? null : NOT_HANDLED;
    }

    @Override
    public @Nullable Object handleWeirdNumberValue(
        DeserializationContext context, Class<?> type, Number value, String message) {
      return add(context, expected(type)) ? null : NOT_HANDLED;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
        DeserializationContext context,
        JavaType type,
        JsonToken token,
        JsonParser in,
        @Nullable String message) {
      if (!add(context, expected(type.getRawClass()))) {
        return NOT_HANDLED;
      }
      in.skipChildren();
      return null;
    }

    @Override
    public @Nullable Object handleInstantiationProblem(
        DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable cause) {
      return add(context, told(cause)) ? null : NOT_HANDLED;
    }

    /** What our own type says, however deep it lies in what the reader makes of it. */
    private static String told(Throwable cause) {
      for (@Nullable Throwable one = cause; one != null; one = one.getCause()) {
        if (one.getClass().getName().startsWith("dev.landbridge.")) {
          return String.valueOf(one.getMessage());
        }
      }
      return "Expected another kind of value";
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
        DeserializationContext context,
        Class<?> type,
        ValueInstantiator instantiator,
        JsonParser in,
        String message) {
      if (!add(context, expected(type))) {
        return NOT_HANDLED;
      }
      in.skipChildren();
      return null;
    }

    private static String expected(Class<?> type) {
      if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
        return "Expected a whole number in range";
      }
      return type == Boolean.class || type == boolean.class
          ? "Expected true or false"
          : type == String.class ? "Expected a string" : "Expected another kind of value";
    }

    /** Jackson's own messages speak of Java. */
    private static boolean isOfJava(Class<?> type) {
      return type.isPrimitive() || type.getName().startsWith("java.");
    }

    private static boolean add(DeserializationContext context, String field, String message) {
      if (context.getAttribute(ATTRIBUTE) instanceof FieldErrors collected) {
        var path = context.getParser().streamReadContext().pathAsPointer().toString();
        var pointer = path.endsWith("/" + field) ? path : path + "/" + field;
        collected.errors.add(new FieldError(pointer, message));
        return true;
      }
      return false;
    }

    private static boolean add(DeserializationContext context, String message) {
      if (context.getAttribute(ATTRIBUTE) instanceof FieldErrors collected) {
        var path = context.getParser().streamReadContext().pathAsPointer().toString();
        collected.errors.add(new FieldError(path, message));
        return true;
      }
      return false;
    }
  }
}
