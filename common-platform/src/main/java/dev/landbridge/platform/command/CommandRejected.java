package dev.landbridge.platform.command;

import dev.landbridge.events.Rejection;

/** Carries a decided rejection to the boundary that tells it. Not a failure: it has no stack. */
public final class CommandRejected extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rejection reason;

  public CommandRejected(Rejection reason) {
    super(reason.code() + ": " + reason.detail(), null, false, false);
    this.reason = reason;
  }

  public Rejection reason() {
    return reason;
  }
}
