package dev.landbridge.e2e.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request, ready to be sent.
 *
 * @param number it is known by, in traces too
 * @param about the operation or action it was made from
 * @param language whose answers to expect
 * @param ends whether nothing follows it on the connection
 * @param idempotencyKey that was given, or empty
 */
record Question(
    int number,
    String about,
    Language language,
    String method,
    byte[] bytes,
    boolean ends,
    String idempotencyKey) {
  private static final int SHOWN = 1500;
  private static final String RUN = "5917e000000000005917e000";

  /** The number of what is asked beside the run. */
  static final int OWN = Integer.MAX_VALUE;

  /** The two of the gateway; what is no HTTP may be answered in either. */
  enum Language {
    REST,
    CLOUD,
    BROKEN
  }

  /** Every request of a run is a trace of its own. */
  static String traceParent(int number) {
    return "00-" + RUN + "%08x".formatted(number) + "-00000000000000ab-01";
  }

  /** The request of this trace, or -1. */
  static int number(String traceId) {
    return traceId.length() == RUN.length() + 8 && traceId.startsWith(RUN)
        ? Integer.parseUnsignedInt(traceId.substring(RUN.length()), 16)
        : -1;
  }

  /** What a path is about: {@code routes} of {@code /v1/route-tables/rtb-1/routes/rti-1}. */
  static String resource(String path) {
    var parts = path.split("/", -1);
    int last = parts.length - 1;
    boolean isOne = parts[last].startsWith("{") || parts[last].matches(".*[0-9].*");
    return parts[isOne && last > 0 ? last - 1 : last];
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /** A run of one character is told by its length. */
  private static String shortened(String text) {
    return Pattern.compile("(.)\\1{40,}", Pattern.DOTALL)
        .matcher(text)
        .replaceAll(
            run -> Matcher.quoteReplacement(run.group(1) + "{" + run.group().length() + "}"));
  }

  /** Printable, and enough to send it again. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (char c : shortened(new String(bytes, ISO_8859_1)).toCharArray()) {
      if (text.length() > SHOWN) {
        return "#" + number + " " + text + "… of " + bytes.length + " bytes";
      }
      text.append(
          c >= ' ' && c < 127 && c != '\\' ? String.valueOf(c) : "\\x%02x".formatted((int) c));
    }
    return "#" + number + " " + text;
  }
}
