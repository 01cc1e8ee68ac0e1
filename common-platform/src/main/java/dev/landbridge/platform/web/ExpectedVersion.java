package dev.landbridge.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The version in an {@code If-Match}. */
final class ExpectedVersion {
  private ExpectedVersion() {}

  static Optional<Long> of(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.IF_MATCH);
    if (header == null || header.strip().equals("*")) {
      return Optional.empty();
    }
    var text = header.strip();
    if (!text.matches("\"[0-9]{1,18}\"")) {
      throw new MalformedRequest("If-Match", "Expected one ETag as it was given, such as \"3\"");
    }
    return Optional.of(Long.parseLong(text.substring(1, text.length() - 1)));
  }
}
