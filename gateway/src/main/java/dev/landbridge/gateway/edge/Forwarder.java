package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.edge.Exchanges.Exchange;
import dev.landbridge.gateway.position.Positions;
import dev.landbridge.platform.web.BufferedRequest;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Position;
import dev.landbridge.platform.web.TraceParent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands a request on to its service and the answer back: the request is here as a whole, so that a
 * slow caller holds no connection; the answer as a stream. Only named headers pass, in either
 * direction: no credential goes in and nothing internal comes out.
 */
@Component
final class Forwarder {
  private static final Logger log = LoggerFactory.getLogger(Forwarder.class);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
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
  private final GivenPositions given;
  private final Exchanges exchanges;

  Forwarder(
      ServiceClient services,
      SignedCallers signed,
      SeenPositions seen,
      GivenPositions given,
      Exchanges exchanges) {
    this.services = services;
    this.signed = signed;
    this.seen = seen;
    this.given = given;
    this.exchanges = exchanges;
  }

  void forward(
      BufferedRequest request, HttpServletResponse response, Upstream upstream, Caller caller)
      throws IOException {
    if (!METHODS.contains(request.getMethod())) {
      response.setHeader("Allow", String.join(", ", METHODS));
      throw EdgeProblems.methodNotAllowed();
    }
    var sent = seen.owed(caller, upstream).merge(given.of(request.getHeader(Position.HEADER)));
    var outgoing = outgoing(request, upstream, caller, sent);
    var exchange = new Exchange(upstream, caller, sent);
    var begun = System.nanoTime();
    try (var _ = exchanges.take(exchange)) {
      send(outgoing, exchange, response);
      exchanges.took(begun, exchange, OUTCOMES.get(response.getStatus() / 100));
    } catch (IOException e) {
      exchanges.took(begun, exchange, "none");
      if (response.isCommitted()) {
        throw e; // too late for a problem: the broken connection tells
      }
      response.reset(); // the headers of half an answer
      log.warn("No answer: service={} cause={}", upstream.name(), e.toString());
      throw Exchanges.problem(exchange, outgoing.getMethod(), e);
    }
  }

  /** A pooled connection may have died unnoticed: what changes nothing is tried once more. */
  private void send(ClassicHttpRequest outgoing, Exchange exchange, HttpServletResponse response)
      throws IOException {
    var upstream = exchange.upstream();
    try {
      services.execute(upstream, outgoing, answer -> handBack(answer, exchange, response));
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      if (!Exchanges.isRepeatable(outgoing.getMethod())
          || outgoing.getEntity() != null
          || response.isCommitted()) {
        throw e;
      }
      services.execute(upstream, outgoing, answer -> handBack(answer, exchange, response));
    }
  }

  private ClassicHttpRequest outgoing(
      BufferedRequest request, Upstream upstream, Caller caller, Positions sent) {
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
    var body = request.body();
    if (body.length > 0) {
      outgoing.setEntity(new ByteArrayEntity(body, null));
    }
    return outgoing;
  }

  /** What the caller will have seen is known before the first byte of it leaves. */
  private Void handBack(ClassicHttpResponse answer, Exchange exchange, HttpServletResponse response)
      throws IOException {
    exchanges.learn(answer, exchange);
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
}
