package dev.landbridge.platform.web;

import dev.landbridge.platform.json.FieldErrors.FieldError;
import java.util.List;

/** A request that is not well formed, with all that is wrong with it. */
public final class MalformedRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  public MalformedRequest(List<FieldError> errors) {
    super("malformed-request: " + errors, null, false, false);
    this.errors = List.copyOf(errors);
  }

  public MalformedRequest(String field, String message) {
    this(List.of(new FieldError(field, message)));
  }

  public List<FieldError> errors() {
    return errors;
  }
}
