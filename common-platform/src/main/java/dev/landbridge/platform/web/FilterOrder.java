package dev.landbridge.platform.web;

/** In which order the filters of a request run. */
public final class FilterOrder {
  public static final int TRACE = 0;

  public static final int HYGIENE = 50;

  /** Room for the gateway: authentication of callers, forwarding. */
  public static final int EDGE = 100;

  public static final int AUTH = 200;
  public static final int CAUSAL = 300;
  public static final int WRITE = 400;

  private FilterOrder() {}
}
