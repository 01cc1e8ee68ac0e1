package dev.landbridge.embedded;

/** The server could not be brought up. The message names the cause and is fit for a terminal. */
public final class EmbeddedStartFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EmbeddedStartFailed(String message) {
    super(message);
  }

  public EmbeddedStartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
