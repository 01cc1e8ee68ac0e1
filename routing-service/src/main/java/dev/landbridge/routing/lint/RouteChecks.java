package dev.landbridge.routing.lint;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.lint.Finding.ApiRequest;
import dev.landbridge.routing.lint.Finding.Fix;
import dev.landbridge.routing.lint.Finding.Place;
import dev.landbridge.routing.lint.Finding.Thing;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.network.ConnectionStatus;
import dev.landbridge.routing.plan.Reach;
import java.util.List;
import java.util.stream.Stream;

/** What is odd about single routes. */
final class RouteChecks {
  private final Network network;
  private final Reach reach;

  RouteChecks(Network network) {
    this.network = network;
    this.reach = new Reach(network);
  }

  Stream<Finding> check(Table table) {
    return table.routes().stream()
        .flatMap(
            route ->
                route.enabled()
                    ? Stream.concat(dead(table, route), shadowed(table, route))
                    : wouldWin(table, route));
  }

  private static Finding finding(
      FindingCode code, Table table, Route route, String explanation, Fix fix) {
    return finding(code, table.owner(), at(table, route), explanation, fix);
  }

  private record At(Table table, Route route) {}

  private static At at(Table table, Route route) {
    return new At(table, route);
  }

  private static Finding finding(
      FindingCode code, AccountId acting, At at, String explanation, Fix fix) {
    return Finding.of(
        code,
        new Place(acting, at.table().vpcId()),
        List.of(Thing.of("route", at.route().id()), Thing.of("route-table", at.table().id())),
        "The route to %s of %s ".formatted(at.route().destination(), at.table().id()) + explanation,
        fix);
  }

  private static Fix remove(Table table, Route route, String text) {
    return route.isLearned() || route.published()
        ? Fix.byHand(text + route.beforehand())
        : new Fix(
            text, ApiRequest.delete("/v1/route-tables/" + table.id() + "/routes/" + route.id()));
  }

  private Stream<Finding> dead(Table table, Route route) {
    if (route.nextHop().type() == NextHopType.INSTANCE && !reach.carries(route, table.vpcId())) {
      return Stream.of(
          finding(
              FindingCode.BLACKHOLE_ROUTE,
              table,
              route,
              "leads to %s, which is in no CIDR block of the VPC.".formatted(route.nextHop().id()),
              remove(table, route, "Remove the route, or give it another next hop.")));
    }
    if (route.nextHop().type() != NextHopType.PEERING_CONNECTION) {
      return Stream.of();
    }
    var known = network.connection(route.nextHop(), table.vpcId());
    if (known.filter(connection -> !connection.hasEnded()).isEmpty()) {
      return Stream.of(
          finding(
              FindingCode.BLACKHOLE_ROUTE,
              table,
              route,
              "leads through %s, which has ended.".formatted(route.nextHop().id()),
              remove(table, route, "Remove the route, or give it another next hop.")));
    }
    var connection = known.orElseThrow();
    if (!connection.isActive()) {
      return Stream.of(inactive(table, route, connection));
    }
    return reach.carries(route, table.vpcId())
        ? Stream.of()
        : Stream.of(
            finding(
                FindingCode.BLACKHOLE_ROUTE,
                table,
                route,
                "leads to no CIDR block that the VPC behind %s still has."
                    .formatted(connection.id()),
                remove(table, route, "Remove the route, or let the peer add the CIDR block.")));
  }

  private static Finding inactive(Table table, Route route, Connection connection) {
    var requester = connection.requester().account();
    var acting =
        switch (connection.status()) {
          case PENDING -> connection.accepter().account();
          case EXPIRED, ISOLATED -> requester;
          case ACTIVE, REJECTED, WITHDRAWN, DELETED -> table.owner();
        };
    return finding(
        FindingCode.ROUTE_TO_INACTIVE_CONNECTION,
        acting,
        at(table, route),
        "leads through %s, which is %s.".formatted(connection.id(), word(connection.status())),
        Fix.byHand(
            switch (connection.status()) {
              case PENDING -> "The accepter must accept the connection.";
              case EXPIRED -> "The requester must reactivate the connection.";
              case ISOLATED ->
                  "%s is isolated: account %s must settle its arrears or ask the operator to restore it."
                      .formatted(connection.id(), requester);
              case ACTIVE, REJECTED, WITHDRAWN, DELETED -> // not asked: it carries, or has ended
                  "Remove the route, or give it another next hop.";
            }));
  }

  private static String word(ConnectionStatus status) {
    return status.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Where longer prefixes or the VPC's own CIDR blocks win. */
  private Stream<Finding> shadowed(Table table, Route route) {
    var destination = route.destination();
    if (reach.isDecided(table, destination)) {
      return Stream.of(
          finding(
              FindingCode.SHADOWED_ROUTE,
              table,
              route,
              "decides nothing: local or narrower routes win for all of it.",
              remove(table, route, "Remove the route, or those that hide it.")));
    }
    var elsewhere =
        Reach.enabled(table)
            .filter(other -> Reach.isInside(other.destination(), destination))
            .filter(other -> !other.nextHop().equals(route.nextHop()))
            .toList();
    return elsewhere.isEmpty()
        ? Stream.of()
        : Stream.of(
            finding(
                FindingCode.PARTLY_SHADOWED_ROUTE,
                table,
                route,
                "does not decide for %s: narrower routes lead elsewhere."
                    .formatted(elsewhere.stream().map(Route::destination).sorted().toList()),
                Fix.byHand("Nothing, if that is meant; else remove the narrower routes.")));
  }

  private static Stream<Finding> wouldWin(Table table, Route route) {
    var losers =
        Reach.enabled(table)
            .filter(other -> other.destination().contains(route.destination()))
            .filter(other -> !other.destination().equals(route.destination()))
            .filter(other -> !other.nextHop().equals(route.nextHop()))
            .map(Route::destination)
            .sorted()
            .toList();
    return losers.isEmpty()
        ? Stream.of()
        : Stream.of(
            finding(
                FindingCode.DISABLED_ROUTE_WOULD_WIN,
                table,
                route,
                "is disabled; once enabled it would win over %s.".formatted(losers),
                remove(table, route, "Remove the route if it is no longer meant.")));
  }
}
