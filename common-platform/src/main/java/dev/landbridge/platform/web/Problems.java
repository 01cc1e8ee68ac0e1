package dev.landbridge.platform.web;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.Rejection;
import dev.landbridge.platform.command.CommandRejected;
import dev.landbridge.platform.command.NoSuchAggregate;
import dev.landbridge.platform.command.VersionMismatch;
import dev.landbridge.platform.json.FieldErrors.FieldError;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever ended a request into the problem that the caller is told. */
public final class Problems {
  /** Of PostgreSQL: somebody holds a lock for longer than a request waits. */
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final List<ProblemMapping<?>> mappings;

  public Problems(List<ProblemMapping<?>> mappings) {
    this.mappings = List.copyOf(mappings);
  }

  public Problem of(Throwable error) {
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      var known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return new Problem(
        HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something failed on our side");
  }

  private @Nullable Problem known(Throwable cause) {
    return switch (cause) {
      case ProblemException e -> e.problem();
      case CommandRejected e -> of(e.reason());
      case MalformedRequest e -> malformed(e.errors());
      case MalformedValue e ->
          malformed(List.of(new FieldError("", String.valueOf(e.getMessage()))));
      case MethodArgumentTypeMismatchException e ->
          malformed(List.of(new FieldError(e.getName(), mismatch(e))));
      case BindException e -> malformed(errors(e));
      case HttpMessageNotReadableException _ ->
          malformed(List.of(new FieldError("", "Expected a JSON object in the body")));
      case NoResourceFoundException _, NoHandlerFoundException _ ->
          new Problem(HttpStatus.NOT_FOUND, "no-such-path", "Expected a documented path");
      case ConcurrencyException _,
          AggregateStreamCreationException _,
          LockAcquisitionFailedException _ ->
          concurrent();
      case ConcurrencyFailureException _ -> concurrent();
      case SQLException e when LOCK_NOT_AVAILABLE.equals(e.getSQLState()) -> concurrent();
      case QueryTimeoutException _,
          DataAccessResourceFailureException _,
          CannotCreateTransactionException _ ->
          new Problem(
              HttpStatus.SERVICE_UNAVAILABLE, "store-unavailable", "The store does not answer now");
      case ErrorResponse e -> framework(e);
      default -> null;
    };
  }

  private static Problem concurrent() {
    return new Problem(
        HttpStatus.CONFLICT, "concurrent-change", "Somebody changed it at the same moment");
  }

  /** What Spring itself refuses: method, media type, missing parameter. */
  private static Problem framework(ErrorResponse error) {
    var status = HttpStatus.valueOf(error.getStatusCode().value());
    var code =
        switch (status) {
          case METHOD_NOT_ALLOWED -> "method-not-allowed";
          case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
          case NOT_ACCEPTABLE -> "not-acceptable";
          case NOT_FOUND -> "no-such-path";
          case CONTENT_TOO_LARGE -> "body-too-large";
          default -> status.is4xxClientError() ? "malformed-request" : "internal-error";
        };
    return new Problem(status, code, String.valueOf(error.getBody().getDetail()), Map.of());
  }

  private static String mismatch(MethodArgumentTypeMismatchException e) {
    var root = e.getMostSpecificCause();
    return root instanceof MalformedValue
        ? String.valueOf(root.getMessage())
        : "Expected another kind of value";
  }

  private static List<FieldError> errors(BindingResult result) {
    return result.getFieldErrors().stream()
        .map(error -> new FieldError(error.getField(), message(error)))
        .toList();
  }

  /** In the words of the field, not of the framework. */
  private static String message(org.springframework.validation.FieldError error) {
    if (!error.isBindingFailure()) {
      return "Expected: " + error.getDefaultMessage();
    }
    return error.contains(PropertyAccessException.class)
            && error.unwrap(PropertyAccessException.class).getMostSpecificCause()
                instanceof MalformedValue malformed
        ? String.valueOf(malformed.getMessage())
        : "Expected one of the documented values";
  }

  private static Problem malformed(List<FieldError> errors) {
    var detail = errors.isEmpty() ? "Expected a well-formed request" : errors.getFirst().message();
    return new Problem(
        HttpStatus.BAD_REQUEST, "malformed-request", detail, Map.of("errors", errors));
  }

  private Problem of(Rejection rejection) {
    return new Problem(status(rejection), rejection.code(), rejection.detail(), rejection.values());
  }

  private HttpStatus status(Rejection rejection) {
    return switch (rejection) {
      case VersionMismatch _ -> HttpStatus.PRECONDITION_FAILED;
      case NoSuchAggregate _ -> HttpStatus.NOT_FOUND;
      default ->
          mappings.stream()
              .filter(mapping -> mapping.rejections().isInstance(rejection))
              .findFirst()
              .map(mapping -> mapped(mapping, rejection))
              .orElse(HttpStatus.CONFLICT);
    };
  }

  private static <R extends Rejection> HttpStatus mapped(
      ProblemMapping<R> mapping, Rejection rejection) {
    return mapping.status(mapping.rejections().cast(rejection));
  }
}
