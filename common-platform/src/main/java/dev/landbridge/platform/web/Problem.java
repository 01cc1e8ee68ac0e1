package dev.landbridge.platform.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What went wrong, as told to the caller. */
public record Problem(HttpStatus status, String code, String detail, Map<String, Object> values) {
  public Problem {
    values = Map.copyOf(values);
  }

  public Problem(HttpStatus status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  /** Worth another try of the same request. */
  boolean isTransient() {
    return status == HttpStatus.SERVICE_UNAVAILABLE
        || status == HttpStatus.TOO_MANY_REQUESTS
        || code.equals("concurrent-change");
  }

  /** The document after RFC 9457. */
  Map<String, Object> document(String path, String traceId) {
    var document = new LinkedHashMap<String, Object>();
    document.put("type", "/problems/" + code);
    document.put("title", status.getReasonPhrase());
    document.put("status", status.value());
    document.put("detail", detail);
    document.put("instance", path);
    document.put("code", code);
    document.put("traceId", traceId);
    values.forEach(document::putIfAbsent);
    return document;
  }
}
