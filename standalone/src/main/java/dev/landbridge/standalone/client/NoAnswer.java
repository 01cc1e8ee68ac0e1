package dev.landbridge.standalone.client;

/** The instance could not be reached, or answered with what nobody expected. */
public final class NoAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NoAnswer(String message) {
    super(message);
  }

  public NoAnswer(String message, Throwable cause) {
    super(message, cause);
  }
}
