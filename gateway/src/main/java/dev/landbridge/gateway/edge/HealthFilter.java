package dev.landbridge.gateway.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.landbridge.platform.web.FilterOrder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Health is for anybody to ask, so that it must cost nothing: found out once a second at most, by
 * one request at a time.
 */
@Component
@Order(FilterOrder.EDGE - 1)
final class HealthFilter extends OncePerRequestFilter {
  private static final String HEALTH = "/actuator/health";
  private static final Set<String> PATHS =
      Set.of(HEALTH, HEALTH + "/liveness", HEALTH + "/readiness");
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Cache<String, Answer> answers;

  private record Answer(int status, @Nullable String contentType, byte[] body) {}

  HealthFilter(Ticker ticker) {
    this.answers =
        Caffeine.newBuilder()
            .maximumSize(PATHS.size())
            .expireAfterWrite(FRESH)
            .ticker(ticker)
            .build();
  }

  static boolean isAskedBy(HttpServletRequest request) {
    return request.getMethod().equals("GET") && PATHS.contains(request.getRequestURI());
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isAskedBy(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    var answer = answers.get(request.getRequestURI(), _ -> find(request, response, chain));
    response.setStatus(answer.status());
    response.setContentType(answer.contentType());
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }

  private static Answer find(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
    var found = new ContentCachingResponseWrapper(response);
    try {
      chain.doFilter(request, found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new IllegalStateException("Expected the health to be found out", e);
    }
    return new Answer(found.getStatus(), found.getContentType(), found.getContentAsByteArray());
  }
}
