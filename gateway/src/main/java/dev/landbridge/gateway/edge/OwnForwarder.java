package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.position.Positions;
import dev.landbridge.platform.web.BufferedResponse;
import dev.landbridge.platform.web.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * What the gateway itself answers, as if it were one of the services; who reads slowly holds no
 * turn.
 */
@Component
final class OwnForwarder {
  private static final String SELF = "gateway";

  private final SignedCallers signed;
  private final SeenPositions seen;
  private final Turns turns;

  OwnForwarder(SignedCallers signed, SeenPositions seen, Turns turns) {
    this.signed = signed;
    this.seen = seen;
    this.turns = turns;
  }

  void serve(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, Caller caller)
      throws IOException, ServletException {
    var noticed =
        new BufferedResponse(
            new OwnResponse(response, header -> seen.learned(caller, Positions.parse(header))));
    try (var _ = turns.take(caller, SELF)) {
      chain.doFilter(new OwnRequest(request, signed.header(caller)), noticed);
    }
    noticed.send();
  }

  /** What is for whoever has no key. */
  void serveAnybody(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var whole = new BufferedResponse(response);
    try (var _ = turns.takeFrom(request.getRemoteAddr(), SELF)) {
      chain.doFilter(new OwnRequest(request, signed.anybody()), whole);
    }
    whole.send();
  }
}
