package dev.landbridge.gateway.tencentapi;

import java.util.Set;

/** A refusal in the words of the cloud API. */
public final class CloudError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Set<String> PASSING =
      Set.of("concurrent-change", "too-many-at-once", "not-caught-up", "service-unavailable");

  private final String code;
  private final String detail;
  private final String problem;

  public CloudError(String code, String detail) {
    this(code, detail, "");
  }

  /**
   * @param problem ours that it tells of, or empty
   */
  CloudError(String code, String detail, String problem) {
    super(code + ": " + detail, null, false, false);
    this.code = code;
    this.detail = detail;
    this.problem = problem;
  }

  /** For what a resource of ours cannot be told to do because it has no such thing. */
  public static CloudError unsupported(String detail) {
    return new CloudError("UnsupportedOperation", detail);
  }

  /**
   * For a change of which nobody knows whether it was made: that is no refusal.
   *
   * @param change in our words
   */
  static CloudError outcomeUnknown(String change) {
    return new CloudError(
        DocumentedCodes.FAILURE,
        "Expected an answer to "
            + change
            + ", but there was none; it is not known whether that was done",
        "outcome-unknown");
  }

  /** For what is a defect of ours. */
  static CloudError failure() {
    return new CloudError(DocumentedCodes.FAILURE, "Something failed on our side");
  }

  static CloudError missing(String parameter) {
    return new CloudError("MissingParameter", "Expected the parameter " + parameter);
  }

  /** Whether nothing was done, and the same may be done a moment later. */
  boolean isPassing() {
    return PASSING.contains(problem);
  }

  /** Whether a thing that was asked for is not there. */
  boolean isAbsence() {
    return problem.startsWith("no-such-") && !problem.equals("no-such-path");
  }

  String code() {
    return code;
  }

  String detail() {
    return detail;
  }

  String problem() {
    return problem;
  }
}
