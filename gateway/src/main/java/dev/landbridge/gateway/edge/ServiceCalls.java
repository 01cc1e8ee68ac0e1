package dev.landbridge.gateway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.gateway.edge.Exchanges.Exchange;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Position;
import dev.landbridge.platform.web.TraceParent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What another language of ours asks the services on behalf of a caller: with its token, in its
 * turn, and never answered with less than the caller has already seen.
 */
@Component
public final class ServiceCalls {
  private static final Logger log = LoggerFactory.getLogger(ServiceCalls.class);
  public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  private static final int LONGEST_ANSWER = 8 * 1024 * 1024;

  private final ServiceClient services;
  private final Upstreams upstreams;
  private final SignedCallers signed;
  private final SeenPositions seen;
  private final Exchanges exchanges;

  ServiceCalls(
      ServiceClient services,
      Upstreams upstreams,
      SignedCallers signed,
      SeenPositions seen,
      Exchanges exchanges) {
    this.services = services;
    this.upstreams = upstreams;
    this.signed = signed;
    this.seen = seen;
    this.exchanges = exchanges;
  }

  /**
   * One question.
   *
   * @param path plain, as documented, with its query
   * @param reads whether it changes nothing, and may be asked again
   * @param traceParent the trace that it belongs to, at a step of its own
   * @param headers further ones, such as {@code Idempotency-Key}
   * @param body JSON, or empty
   */
  public record Question(
      String method,
      String path,
      boolean reads,
      String traceParent,
      Map<String, String> headers,
      String body) {
    public Question {
      headers = Map.copyOf(headers);
    }
  }

  /** What the service said; the body is empty where there was none. */
  public record Reply(int status, String body) {}

  /** Throws a problem where no service answers. */
  public Reply ask(Question question, Caller caller) {
    var upstream =
        upstreams.of(question.path().split("\\?", 2)[0]).orElseThrow(EdgeProblems::noSuchPath);
    var begun = System.nanoTime();
    try (var _ = exchanges.take(caller, upstream)) {
      var exchange = new Exchange(upstream, caller, seen.owed(caller, upstream));
      var reply = send(question, outgoing(question, exchange), exchange);
      exchanges.took(begun, upstream, reply.status() / 100 + "xx");
      return reply;
    } catch (IOException e) {
      exchanges.took(begun, upstream, "none");
      log.warn("No answer: service={} cause={}", upstream.name(), e.toString());
      throw Exchanges.problem(upstream, question.reads(), e);
    }
  }

  private ClassicHttpRequest outgoing(Question question, Exchange exchange) {
    var upstream = exchange.upstream();
    var outgoing =
        new BasicClassicHttpRequest(
            question.method(), upstream.host(), upstream.basePath() + question.path());
    question.headers().forEach(outgoing::setHeader);
    outgoing.setHeader(HttpHeaders.AUTHORIZATION, signed.header(exchange.caller()));
    outgoing.setHeader(TraceParent.HEADER, question.traceParent());
    if (!exchange.sent().isEmpty()) {
      outgoing.setHeader(Position.HEADER, exchange.sent().header());
    }
    if (!question.body().isEmpty()) {
      outgoing.setHeader(HttpHeaders.CONTENT_TYPE, "application/json");
      outgoing.setEntity(new ByteArrayEntity(question.body().getBytes(UTF_8), null));
    }
    return outgoing;
  }

  /** A pooled connection may have died unnoticed: what has no effect is tried again. */
  private Reply send(Question question, ClassicHttpRequest outgoing, Exchange exchange)
      throws IOException {
    try {
      return execute(outgoing, exchange);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      if (!question.reads()) {
        throw e;
      }
      return execute(outgoing, exchange);
    }
  }

  private Reply execute(ClassicHttpRequest outgoing, Exchange exchange) throws IOException {
    return services.execute(exchange.upstream(), outgoing, answer -> reply(answer, exchange));
  }

  /** Learns before it reads: an answer that breaks off has told its place all the same. */
  private Reply reply(ClassicHttpResponse answer, Exchange exchange) throws IOException {
    exchanges.learn(answer, exchange);
    try (var entity = answer.getEntity()) {
      var body = entity == null ? new byte[0] : EntityUtils.toByteArray(entity, LONGEST_ANSWER);
      return new Reply(answer.getCode(), new String(body, UTF_8));
    }
  }
}
