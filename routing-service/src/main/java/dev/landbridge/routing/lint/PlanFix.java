package dev.landbridge.routing.lint;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.routing.lint.Finding.ApiRequest;
import dev.landbridge.routing.lint.Finding.Fix;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.plan.OwnPart;
import dev.landbridge.routing.plan.OwnPart.Obstruction;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an account does about its missing routes: apply the plan, or first clear the way. */
final class PlanFix {
  private PlanFix() {}

  /** Empty: a plan has nothing to add. */
  static Optional<Fix> of(Network network, Connection connection, AccountId viewer) {
    var part = OwnPart.of(network, connection, viewer);
    if (!part.obstructions().isEmpty()) {
      return Optional.of(cleared(part));
    }
    return part.adds()
        ? Optional.of(
            new Fix(
                "Apply the plan: it adds the missing routes to the tables in use.",
                new ApiRequest(
                    "POST",
                    "/v1/route-plans/" + connection.id() + "/apply",
                    Map.of("granularity", "subnet"))))
        : Optional.empty();
  }

  /** Only what is switched on again is certain to be meant; the rest is for a person. */
  private static Fix cleared(OwnPart part) {
    var obstructions = part.obstructions();
    var told = obstructions.stream().map(PlanFix::told).collect(Collectors.joining(" "));
    var text = told + (part.adds() ? " Then apply the route plan of the connection." : "");
    return obstructions.stream()
        .flatMap(one -> one.disabled().stream().map(route -> enabling(one, route.text())))
        .findFirst()
        .map(request -> new Fix(text, request))
        .orElseGet(() -> Fix.byHand(text));
  }

  private static String told(Obstruction one) {
    return "In %s, to %s%s: %s"
        .formatted(
            one.table(),
            one.destination(),
            one.routes().isEmpty() ? "" : ", " + one.routes(),
            one.fix());
  }

  private static ApiRequest enabling(Obstruction one, String route) {
    return new ApiRequest(
        "POST", "/v1/route-tables/" + one.table() + "/routes/" + route + "/enable", Map.of());
  }
}
