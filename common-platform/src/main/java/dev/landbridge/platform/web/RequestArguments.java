package dev.landbridge.platform.web;

import dev.landbridge.events.MalformedValue;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the caller and the page as parameters. */
final class RequestArguments implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    var type = parameter.getParameterType();
    return type == Caller.class || type == PageRequest.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binderFactory) {
    return parameter.getParameterType() == Caller.class ? caller(request) : page(request);
  }

  private static Caller caller(NativeWebRequest request) {
    return Optional.ofNullable(
            request.getAttribute(Callers.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST))
        .map(Caller.class::cast)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.UNAUTHORIZED, "unauthenticated", "Expected an internal token"));
  }

  private static PageRequest page(NativeWebRequest request) {
    var limit = request.getParameter("limit");
    var cursor = request.getParameter("cursor");
    return new PageRequest(
        limit == null ? PageRequest.STANDARD : limit(limit),
        cursor == null ? 0 : cursor(Objects.requireNonNull(cursor)));
  }

  private static int limit(String text) {
    if (text.matches("[0-9]{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= PageRequest.MOST) {
        return limit;
      }
    }
    throw new MalformedRequest("limit", "Expected a page of 1 to " + PageRequest.MOST);
  }

  private static long cursor(String text) {
    try {
      return Cursors.parse(text);
    } catch (MalformedValue e) {
      throw new MalformedRequest("cursor", String.valueOf(e.getMessage()));
    }
  }
}
