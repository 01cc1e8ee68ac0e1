package dev.landbridge.gateway.edge;

import dev.landbridge.platform.web.Position;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A request for the gateway itself, as a service sees one: signed, and without what we consumed.
 */
final class OwnRequest extends HttpServletRequestWrapper {
  private static final Set<String> CONSUMED = consumed();
  private final String authorization;

  OwnRequest(HttpServletRequest request, String authorization) {
    super(request);
    this.authorization = authorization;
  }

  /** What the gateway decides is in its own tables at once: there is nothing to wait for. */
  private static Set<String> consumed() {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(List.of(Position.HEADER, EdgeFilter.ACT_FOR, HttpHeaders.AUTHORIZATION));
    return Collections.unmodifiableSet(names);
  }

  @Override
  public @Nullable String getHeader(String name) {
    if (HttpHeaders.AUTHORIZATION.equalsIgnoreCase(name)) {
      return authorization;
    }
    return CONSUMED.contains(name) ? null : super.getHeader(name);
  }

  @Override
  public Enumeration<String> getHeaders(String name) {
    if (CONSUMED.contains(name)) {
      var value = getHeader(name);
      return Collections.enumeration(value == null ? List.of() : List.of(value));
    }
    return super.getHeaders(name);
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.addAll(Collections.list(super.getHeaderNames()));
    names.removeAll(CONSUMED);
    names.add(HttpHeaders.AUTHORIZATION);
    return Collections.enumeration(names);
  }
}
