package dev.landbridge.platform.command;

/** The names under which the origin of a message travels: request → event → log → next service. */
public final class CallData {
  public static final String ACTOR = "actor";
  public static final String CORRELATION_ID = "correlationid";
  public static final String CAUSATION_ID = "causationid";
  public static final String TRACE_PARENT = "traceparent";
  public static final String EXPECTED_VERSION = "expectedversion";

  private CallData() {}
}
