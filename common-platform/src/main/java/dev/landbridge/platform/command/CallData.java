package dev.landbridge.platform.command;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The names under which the origin of a message travels: request → event → log → next service. */
public final class CallData {
  public static final String ACTOR = "actor";
  public static final String CORRELATION_ID = "correlationid";
  public static final String CAUSATION_ID = "causationid";
  public static final String TRACE_PARENT = "traceparent";
  public static final String EXPECTED_VERSION = "expectedversion";

  private CallData() {}

  /** Of what nobody asked for, such as {@code system:expiry}: it begins a trace of its own. */
  public static Map<String, String> begunBy(String actor) {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    var trace = hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
    var span = hex.toHexDigits(random.nextLong());
    return Map.of(
        ACTOR, actor, CORRELATION_ID, trace, TRACE_PARENT, "00-" + trace + "-" + span + "-01");
  }
}
