package dev.landbridge.events;

import java.util.regex.Pattern;

/** The common form of identifiers: a prefix and 17 lowercase hexadecimal digits. */
public final class Ids {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{17}");

  private Ids() {}

  /** Gives the value back, or throws {@link MalformedValue}. */
  public static String check(String prefix, String value) {
    if (!value.startsWith(prefix) || !HEX.matcher(value.substring(prefix.length())).matches()) {
      throw new MalformedValue(prefix + " and 17 lowercase hexadecimal digits", value);
    }
    return value;
  }
}
