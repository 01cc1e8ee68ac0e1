package dev.landbridge.platform.web;

import dev.landbridge.platform.json.FieldErrors;
import dev.landbridge.platform.json.FieldErrors.FieldError;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** Reads request records strictly, and tells everything that is wrong with one at once. */
final class RecordBodyConverter extends AbstractHttpMessageConverter<Object> {
  private final JsonMapper json;
  private final Validator validator;

  RecordBodyConverter(JsonMapper json, Validator validator) {
    super(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));
    this.json = json;
    this.validator = validator;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type.isRecord() && type.getName().startsWith("dev.landbridge.");
  }

  /** Answers are written by Spring's own converter. */
  @Override
  protected boolean canWrite(@org.jspecify.annotations.Nullable MediaType mediaType) {
    return false;
  }

  @Override
  protected Object readInternal(Class<? extends Object> type, HttpInputMessage input)
      throws IOException {
    var bytes = input.getBody().readAllBytes();
    var found = new FieldErrors();
    Object body;
    try {
      body = json.readerFor(type).withAttribute(FieldErrors.attribute(), found).readValue(bytes);
    } catch (MismatchedInputException e) {
      throw new MalformedRequest(and(found.errors(), FieldErrors.of(e)));
    } catch (JacksonException e) {
      var place = e.getLocation();
      throw new MalformedRequest(
          "",
          "Expected a well-formed JSON object"
              + (place == null || place.getLineNr() < 1
                  ? ""
                  : ", see line " + place.getLineNr() + ", column " + place.getColumnNr()));
    }
    if (body == null) {
      throw new MalformedRequest("", "Expected a JSON object, but got null");
    }
    var errors = merge(found.errors(), violations(body));
    if (!errors.isEmpty()) {
      throw new MalformedRequest(errors);
    }
    return body;
  }

  private static List<FieldError> and(List<FieldError> errors, FieldError last) {
    return Stream.concat(errors.stream(), Stream.of(last)).toList();
  }

  private List<FieldError> violations(Object body) {
    return validator.validate(body).stream()
        .map(
            violation ->
                new FieldError(
                    pointer(violation.getPropertyPath().toString()),
                    "Expected: " + violation.getMessage()))
        .sorted(Comparator.comparing(FieldError::field))
        .toList();
  }

  /** {@code changes[3].destination} in the form in which an unreadable field is told. */
  private static String pointer(String path) {
    return "/"
        + path.replaceAll("\\.?<[^>]*>", "").replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
  }

  /** A field that could not be read is not also missing. */
  private static List<FieldError> merge(List<FieldError> unreadable, List<FieldError> invalid) {
    var byField = new LinkedHashMap<String, FieldError>();
    unreadable.forEach(error -> byField.putIfAbsent(error.field(), error));
    invalid.forEach(error -> byField.putIfAbsent(error.field(), error));
    return new ArrayList<>(byField.values());
  }

  @Override
  protected void writeInternal(Object body, HttpOutputMessage output) {
    throw new UnsupportedOperationException("Expected to read only");
  }
}
