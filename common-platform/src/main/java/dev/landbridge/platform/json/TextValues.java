package dev.landbridge.platform.json;

import dev.landbridge.events.TextValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;

/** Calls the static {@code parse} of a text value's type. */
public final class TextValues {
  private static final ClassValue<MethodHandle> PARSERS =
      new ClassValue<>() {
        @Override
        protected MethodHandle computeValue(Class<?> type) {
          try {
            return MethodHandles.publicLookup()
                .findStatic(type, "parse", MethodType.methodType(type, String.class))
                .asType(MethodType.methodType(TextValue.class, String.class));
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Expected a public static parse(String) in " + type, e);
          }
        }
      };

  private TextValues() {}

  /** Throws {@link dev.landbridge.events.MalformedValue} where the text is none. */
  public static <T extends TextValue> T parse(Class<T> type, String text) {
    try {
      return Objects.requireNonNull(type.cast((TextValue) PARSERS.get(type).invokeExact(text)));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("Expected only unchecked exceptions of " + type, e);
    }
  }
}
