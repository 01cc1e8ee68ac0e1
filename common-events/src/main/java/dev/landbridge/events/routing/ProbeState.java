package dev.landbridge.events.routing;

/** How a probed address answered; the numbers are those of the reference cloud. */
public enum ProbeState {
  OK(0),
  NO_ROUTE(-1),
  OUTBOUND_ACL(-2),
  INBOUND_ACL(-3),
  OTHER(-4);

  private final int code;

  ProbeState(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
