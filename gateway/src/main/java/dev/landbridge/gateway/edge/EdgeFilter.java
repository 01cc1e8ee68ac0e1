package dev.landbridge.gateway.edge;

import dev.landbridge.gateway.secret.MisplacedSecret;
import dev.landbridge.gateway.secret.Secret;
import dev.landbridge.platform.access.Verb;
import dev.landbridge.platform.web.BufferedRequest;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.FilterOrder;
import dev.landbridge.platform.web.MalformedRequest;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.platform.web.ProblemWriter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Every request comes through here: who calls, how often, how much, and who answers. */
@Component
@Order(FilterOrder.EDGE)
final class EdgeFilter implements Filter {
  static final String ACT_FOR = "Landbridge-Account";
  private static final String API_DOCUMENT = "/v1/openapi.json";
  private static final byte[] NO_BODY = {};
  private static final String CHALLENGE = "Bearer realm=\"landbridge\"";

  private final Authentication authentication;
  private final Upstreams upstreams;
  private final Forwarder forwarder;
  private final OwnForwarder own;
  private final ProblemWriter problems;
  private final AccountRate rate;
  private final Arrivals arrivals;

  EdgeFilter(
      Authentication authentication,
      Upstreams upstreams,
      Forwarder forwarder,
      OwnForwarder own,
      ProblemWriter problems,
      AccountRate rate,
      Arrivals arrivals) {
    this.authentication = authentication;
    this.upstreams = upstreams;
    this.forwarder = forwarder;
    this.own = own;
    this.problems = problems;
    this.rate = rate;
    this.arrivals = arrivals;
  }

  @Override
  public void doFilter(ServletRequest in, ServletResponse out, FilterChain chain)
      throws IOException, ServletException {
    var request = (HttpServletRequest) in;
    var response = (HttpServletResponse) out;
    try {
      serve(request, response, chain);
    } catch (ProblemException | MalformedRequest | IllegalArgumentException e) {
      problems.write(request, response, e);
    }
  }

  private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var path = request.getRequestURI();
    if (!RequestPath.isPlain(path)) {
      throw EdgeProblems.noSuchPath();
    }
    if (HealthFilter.isAskedBy(request)) {
      chain.doFilter(request, response);
      return;
    }
    var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null && isApiDocument(request)) {
      own.serveAnybody(request, response, chain);
      return;
    }
    refuseSecret(authorization, addressAndHeaders(request));
    var caller = admit(request, response, authorization);
    if (isForTheOperator(path)) {
      caller.require(Verb.OPERATE);
    }
    var body = hasBody(request) ? arrivals.of(caller, bodies -> bodies.of(request)) : NO_BODY;
    refuseSecret(authorization, Stream.of(MisplacedSecret.text(body)));
    var whole = BufferedRequest.of(request, body);
    var upstream = upstreams.of(path);
    if (upstream.isPresent()) {
      forwarder.forward(whole, response, upstream.get(), caller);
    } else {
      own.serve(whole, response, chain, caller);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  /** The one shown, right or wrong: whoever mistakes the place may be mistaken in the key, too. */
  private static void refuseSecret(@Nullable String authorization, Stream<String> texts) {
    Bearer.parse(authorization)
        .map(Bearer::secret)
        .filter(Secret::isWellFormed)
        .ifPresent(secret -> MisplacedSecret.refuse(Secret.parse(secret), texts));
  }

  private static Stream<String> addressAndHeaders(HttpServletRequest request) {
    var headers =
        Collections.list(request.getHeaderNames()).stream()
            .filter(name -> !name.equalsIgnoreCase(HttpHeaders.AUTHORIZATION))
            .flatMap(name -> Collections.list(request.getHeaders(name)).stream());
    var query = request.getQueryString();
    return Stream.concat(Stream.of(request.getRequestURI(), query == null ? "" : query), headers);
  }

  /** How we do, beyond whether; and our own part of the document, unmerged. */
  private static boolean isForTheOperator(String path) {
    return path.startsWith("/actuator") || path.startsWith("/v3/api-docs");
  }

  /** Anybody may read what the API offers. */
  private static boolean isApiDocument(HttpServletRequest request) {
    return request.getMethod().equals("GET") && request.getRequestURI().equals(API_DOCUMENT);
  }

  private Caller admit(
      HttpServletRequest request, HttpServletResponse response, @Nullable String authorization) {
    Caller caller;
    try {
      caller =
          authentication.authenticate(
              authorization, request.getHeader(ACT_FOR), request.getRemoteAddr());
    } catch (ProblemException e) {
      if (e.problem().values().get("retryAfterSeconds") instanceof Long seconds) {
        response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
      }
      if (EdgeProblems.isUnauthenticated(e)) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
      }
      throw e;
    }
    limit(caller, response);
    return caller;
  }

  private void limit(Caller caller, HttpServletResponse response) {
    var wait = rate.admit(caller);
    if (wait.isPositive()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(RateLimiter.ceilSeconds(wait)));
      throw EdgeProblems.rateLimited(RateLimiter.ceilSeconds(wait));
    }
  }
}
