package dev.landbridge.gateway.tencentapi;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.gateway.edge.Arrivals;
import dev.landbridge.platform.web.FilterOrder;
import dev.landbridge.platform.web.MalformedRequest;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.platform.web.TraceParent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what is meant for the cloud API, before the edge of the REST API sees it, and answers in
 * the cloud's form: always 200, refusals inside.
 */
@Component
@Order(FilterOrder.HYGIENE - 10)
final class CloudApiFilter extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(CloudApiFilter.class);
  private static final String ACTION = "X-TC-Action";

  private final Dispatcher dispatcher;
  private final Arrivals arrivals;

  CloudApiFilter(Dispatcher dispatcher, Arrivals arrivals) {
    this.dispatcher = dispatcher;
    this.arrivals = arrivals;
  }

  /** Everything of the cloud API is at the root, where the REST API has nothing. */
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().equals("/")
        || !(request.getMethod().equals("POST") || request.getHeader(ACTION) != null);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException {
    var requestId = UUID.randomUUID().toString();
    var fields = fields(request, requestId);
    fields.put("RequestId", requestId);
    var body = dispatcher.bytes(JsonNodeFactory.instance.objectNode().set("Response", fields));
    response.setStatus(HttpServletResponse.SC_OK);
    response.setContentType("application/json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private ObjectNode fields(HttpServletRequest request, String requestId) {
    var action = dispatcher.known(request.getHeader(ACTION));
    try {
      JsonNode answer =
          dispatcher.answer(signed(request), requestId, () -> TraceParent.next(request));
      log.info("Answered: action={} requestId={}", action, requestId);
      return (ObjectNode) answer;
    } catch (CloudError e) {
      var code = DocumentedCodes.nearest(action, e.code());
      log.info("Refused: action={} code={} requestId={}", action, code, requestId);
      return error(action, e);
    } catch (MalformedValue e) {
      log.info("Refused: action={} requestId={}", action, requestId);
      return error(
          action,
          new CloudError("InvalidParameterValue.Malformed", String.valueOf(e.getMessage())));
    } catch (ProblemException e) {
      var problem = e.problem();
      log.info("Refused: action={} code={} requestId={}", action, problem.code(), requestId);
      return error(action, dispatcher.refusal(action, problem));
    } catch (MalformedRequest _) {
      log.info("Refused: action={} requestId={} cause=half a body", action, requestId);
      return error(
          action, new CloudError("InvalidRequest", "Expected the whole body, but it broke off"));
    } catch (RuntimeException e) {
      log.error("Failed: action={} requestId={}", action, requestId, e);
      return error(action, CloudError.failure());
    }
  }

  private SignedRequest signed(HttpServletRequest request) {
    var headers = new HashMap<String, String>();
    for (var name : Collections.list(request.getHeaderNames())) {
      headers.putIfAbsent(name.toLowerCase(Locale.ROOT), request.getHeader(name));
    }
    return new SignedRequest(
        request.getMethod(),
        Optional.ofNullable(request.getQueryString()).orElse(""),
        headers,
        () -> arrivals.ofAnybody(request.getRemoteAddr(), bodies -> bodies.of(request)),
        request.getRemoteAddr());
  }

  /** The only way out for errors: whoever made one, its code is documented for the action. */
  private static ObjectNode error(String action, CloudError error) {
    var fields = JsonNodeFactory.instance.objectNode();
    fields
        .putObject("Error")
        .put("Code", DocumentedCodes.nearest(action, error.code()))
        .put("Message", error.detail());
    return fields;
  }
}
