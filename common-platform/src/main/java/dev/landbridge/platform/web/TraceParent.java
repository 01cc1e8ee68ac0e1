package dev.landbridge.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** The trace that a request belongs to (W3C Trace Context). */
public final class TraceParent {
  public static final String HEADER = "traceparent";
  private static final String ATTRIBUTE = TraceParent.class.getName();
  private static final int LENGTH = 55;
  private static final int TRACE_ID_START = 3;
  private static final int TRACE_ID_END = 35;

  private TraceParent() {}

  /** Continues the caller's trace, or begins one. */
  static void begin(HttpServletRequest request) {
    var given = request.getHeader(HEADER);
    request.setAttribute(
        ATTRIBUTE,
        given != null && isWellFormed(given) ? given : parent(random() + random(), random()));
  }

  /** The whole header, as it came or was begun. */
  static String of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String parent
        ? parent
        : parent(random() + random(), random());
  }

  static String traceId(HttpServletRequest request) {
    return of(request).substring(TRACE_ID_START, TRACE_ID_END);
  }

  /** The header for whoever is asked next on behalf of this request: same trace, a new step. */
  public static String next(HttpServletRequest request) {
    return parent(traceId(request), random());
  }

  private static String parent(String traceId, String step) {
    return "00-" + traceId + "-" + step + "-01";
  }

  private static String random() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  private static boolean isWellFormed(String text) {
    if (text.length() != LENGTH || !text.startsWith("00-")) {
      return false;
    }
    for (int i = TRACE_ID_START; i < LENGTH; i++) {
      boolean dash = i == TRACE_ID_END || i == 52;
      char c = text.charAt(i);
      if (dash ? c != '-' : Character.digit(c, 16) < 0 || Character.isUpperCase(c)) {
        return false;
      }
    }
    return true;
  }
}
