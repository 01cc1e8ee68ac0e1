package dev.landbridge.gateway.secret;

/** A stored secret does not open: another master key, or somebody changed the row. */
final class SecretUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SecretUnreadable(String message) {
    super(message);
  }

  SecretUnreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
