package dev.landbridge.gateway.tencentapi;

import dev.landbridge.gateway.edge.AccountRate;
import dev.landbridge.gateway.edge.ServiceCalls;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Problem;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** From a signed request to the answer of its action. */
@Component
final class Dispatcher {
  static final String VERSION = "2017-03-12";
  private static final Set<String> METHODS = Set.of("GET", "POST");
  private static final Set<String> LANGUAGES = Set.of("zh-CN", "en-US");

  private final Tc3Authentication authentication;
  private final AccountRate rate;
  private final Actions actions;
  private final Regions regions;
  private final ServiceCalls services;
  private final Parameters parameters = new Parameters();

  Dispatcher(
      Tc3Authentication authentication,
      AccountRate rate,
      Actions actions,
      Regions regions,
      ServiceCalls services) {
    this.authentication = authentication;
    this.rate = rate;
    this.actions = actions;
    this.regions = regions;
    this.services = services;
  }

  /**
   * The fields of the answer; or throws a {@link CloudError}.
   *
   * @param trace the trace that the request belongs to, a further step each time
   */
  JsonNode answer(SignedRequest request, String requestId, Supplier<String> trace) {
    if (!METHODS.contains(request.method())) {
      throw new CloudError("UnsupportedProtocol", "Expected POST or GET");
    }
    var caller = authentication.authenticate(request);
    limit(caller);
    var action = actions.require(required(request, "X-TC-Action"));
    if (!required(request, "X-TC-Version").equals(VERSION)) {
      throw new CloudError("NoSuchVersion", "Expected X-TC-Version: " + VERSION);
    }
    caller.require(action.verb());
    var language = request.header("x-tc-language");
    var origin =
        new Call.Origin(
            caller,
            Regions.parse(request.header("x-tc-region")),
            requestId,
            LANGUAGES.contains(language) ? language : "",
            trace);
    var input = parameters.tree(request);
    return parameters.write(run(action, input, origin));
  }

  private <I extends Record, O extends Record> O run(
      Action<I, O> action, JsonNode tree, Call.Origin origin) {
    var input = parameters.read(tree, action.input());
    var call = new Call(services, origin, action);
    regions.require(call);
    return action.translation().answer(input, call);
  }

  /** For logs: what a caller sends must not forge lines, and may be a secret by mistake. */
  String known(@Nullable String action) {
    return action != null && actions.isKnown(action) ? action : "-";
  }

  /** What is told by an action, known or not, for a problem of ours. */
  CloudError refusal(String action, Problem problem) {
    var code = ProblemCodes.of(problem.code(), "", action, actions.instead(action));
    return new CloudError(code, problem.detail(), problem.code());
  }

  byte[] bytes(Object document) {
    return parameters.bytes(document);
  }

  private void limit(Caller caller) {
    var wait = rate.admit(caller);
    if (wait.isPositive()) {
      throw new CloudError(
          "RequestLimitExceeded", "Expected fewer requests of this account; try again later");
    }
  }

  private static String required(SignedRequest request, String header) {
    var value = request.header(header.toLowerCase(java.util.Locale.ROOT));
    if (value.isEmpty()) {
      throw CloudError.missing(header);
    }
    return value;
  }
}
