package dev.landbridge.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where the verified caller of a request is kept. */
public final class Callers {
  static final String ATTRIBUTE = Caller.class.getName();

  private Callers() {}

  public static void set(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  public static Optional<Caller> of(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }
}
