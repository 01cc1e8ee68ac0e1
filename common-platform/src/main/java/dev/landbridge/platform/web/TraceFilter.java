package dev.landbridge.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Continues the caller's trace or begins one (W3C Trace Context); errors and logs name it. */
final class TraceFilter extends OncePerRequestFilter {
  static final String HEADER = "traceparent";
  private static final String ATTRIBUTE = TraceFilter.class.getName();
  private static final int LENGTH = 55;

  private final ProblemWriter problems;

  TraceFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var given = request.getHeader(HEADER);
    var parent = given != null && isWellFormed(given) ? given : newParent();
    request.setAttribute(ATTRIBUTE, parent);
    MDC.put("traceId", parent.substring(3, 35));
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      problems.write(request, response, e);
    } finally {
      MDC.remove("traceId");
    }
  }

  private static boolean isWellFormed(String text) {
    if (text.length() != LENGTH || !text.startsWith("00-")) {
      return false;
    }
    for (int i = 3; i < LENGTH; i++) {
      boolean dash = i == 35 || i == 52;
      char c = text.charAt(i);
      if (dash ? c != '-' : Character.digit(c, 16) < 0 || Character.isUpperCase(c)) {
        return false;
      }
    }
    return true;
  }

  private static String newParent() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return "00-"
        + hex.toHexDigits(random.nextLong())
        + hex.toHexDigits(random.nextLong())
        + "-"
        + hex.toHexDigits(random.nextLong())
        + "-01";
  }

  /** The whole header, to be handed on. */
  static String traceParent(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof String parent ? parent : newParent();
  }

  static String traceId(HttpServletRequest request) {
    return traceParent(request).substring(3, 35);
  }
}
