package dev.landbridge.platform.auth;

import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.web.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Optional;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Asks the table of verbs before any endpoint of ours reads a parameter. An endpoint that needs no
 * verb is a defect that is found when the service starts.
 */
final class Authorisation implements HandlerInterceptor {
  private static final String OURS = "dev.landbridge.";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && isOurs(method)) {
      var needs = needs(method).orElseThrow(() -> withoutVerb(method));
      Callers.of(request).orElseThrow(InternalTokens::unauthenticated).require(needs.value());
    }
    return true;
  }

  /** Throws where somebody has forgotten to say who may. */
  static void check(Collection<HandlerMethod> endpoints) {
    for (var endpoint : endpoints) {
      if (isOurs(endpoint) && needs(endpoint).isEmpty()) {
        throw withoutVerb(endpoint);
      }
    }
  }

  private static Optional<Needs> needs(HandlerMethod method) {
    return Optional.ofNullable(method.getMethodAnnotation(Needs.class));
  }

  private static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith(OURS);
  }

  private static IllegalStateException withoutVerb(HandlerMethod method) {
    return new IllegalStateException(
        "Expected @Needs at %s, but it does not say who may".formatted(method));
  }
}
