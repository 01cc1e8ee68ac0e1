package dev.landbridge.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Read your writes, over services: waits for what the caller's last answers told it. */
final class CausalFilter extends OncePerRequestFilter {
  private final CausalWait wait;
  private final ProblemWriter problems;
  private final ReadOnlyPosts readOnlyPosts;

  CausalFilter(CausalWait wait, ProblemWriter problems, ReadOnlyPosts readOnlyPosts) {
    this.wait = wait;
    this.problems = problems;
    this.readOnlyPosts = readOnlyPosts;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var seen = request.getHeader(Position.HEADER);
    if (seen != null && !seen.isBlank()) {
      try {
        boolean isRead =
            !WriteFilter.isWrite(request)
                || readOnlyPosts.paths().contains(request.getRequestURI());
        wait.await(Position.parseAll(seen), isRead);
        if (isRead) {
          response.setHeader(Position.SETTLED, "true");
        }
      } catch (ProblemException | IllegalArgumentException e) {
        problems.write(request, response, e);
        return;
      }
    }
    chain.doFilter(request, response);
  }
}
