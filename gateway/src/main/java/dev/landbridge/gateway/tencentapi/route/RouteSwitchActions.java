package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.AllOrNothing;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Done;
import dev.landbridge.gateway.tencentapi.route.RouteChange.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be switched on and off at routes: whether they count, whether they are told of. */
@Component
final class RouteSwitchActions implements ActionGroup {
  private static final Map<String, String> ENABLING =
      Map.of(
          "destination-conflicts-with-own-cidr", "UnsupportedOperation",
          "destination-outside-peer-cidr", "UnsupportedOperation",
          "next-hop-ended", "UnsupportedOperation",
          "next-hop-invalid", "UnsupportedOperation",
          "no-such-next-hop", "UnsupportedOperation",
          "primary-backup-not-offered", "UnsupportedOperation.Ecmp");
  private static final Map<String, String> TELLING =
      Map.of(
          "no-such-route", "InvalidRouteId.NotFound",
          "no-such-route-table", "InvalidRouteTableId.NotFound");

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("EnableRoutes", Some.class, (some, call) -> change(some, Kind.ENABLE, call))
            .instead(ENABLING),
        Action.of("DisableRoutes", Some.class, (some, call) -> change(some, Kind.DISABLE, call)),
        Action.of("NotifyRoutes", Named.class, RouteSwitchActions::publish).instead(TELLING),
        Action.of("WithdrawNotifyRoutes", Named.class, RouteSwitchActions::withdraw)
            .instead(TELLING));
  }

  record Some(
      String routeTableId, @Nullable List<Long> routeIds, @Nullable List<String> routeItemIds) {
    List<Long> numbers() {
      return routeIds == null ? List.of() : routeIds;
    }

    List<String> ids() {
      return routeItemIds == null ? List.of() : routeItemIds;
    }
  }

  private static Done change(Some some, Kind kind, Call call) {
    if (!some.numbers().isEmpty() && !some.ids().isEmpty()) {
      throw new CloudError(
          "InvalidParameter.Coexist", "Expected RouteIds or RouteItemIds, but got both");
    }
    RouteBatch.checkNumber(some.numbers().size() + some.ids().size());
    var table = RouteTableId.parse(some.routeTableId());
    var stored = StoredRoutes.of(table, call);
    var twice = kind == Kind.ENABLE ? StoredRoutes.DUPLICATE : StoredRoutes.MALFORMED;
    var meant =
        some.ids().isEmpty()
            ? stored.numbered(some.numbers(), twice)
            : stored.withIds(some.ids(), twice);
    RouteBatch.send(
        table, meant.stream().map(route -> RouteChange.of(kind, route.id())).toList(), call);
    return new Done();
  }

  record Named(String routeTableId, List<String> routeItemIds) {
    /** These two actions have a code of their own for what is no id of a table. */
    RouteTableId table() {
      try {
        return RouteTableId.parse(routeTableId);
      } catch (MalformedValue e) {
        throw new CloudError("InvalidRouteTableId.Malformed", String.valueOf(e.getMessage()));
      }
    }
  }

  private static Done publish(Named named, Call call) {
    return tell(named, true, call);
  }

  private static Done withdraw(Named named, Call call) {
    return tell(named, false, call);
  }

  private static Done tell(Named named, boolean publish, Call call) {
    RouteBatch.checkNumber(named.routeItemIds().size());
    var meant =
        StoredRoutes.of(named.table(), call).withIds(named.routeItemIds(), StoredRoutes.MALFORMED);
    return AllOrNothing.of(
        steps -> {
          for (var route : meant) {
            steps.step(
                () -> tell(route, publish, call),
                before -> (publish ? "published " : "withdrawn ") + before.id(),
                before -> tell(before, before.published(), call));
          }
          return new Done();
        });
  }

  /** What it was before. */
  private static RouteView tell(RouteView route, boolean publish, Call call) {
    var path = RouteView.path(route.routeTableId()) + "/" + route.id();
    call.post(path + (publish ? "/publish" : "/withdraw"), Map.of(), RouteView.class);
    return route;
  }
}
