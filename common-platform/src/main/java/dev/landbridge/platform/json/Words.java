package dev.landbridge.platform.json;

import java.util.Locale;
import java.util.stream.Stream;

/** How constants of our enums are spelled for callers: {@code network-admin}. */
public final class Words {
  private Words() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those of all constants of an enum, in order. */
  public static Stream<String> ofAll(Class<?> type) {
    return Stream.of(type.getEnumConstants()).map(constant -> of((Enum<?>) constant));
  }
}
