package dev.landbridge.platform.auth;

import dev.landbridge.platform.web.Callers;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody in without the gateway's token, except to health, metrics and the API document. */
final class InternalAuthFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";
  private final InternalTokens tokens;
  private final ProblemWriter problems;

  InternalAuthFilter(InternalTokens tokens, ProblemWriter problems) {
    this.tokens = tokens;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI();
    return path.startsWith("/actuator/") || path.startsWith("/v3/api-docs");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var header = request.getHeader(HttpHeaders.AUTHORIZATION);
      if (header == null || !header.startsWith(SCHEME)) {
        throw InternalTokens.unauthenticated();
      }
      Callers.set(request, tokens.verify(header.substring(SCHEME.length())));
    } catch (ProblemException e) {
      problems.write(request, response, e);
      return;
    }
    chain.doFilter(request, response);
  }
}
