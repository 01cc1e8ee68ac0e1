package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.position.Positions;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Position;
import dev.landbridge.platform.web.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.stereotype.Component;

/**
 * What holds for every request to a service on behalf of a caller, forwarded or our own: its turn,
 * what its answer teaches, how long it took, what it means when there is none.
 */
@Component
final class Exchanges {
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");

  private final SeenPositions seen;
  private final MeterRegistry meters;
  private final Turns turns;
  private final PositionFloor floor;

  Exchanges(SeenPositions seen, MeterRegistry meters, Turns turns, PositionFloor floor) {
    this.seen = seen;
    this.floor = floor;
    this.meters = meters;
    this.turns = turns;
  }

  /**
   * One request on its way.
   *
   * @param sent the places that the service was told to wait for
   */
  record Exchange(Upstream upstream, Caller caller, Positions sent) {}

  static boolean isRepeatable(String method) {
    return REPEATABLE.contains(method);
  }

  /**
   * Waits for its turn and then for the floor, on which what it sends on rests; throws where the
   * account has all that it may, or there is no floor.
   */
  Turn take(Caller caller, Upstream upstream) {
    var deadline = floor.deadline();
    var turn = turns.take(caller, upstream.name());
    try {
      floor.await(upstream, deadline);
      return turn;
    } catch (RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  void took(long begun, Upstream upstream, String outcome) {
    meters
        .timer("gateway.forward", "service", upstream.name(), "outcome", outcome)
        .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }

  void learn(ClassicHttpResponse answer, Exchange exchange) {
    var settled = answer.getFirstHeader(Position.SETTLED);
    if (settled != null && settled.getValue().equals("true") && !exchange.sent().isEmpty()) {
      seen.settled(exchange.caller(), exchange.upstream(), exchange.sent());
    }
    var position = answer.getFirstHeader(Position.HEADER);
    if (position != null) {
      seen.learned(exchange.caller(), Positions.parse(position.getValue()));
    }
  }

  /**
   * Only what was never sent has certainly had no effect.
   *
   * @param reads whether it could have had any
   */
  static ProblemException problem(Upstream upstream, boolean reads, IOException cause) {
    if (isConnecting(cause)) {
      return EdgeProblems.serviceUnavailable(upstream);
    }
    if (cause instanceof InterruptedIOException) {
      return EdgeProblems.serviceTimeout(upstream);
    }
    return reads
        ? EdgeProblems.serviceUnavailable(upstream)
        : EdgeProblems.outcomeUnknown(upstream);
  }

  static boolean isConnecting(IOException cause) {
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause instanceof ConnectTimeoutException
        || cause instanceof ConnectionRequestTimeoutException;
  }
}
