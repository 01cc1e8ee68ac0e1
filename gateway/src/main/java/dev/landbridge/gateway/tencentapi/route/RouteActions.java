package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.AllOrNothing;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.Done;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Writes the routes of one table, always several at once. */
@Component
final class RouteActions implements ActionGroup {
  /** Who changes routes is told less precisely what is wrong than who creates them. */
  private static final Map<String, String> CODES =
      Map.of(
          "equal-cost-not-allowed", "UnsupportedOperation.Ecmp",
          "equal-cost-with-learned-route", "UnsupportedOperation.Ecmp",
          "equal-cost-with-user-route", "UnsupportedOperation.Ecmp",
          "primary-backup-not-offered", "UnsupportedOperation.Ecmp",
          "no-such-next-hop", "ResourceNotFound");

  private static final Map<String, String> REPLACING =
      with(CODES, "no-such-route", "UnsupportedOperation.RecordNotExists");

  private static Map<String, String> with(Map<String, String> codes, String problem, String code) {
    var all = new HashMap<>(codes);
    all.put(problem, code);
    return Map.copyOf(all);
  }

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("CreateRoutes", Routes.class, RouteActions::create),
        Action.of("ReplaceRoutes", Routes.class, RouteActions::replace).instead(REPLACING),
        Action.of("DeleteRoutes", DeleteRoutes.class, RouteActions::delete),
        Action.of("ResetRoutes", ResetRoutes.class, RouteActions::reset).instead(CODES));
  }

  record Routes(String routeTableId, List<Route> routes) {
    RouteTableId table() {
      return RouteTableId.parse(routeTableId);
    }
  }

  record CreatedRoutes(int totalCount, List<RouteTable> routeTableSet) {}

  /** The answer shows the table with nothing but its new routes. */
  private static CreatedRoutes create(Routes input, Call call) {
    var table = input.table();
    var changes =
        input.routes().stream().map(route -> RouteChange.create(route.checkedFor(table))).toList();
    RouteBatch.checkNumber(changes.size());
    var shown = RouteTableView.of(table, call); // first: what cannot be shown is not changed
    var made =
        RouteBatch.send(table, changes, call).stream()
            .map(RouteBatch.Result::route)
            .filter(Objects::nonNull)
            .toList();
    return new CreatedRoutes(1, List.of(RouteTable.of(shown, made)));
  }

  record ReplacedRoutes(List<Route> oldRouteSet, List<Route> newRouteSet) {}

  private static ReplacedRoutes replace(Routes input, Call call) {
    var table = input.table();
    RouteBatch.checkNumber(input.routes().size());
    var wanted = input.routes().stream().map(route -> route.checkedFor(table)).toList();
    return call.readAndChange(() -> replace(table, wanted, call));
  }

  /** The table is read before its routes: one that changes meanwhile is noticed. */
  private static ReplacedRoutes replace(RouteTableId table, List<Route> wanted, Call call) {
    var shown = RouteTableView.of(table, call);
    var old = StoredRoutes.of(table, call).named(wanted, StoredRoutes.DUPLICATE);
    var replaced = Replacement.of(old, wanted).send(shown, call);
    return new ReplacedRoutes(
        old.stream().map(Route::of).toList(), replaced.stream().map(Route::of).toList());
  }

  record DeleteRoutes(String routeTableId, @Nullable List<Route> routes) {}

  record DeletedRoutes(List<Route> routeSet) {}

  private static DeletedRoutes delete(DeleteRoutes input, Call call) {
    var table = RouteTableId.parse(input.routeTableId());
    var wanted = input.routes() == null ? List.<Route>of() : input.routes();
    RouteBatch.checkNumber(wanted.size());
    var old = StoredRoutes.of(table, call).named(wanted, StoredRoutes.MALFORMED);
    var changes =
        old.stream().map(route -> RouteChange.of(RouteChange.Kind.DELETE, route.id())).toList();
    RouteBatch.send(table, changes, call);
    return new DeletedRoutes(old.stream().map(Route::of).toList());
  }

  record ResetRoutes(String routeTableId, String routeTableName, List<Route> routes) {}

  private static Done reset(ResetRoutes input, Call call) {
    var table = RouteTableId.parse(input.routeTableId());
    var routes =
        input.routes().stream()
            .map(route -> RouteChange.create(route.checkedFor(table)).alone())
            .toList();
    var before = RouteTableView.of(table, call);
    return AllOrNothing.of(
        steps -> {
          steps.step(
              () -> RouteTableActions.rename(table, input.routeTableName(), call),
              _ -> "renamed " + table,
              _ -> RouteTableActions.rename(table, before.name(), call));
          call.put(RouteView.path(table), new RouteChange.All(routes), JsonNode.class);
          return new Done();
        });
  }
}
