package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several changes of one table in one request: all are made, or none. */
final class RouteBatch {
  private static final int MOST = 100;

  private RouteBatch() {}

  /** One change, with the route as it is after all of them; none where it is gone. */
  record Result(RouteId routeId, @Nullable RouteView route) {}

  private record Changes(List<RouteChange> changes) {}

  private record Results(List<Result> results) {}

  /** A result for each change, in their order. */
  static List<Result> send(RouteTableId table, List<RouteChange> changes, Call call) {
    checkNumber(changes.size());
    return call.post(path(table), new Changes(changes), Results.class).results();
  }

  /** The same, of a table that is still as it was shown. */
  static List<Result> send(RouteTableView shown, List<RouteChange> changes, Call call) {
    checkNumber(changes.size());
    return call.post(path(shown.id()), shown.version(), new Changes(changes), Results.class)
        .results();
  }

  private static String path(RouteTableId table) {
    return RouteView.path(table) + "/batch";
  }

  static void checkNumber(int routes) {
    if (routes == 0) {
      throw new CloudError("MissingParameter", "Expected at least one route");
    }
    if (routes > MOST) {
      throw new CloudError(
          "InvalidParameterValue.LimitExceeded", "Expected at most " + MOST + " changes at once");
    }
  }
}
