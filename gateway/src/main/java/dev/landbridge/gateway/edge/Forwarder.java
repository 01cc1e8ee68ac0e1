package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.GatewaySettings;
import dev.landbridge.gateway.position.Positions;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Position;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.platform.web.TraceParent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands a request on to its service and the answer back: the request once it is here as a whole, so
 * that a slow caller holds no connection; the answer as a stream. Only named headers pass, in
 * either direction: no credential goes in and nothing internal comes out.
 */
@Component
final class Forwarder {
  private static final Logger log = LoggerFactory.getLogger(Forwarder.class);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  private static final Set<String> REPEATABLE = Set.of("GET", "HEAD");
  private static final List<String> OUTCOMES = List.of("none", "1xx", "2xx", "3xx", "4xx", "5xx");
  private static final List<String> TO_SERVICE =
      List.of(
          "Accept",
          "Accept-Language",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match");
  private static final List<String> TO_CALLER =
      List.of(
          "Allow",
          "Cache-Control",
          "Content-Disposition",
          "Content-Type",
          "ETag",
          "Idempotent-Replayed",
          "Location",
          "Retry-After",
          Position.HEADER);

  private final ServiceClient services;
  private final SignedCallers signed;
  private final SeenPositions seen;
  private final MeterRegistry meters;
  private final GivenPositions given;
  private final Turns turns;
  private final long maxBody;

  Forwarder(
      ServiceClient services,
      SignedCallers signed,
      SeenPositions seen,
      GivenPositions given,
      MeterRegistry meters,
      GatewaySettings settings) {
    this.services = services;
    this.signed = signed;
    this.seen = seen;
    this.meters = meters;
    this.given = given;
    this.turns = new Turns(settings.forwarding().turnsPerAccount());
    this.maxBody = settings.maxBody().toBytes();
  }

  void forward(
      HttpServletRequest request, HttpServletResponse response, Upstream upstream, Caller caller)
      throws IOException {
    if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", String.join(", ", METHODS));
      throw EdgeProblems.methodNotAllowed();
    }
    var sent = seen.owed(caller, upstream).merge(given.of(request.getHeader(Position.HEADER)));
    var outgoing = outgoing(request, upstream, caller, sent);
    var call = new Call(upstream, caller, sent, response);
    var begun = System.nanoTime();
    try (var _ = turns.take(caller, upstream)) {
      send(outgoing, call, REPEATABLE.contains(request.getMethod()));
      took(begun, upstream, OUTCOMES.get(response.getStatus() / 100));
    } catch (IOException e) {
      took(begun, upstream, "none");
      if (response.isCommitted()) {
        throw e; // too late for a problem: the broken connection tells
      }
      response.reset(); // the headers of half an answer
      log.warn("No answer: service={} cause={}", upstream.name(), e.toString());
      throw problem(call, outgoing.getMethod(), e);
    }
  }

  private void took(long begun, Upstream upstream, String outcome) {
    meters
        .timer("gateway.forward", "service", upstream.name(), "outcome", outcome)
        .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
  }

  private record Call(
      Upstream upstream, Caller caller, Positions sent, HttpServletResponse response) {}

  /** A pooled connection may have died unnoticed: what changes nothing is tried once more. */
  private void send(ClassicHttpRequest outgoing, Call call, boolean repeatable) throws IOException {
    try {
      services.execute(call.upstream(), outgoing, answer -> handBack(answer, call));
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      if (!repeatable || outgoing.getEntity() != null || call.response().isCommitted()) {
        throw e;
      }
      services.execute(call.upstream(), outgoing, answer -> handBack(answer, call));
    }
  }

  private ClassicHttpRequest outgoing(
      HttpServletRequest request, Upstream upstream, Caller caller, Positions sent)
      throws IOException {
    var query = request.getQueryString();
    var path = upstream.basePath() + request.getRequestURI() + (query == null ? "" : "?" + query);
    var outgoing = new BasicClassicHttpRequest(request.getMethod(), upstream.host(), path);
    for (var name : TO_SERVICE) {
      var value = request.getHeader(name);
      if (value != null) {
        outgoing.setHeader(name, value);
      }
    }
    outgoing.setHeader(HttpHeaders.AUTHORIZATION, signed.header(caller));
    outgoing.setHeader(TraceParent.HEADER, TraceParent.next(request));
    if (!sent.isEmpty()) {
      outgoing.setHeader(Position.HEADER, sent.header());
    }
    var length = request.getContentLengthLong();
    if (length > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null) {
      var body = new LimitedBody(request.getInputStream(), maxBody).readAllBytes();
      outgoing.setEntity(new ByteArrayEntity(body, null));
    }
    return outgoing;
  }

  /** What the caller will have seen is known before the first byte of it leaves. */
  private Void handBack(ClassicHttpResponse answer, Call call) throws IOException {
    learn(answer, call);
    var response = call.response();
    response.setStatus(answer.getCode());
    for (var name : TO_CALLER) {
      var header = answer.getFirstHeader(name);
      if (header != null) {
        response.setHeader(name, header.getValue());
      }
    }
    try (var entity = answer.getEntity()) {
      if (entity != null) {
        if (entity.getContentLength() >= 0) {
          response.setContentLengthLong(entity.getContentLength());
        }
        entity.writeTo(response.getOutputStream());
      }
    }
    return null;
  }

  private void learn(ClassicHttpResponse answer, Call call) {
    var settled = answer.getFirstHeader(Position.SETTLED);
    if (settled != null && settled.getValue().equals("true") && !call.sent().isEmpty()) {
      seen.settled(call.caller(), call.upstream(), call.sent());
    }
    var position = answer.getFirstHeader(Position.HEADER);
    if (position != null) {
      seen.learned(call.caller(), Positions.parse(position.getValue()));
    }
  }

  /** Only what was never sent has certainly had no effect. */
  private static ProblemException problem(Call call, String method, IOException cause) {
    if (isConnecting(cause)) {
      return EdgeProblems.serviceUnavailable(call.upstream());
    }
    if (cause instanceof InterruptedIOException) {
      return EdgeProblems.serviceTimeout(call.upstream());
    }
    return REPEATABLE.contains(method)
        ? EdgeProblems.serviceUnavailable(call.upstream())
        : EdgeProblems.outcomeUnknown(call.upstream());
  }

  private static boolean isConnecting(IOException cause) {
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause instanceof ConnectTimeoutException
        || cause instanceof ConnectionRequestTimeoutException;
  }
}
