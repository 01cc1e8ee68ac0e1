package dev.landbridge.routing.lint;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.landbridge.routing.lint.Finding.ApiRequest;
import dev.landbridge.routing.lint.Finding.Fix;
import dev.landbridge.routing.lint.Finding.Place;
import dev.landbridge.routing.lint.Finding.Thing;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.model.Vpc;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What is odd about how the tables of a VPC are used. */
final class TableChecks {
  private final Network network;

  TableChecks(Network network) {
    this.network = network;
  }

  Stream<Finding> check(Vpc vpc) {
    var tables =
        network.tablesOf(vpc.id()).stream()
            .sorted(Comparator.comparing(table -> table.id().text()))
            .toList();
    return Stream.of(
            tables.stream().filter(Table::main).flatMap(main -> servesAll(vpc, main)),
            tables.stream().filter(table -> !table.main()).flatMap(this::unused),
            duplicates(vpc, tables))
        .flatMap(found -> found);
  }

  private static Place place(Table table) {
    return new Place(table.owner(), table.vpcId());
  }

  private Stream<Finding> servesAll(Vpc vpc, Table main) {
    int served = network.subnetsServedBy(main).size();
    if (served < 2 || served < network.subnetsOf(vpc.id()).size() || main.routes().size() == 0) {
      return Stream.of();
    }
    return Stream.of(
        Finding.of(
            FindingCode.MAIN_TABLE_SERVES_ALL,
            place(main),
            List.of(Thing.of("route-table", main.id()), Thing.of("vpc", vpc.id())),
            "All %d subnets of %s use the main table: each of its routes opens every subnet."
                .formatted(served, vpc.id()),
            Fix.byHand(
                "Give the subnets that need other routes a custom table; see what a swap changes"
                    + " first.")));
  }

  private Stream<Finding> unused(Table table) {
    return network.subnetsServedBy(table).isEmpty()
        ? Stream.of(
            Finding.of(
                FindingCode.UNUSED_ROUTE_TABLE,
                place(table),
                List.of(Thing.of("route-table", table.id())),
                "%s serves no subnet: its %d routes decide nothing."
                    .formatted(table.id(), table.routes().size()),
                unusedFix(table)))
        : Stream.of();
  }

  /** A table with a published route is not deleted. */
  private static Fix unusedFix(Table table) {
    var text = "Associate a subnet with it, or delete it.";
    var beforehand =
        table.routes().stream()
            .filter(Route::published)
            .map(Route::beforehand)
            .sorted()
            .collect(joining());
    return beforehand.isEmpty()
        ? new Fix(text, ApiRequest.delete("/v1/route-tables/" + table.id()))
        : Fix.byHand(text + beforehand);
  }

  private static Stream<Finding> duplicates(Vpc vpc, List<Table> tables) {
    return tables.stream()
        .filter(table -> table.routes().size() > 0)
        .collect(groupingBy(TableChecks::content))
        .values()
        .stream()
        .filter(same -> same.size() > 1)
        .map(
            same ->
                Finding.of(
                    FindingCode.DUPLICATE_ROUTE_TABLE,
                    place(same.getFirst()),
                    same.stream().map(table -> Thing.of("route-table", table.id())).toList(),
                    "%d tables of %s have the same routes.".formatted(same.size(), vpc.id()),
                    Fix.byHand(
                        "Associate their subnets with one of them, and delete the others.")));
  }

  /** What the routes do, whatever their ids. */
  private static List<String> content(Table table) {
    return table.routes().stream()
        .map(route -> route.destination() + ">" + route.nextHop() + ">" + route.enabled())
        .sorted()
        .toList();
  }
}
