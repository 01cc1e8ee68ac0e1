package dev.landbridge.platform.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/** A problem found at the edge, before any decision: absent, not allowed, malformed. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(HttpStatus status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  public ProblemException(
      HttpStatus status, String code, String detail, Map<String, Object> values) {
    super(code + ": " + detail, null, false, false);
    this.problem = new Problem(status, code, detail, values);
  }

  /** The same answer for what does not exist and for what is somebody else's. */
  public static ProblemException noSuch(String resource, Object id) {
    return new ProblemException(
        HttpStatus.NOT_FOUND,
        "no-such-" + resource,
        "Expected " + id + " to exist, but there is no such " + resource.replace('-', ' '));
  }

  public Problem problem() {
    return problem;
  }
}
