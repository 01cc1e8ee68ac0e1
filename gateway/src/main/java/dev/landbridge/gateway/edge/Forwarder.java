package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.edge.Exchanges.Exchange;
import dev.landbridge.platform.web.BufferedRequest;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Position;
import dev.landbridge.platform.web.TraceParent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Hands a request on to its service and the answer back, each as a whole, so that a slow caller
 * holds up nothing of a service. Only named headers pass, in either direction: no credential goes
 * in and nothing internal comes out.
 */
@Component
final class Forwarder {
  private static final Logger log = LoggerFactory.getLogger(Forwarder.class);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
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
    answer(request, upstream, caller).writeTo(response);
  }

  private Answer answer(BufferedRequest request, Upstream upstream, Caller caller) {
    var begun = System.nanoTime();
    try (var _ = exchanges.take(caller, upstream)) {
      var sent = seen.owed(caller, upstream).merge(given.of(request.getHeader(Position.HEADER)));
      var exchange = new Exchange(upstream, caller, sent);
      var outgoing = outgoing(request, exchange);
      try {
        var answer = send(outgoing, exchange);
        exchanges.took(begun, upstream, answer.status() / 100 + "xx");
        return answer;
      } catch (IOException e) {
        exchanges.took(begun, upstream, "none");
        log.warn("No answer: service={} cause={}", upstream.name(), e.toString());
        throw Exchanges.problem(upstream, Exchanges.isRepeatable(outgoing.getMethod()), e);
      }
    }
  }

  /** A pooled connection may have died unnoticed: what changes nothing is tried once more. */
  private Answer send(ClassicHttpRequest outgoing, Exchange exchange) throws IOException {
    var upstream = exchange.upstream();
    try {
      return services.execute(upstream, outgoing, answer -> read(answer, exchange));
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      if (!Exchanges.isRepeatable(outgoing.getMethod()) || outgoing.getEntity() != null) {
        throw e;
      }
      return services.execute(upstream, outgoing, answer -> read(answer, exchange));
    }
  }

  private ClassicHttpRequest outgoing(BufferedRequest request, Exchange exchange) {
    var upstream = exchange.upstream();
    var query = request.getQueryString();
    var path = upstream.basePath() + request.getRequestURI() + (query == null ? "" : "?" + query);
    var outgoing = new BasicClassicHttpRequest(request.getMethod(), upstream.host(), path);
    for (var name : TO_SERVICE) {
      var value = request.getHeader(name);
      if (value != null) {
        outgoing.setHeader(name, value);
      }
    }
    outgoing.setHeader(HttpHeaders.AUTHORIZATION, signed.header(exchange.caller()));
    outgoing.setHeader(TraceParent.HEADER, TraceParent.next(request));
    if (!exchange.sent().isEmpty()) {
      outgoing.setHeader(Position.HEADER, exchange.sent().header());
    }
    var body = request.body();
    if (body.length > 0) {
      outgoing.setEntity(new ByteArrayEntity(body, null));
    }
    return outgoing;
  }

  /** What the caller will have seen is known before the first byte of it leaves. */
  private Answer read(ClassicHttpResponse answer, Exchange exchange) throws IOException {
    exchanges.learn(answer, exchange);
    var headers = new LinkedHashMap<String, String>();
    for (var name : TO_CALLER) {
      var header = answer.getFirstHeader(name);
      if (header != null) {
        headers.put(name, header.getValue());
      }
    }
    try (var entity = answer.getEntity()) {
      var body = entity == null ? null : EntityUtils.toByteArray(entity);
      return new Answer(answer.getCode(), headers, body);
    }
  }

  /** What a service said; without a body where it sent none, as to {@code HEAD}. */
  private record Answer(int status, Map<String, String> headers, byte @Nullable [] body) {
    void writeTo(HttpServletResponse response) throws IOException {
      response.setStatus(status);
      headers.forEach(response::setHeader);
      if (body != null) {
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
      }
    }
  }
}
