package dev.landbridge.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Continues the caller's trace or begins one; errors and logs name it. */
final class TraceFilter extends OncePerRequestFilter {
  private final ProblemWriter problems;

  TraceFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    TraceParent.begin(request);
    MDC.put("traceId", TraceParent.traceId(request));
    try {
      chain.doFilter(request, response);
    } catch (ServletException | RuntimeException e) {
      problems.write(request, response, e);
    } finally {
      MDC.remove("traceId");
    }
  }
}
