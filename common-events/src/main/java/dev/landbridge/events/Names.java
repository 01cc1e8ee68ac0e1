package dev.landbridge.events;

/** What a name and a free text may look like. */
public final class Names {
  public static final int LONGEST_NAME = 60;
  private static final int TEXT = 255;

  private Names() {}

  /** A name given by a person: at most 60 characters, none of them a control character. */
  public static String name(String text) {
    return check(text, LONGEST_NAME);
  }

  /** A description or reason: at most 255 characters. */
  public static String description(String text) {
    return check(text, TEXT);
  }

  private static String check(String text, int most) {
    if (text.length() > most || hasControl(text)) {
      throw new MalformedValue("at most " + most + " printable characters", text);
    }
    return text;
  }

  /** Control characters and halves of surrogate pairs: PostgreSQL and terminals dislike both. */
  public static boolean hasControl(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
