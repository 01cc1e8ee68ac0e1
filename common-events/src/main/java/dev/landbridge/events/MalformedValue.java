package dev.landbridge.events;

import java.util.regex.Pattern;

/** Text that is no such value. The message is fit for the caller. */
public final class MalformedValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 64;

  /** What is none of ours: those are short, or all of lower-case letters, digits and few signs. */
  private static final Pattern MAYBE_SECRET =
      Pattern.compile("[!-~]{41,}|(?=.*[^a-z0-9.:/-])[!-~]{16,}");

  private static final Pattern WORDS = Pattern.compile("[^!-~]+");

  /** Controls, formats, halves of characters, and what ends lines. */
  private static final Pattern NOT_PRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  public MalformedValue(String expected, String actual) {
    super("Expected " + expected + ", but got " + shown(actual));
  }

  /** Whether somebody may have put a secret into the wrong place: then it is not repeated. */
  public static boolean mayBeSecret(String text) {
    return WORDS.splitAsStream(text).anyMatch(word -> MAYBE_SECRET.matcher(word).matches());
  }

  /** Hostile text stays short and printable in answers and logs. */
  private static String shown(String text) {
    if (mayBeSecret(text)) {
      return "\"***\"";
    }
    var shortened = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return '"' + NOT_PRINTABLE.matcher(shortened).replaceAll("�") + '"';
  }
}
