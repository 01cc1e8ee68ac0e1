package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.Filter;
import dev.landbridge.gateway.tencentapi.Listing;
import dev.landbridge.gateway.tencentapi.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks for stored routes over all tables of a region, or for those in the way of others. */
@Component
final class RouteListActions implements ActionGroup {
  private static final String PATH = "/v1/routes";
  private static final String BY_TABLE = "route-table-id";
  private static final String BY_NEXT_HOP = "gateway-id";
  private static final Listing<Placed> LISTING =
      Listing.<Placed>of(RouteId::parse, placed -> placed.route().id().text())
          .by("vpc-id", (placed, value) -> placed.vpc().text().equals(value))
          .by(BY_NEXT_HOP, (placed, value) -> placed.route().nextHopId().equals(value))
          .by("description", (placed, value) -> placed.route().description().contains(value))
          .by(BY_TABLE, (placed, value) -> placed.route().routeTableId().text().equals(value))
          .by("dest-cidr", (placed, value) -> placed.route().destination().text().startsWith(value))
          .refusing("InvalidParameterValue.Malformed");

  /** A route, and where it lies. */
  private record Placed(RouteView route, VpcId vpc) {}

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("DescribeRoutes", DescribeRoutes.class, RouteListActions::describe),
        Action.of("DescribeRouteList", DescribeRoutes.class, RouteListActions::describe),
        Action.of("DescribeRouteConflicts", Conflicts.class, RouteListActions::conflicts));
  }

  record DescribeRoutes(
      @Nullable List<Filter> filters, @Nullable Integer offset, @Nullable Integer limit) {
    List<Filter> given() {
      return filters == null ? List.of() : filters;
    }
  }

  record DescribedRoutes(List<Route> routeSet, int totalCount) {}

  private static DescribedRoutes describe(DescribeRoutes input, Call call) {
    var wanted = new Wanted(null, input.filters(), input.offset(), input.limit());
    var vpcs =
        RouteTableView.all(call).stream()
            .collect(Collectors.toMap(RouteTableView::id, RouteTableView::vpcId, (one, _) -> one));
    var part = LISTING.part(wanted, placed(narrowed(input.given()), vpcs, call));
    return new DescribedRoutes(
        part.items().stream().map(placed -> Route.of(placed.route())).toList(), part.total());
  }

  private static List<Placed> placed(String path, Map<RouteTableId, VpcId> vpcs, Call call) {
    return call.all(path, RouteView.class).stream()
        .flatMap(
            route ->
                Optional.ofNullable(vpcs.get(route.routeTableId()))
                    .map(vpc -> new Placed(route, vpc))
                    .stream())
        .toList();
  }

  /** What our service can narrow as well is not read in vain. */
  private static String narrowed(List<Filter> filters) {
    var narrowing =
        Stream.of(
                only(filters, BY_TABLE).map(id -> "routeTableId=" + RouteTableId.parse(id)),
                only(filters, BY_NEXT_HOP).map(id -> "nextHopId=" + Call.encoded(id)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("&"));
    return narrowing.isEmpty() ? PATH : PATH + "?" + narrowing;
  }

  /** The one value of a filter that has but one. */
  private static Optional<String> only(List<Filter> filters, String name) {
    return filters.stream()
        .filter(filter -> filter.name().equals(name) && filter.values().size() == 1)
        .map(filter -> filter.values().getFirst())
        .findFirst();
  }

  record Conflicts(String routeTableId, List<String> destinationCidrBlocks) {}

  record FoundConflicts(List<RouteConflict> routeConflictSet) {}

  record RouteConflict(String routeTableId, String destinationCidrBlock, List<Route> conflictSet) {}

  /** In the way is a route to the same destination: of any others the longest prefix decides. */
  private static FoundConflicts conflicts(Conflicts input, Call call) {
    var table = RouteTableId.parse(input.routeTableId());
    RouteBatch.checkNumber(input.destinationCidrBlocks().size());
    var blocks = input.destinationCidrBlocks().stream().map(CidrBlock::parse).toList();
    var routes = RouteView.of(table, call);
    return new FoundConflicts(
        blocks.stream()
            .map(
                block ->
                    new RouteConflict(
                        table.text(),
                        block.text(),
                        routes.stream()
                            .filter(route -> route.destination().equals(block))
                            .map(Route::of)
                            .toList()))
            .toList());
  }
}
