package dev.landbridge.testkit;

/** A failure that no waiting mends: {@link Eventually} does not try again. */
public final class Hopeless extends AssertionError {
  private static final long serialVersionUID = 1L;

  public Hopeless(String message) {
    super(message);
  }
}
