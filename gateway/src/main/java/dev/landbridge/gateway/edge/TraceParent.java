package dev.landbridge.gateway.edge;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/** The trace of the request at hand, as the next service shall continue it (W3C Trace Context). */
final class TraceParent {
  static final String HEADER = "traceparent";
  private static final String TRACE_ID = "traceId";

  private TraceParent() {}

  static String next() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    var traceId = MDC.get(TRACE_ID);
    if (traceId == null) {
      traceId = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    }
    return "00-" + traceId + "-" + hex.toHexDigits(random.nextLong()) + "-01";
  }
}
