package dev.landbridge.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses malformed parameters and control characters in them before anything else sees them. */
final class HygieneFilter extends OncePerRequestFilter {
  private static final int MOST_PARAMETERS = 50;
  private static final int LONGEST = 2_000;
  private final ProblemWriter problems;

  HygieneFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isClean(request)) {
      problems.write(
          request, response, new MalformedRequest("query", "Expected short, printable parameters"));
      return;
    }
    if (String.valueOf(request.getContentType()).contains("*")) {
      problems.write(request, response, noMediaType());
      return;
    }
    chain.doFilter(request, response);
  }

  /** Spring takes such a type for a fault of its own. */
  private static ProblemException noMediaType() {
    return new ProblemException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported-media-type",
        "Expected a Content-Type without wildcards");
  }

  private static boolean isClean(HttpServletRequest request) {
    try {
      return isClean(request.getParameterMap());
    } catch (IllegalStateException _) { // Tomcat's word for parameters that it cannot read
      return false;
    }
  }

  private static boolean isClean(Map<String, String[]> parameters) {
    return parameters.size() <= MOST_PARAMETERS
        && parameters.entrySet().stream()
            .allMatch(
                entry ->
                    isClean(entry.getKey())
                        && Arrays.stream(entry.getValue()).allMatch(HygieneFilter::isClean));
  }

  private static boolean isClean(String text) {
    return text.length() <= LONGEST
        && text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
