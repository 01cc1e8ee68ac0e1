package dev.landbridge.events;

/** The common form of identifiers: a prefix and 17 lowercase hexadecimal digits. */
public final class Ids {
  private static final int DIGITS = 17;

  private Ids() {}

  /** Gives the value back, or throws {@link MalformedValue}. */
  public static String check(String prefix, String value) {
    if (value.length() != prefix.length() + DIGITS
        || !value.startsWith(prefix)
        || !value.chars().skip(prefix.length()).allMatch(Ids::isHexadecimal)) {
      throw new MalformedValue(prefix + " and 17 lowercase hexadecimal digits", value);
    }
    return value;
  }

  private static boolean isHexadecimal(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }
}
