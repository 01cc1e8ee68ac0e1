package dev.landbridge.standalone.tour;

/** What the guide promises did not happen. */
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StepFailed(String message) {
    super(message);
  }
}
