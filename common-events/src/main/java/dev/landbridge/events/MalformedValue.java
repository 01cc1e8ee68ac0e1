package dev.landbridge.events;

/** Text that is no such value. The message is fit for the caller. */
public final class MalformedValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 64;

  public MalformedValue(String expected, String actual) {
    super("Expected " + expected + ", but got " + shown(actual));
  }

  /** Hostile text stays short and printable in answers and logs. */
  private static String shown(String text) {
    var shortened = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return '"' + shortened.replaceAll("\\p{Cntrl}", "�") + '"';
  }
}
