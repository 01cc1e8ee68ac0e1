package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Filter;
import dev.landbridge.gateway.tencentapi.Listing;
import dev.landbridge.gateway.tencentapi.Wanted;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The route tables of a region, with their routes unless they are not wanted. */
final class RouteTableList {
  private static final String BY_NEXT_HOP = "next-hop-type";
  private static final Set<String> NEEDED_BESIDE = Set.of("route-table-id", "vpc-id");
  private static final Listing<RouteTableView> LISTING =
      Listing.<RouteTableView>of(RouteTableId::parse, table -> table.id().text())
          .by("route-table-id", (table, value) -> table.id().text().equals(value))
          .by("route-table-name", (table, value) -> table.name().contains(value))
          .by("vpc-id", (table, value) -> table.vpcId().text().equals(value))
          .by(
              "association.main",
              (table, value) -> Boolean.toString(table.main()).equalsIgnoreCase(value))
          .by("visible", (_, value) -> value.equalsIgnoreCase("true"))
          .byTags(_ -> Map.of());

  private RouteTableList() {}

  record Describe(
      @Nullable List<Filter> filters,
      @Nullable List<String> routeTableIds,
      @Nullable Integer offset,
      @Nullable Integer limit,
      @Nullable Boolean needRouterInfo) {
    List<Filter> given() {
      return filters == null ? List.of() : filters;
    }
  }

  record Described(int totalCount, List<RouteTable> routeTableSet) {}

  static Described describe(Describe input, Call call) {
    var ofTables = input.given().stream().filter(filter -> !isOfRoutes(filter)).toList();
    var ofRoutes = input.given().stream().filter(RouteTableList::isOfRoutes).toList();
    if (!ofRoutes.isEmpty()) {
      checkBeside(ofTables);
    }
    var wanted = new Wanted(input.routeTableIds(), ofTables, input.offset(), input.limit());
    Predicate<RouteTableView> passes =
        table -> ofRoutes.stream().allMatch(filter -> leads(table, filter, call));
    var part =
        LISTING.part(wanted, RouteTableView.all(call), table -> Stream.of(table).filter(passes));
    boolean bare = Boolean.FALSE.equals(input.needRouterInfo());
    return new Described(
        part.total(),
        part.items().stream()
            .map(table -> RouteTable.of(table, bare ? List.of() : RouteView.of(table.id(), call)))
            .toList());
  }

  private static boolean isOfRoutes(Filter filter) {
    return filter.name().equals(BY_NEXT_HOP);
  }

  private static void checkBeside(List<Filter> others) {
    var names = others.stream().map(Filter::name).collect(Collectors.toSet());
    if (!names.containsAll(NEEDED_BESIDE)) {
      throw new CloudError(
          "InvalidParameter.FilterMissParameter",
          "Expected the filters route-table-id and vpc-id beside " + BY_NEXT_HOP);
    }
  }

  /** Local routes have a name of their own here, so that they can be asked for as well. */
  private static boolean leads(RouteTableView table, Filter filter, Call call) {
    return RouteView.of(table.id(), call).stream()
        .map(
            route ->
                route.isLocal()
                    ? GatewayTypes.name(NextHopType.LOCAL)
                    : Route.of(route).gatewayType())
        .anyMatch(filter.values()::contains);
  }
}
