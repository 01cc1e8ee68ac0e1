package dev.landbridge.routing.table;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The states a route table can be in. */
public sealed interface RouteTable {

  /** Nothing has happened yet. */
  record None() implements RouteTable {}

  /**
   * In use.
   *
   * @param subnets those associated by a person; the main table serves all others as well
   */
  record Live(
      RouteTableId id,
      VpcId vpcId,
      AccountId owner,
      boolean main,
      String name,
      Instant createdAt,
      List<Route> routes,
      List<SubnetId> subnets)
      implements RouteTable {

    public Live {
      routes = List.copyOf(routes);
      subnets = List.copyOf(subnets);
    }

    public Optional<Route> route(RouteId routeId) {
      return routes.stream().filter(route -> route.id().equals(routeId)).findFirst();
    }

    List<Route> routesTo(CidrBlock destination) {
      return routes.stream().filter(route -> route.destination().equals(destination)).toList();
    }

    List<Route> routesThrough(NextHop nextHop) {
      return routes.stream().filter(route -> route.nextHop().equals(nextHop)).toList();
    }

    boolean serves(SubnetId subnet) {
      return subnets.contains(subnet);
    }

    Live named(String newName) {
      return new Live(id, vpcId, owner, main, newName, createdAt, routes, subnets);
    }

    Live plus(Route route) {
      return withRoutes(Stream.concat(routes.stream(), Stream.of(route)).toList());
    }

    Live minus(RouteId routeId) {
      return withRoutes(routes.stream().filter(route -> !route.id().equals(routeId)).toList());
    }

    Live change(RouteId routeId, UnaryOperator<Route> change) {
      return withRoutes(
          routes.stream()
              .map(route -> route.id().equals(routeId) ? change.apply(route) : route)
              .toList());
    }

    Live plus(SubnetId subnet) {
      return withSubnets(Stream.concat(subnets.stream(), Stream.of(subnet)).distinct().toList());
    }

    Live minus(SubnetId subnet) {
      return withSubnets(subnets.stream().filter(other -> !other.equals(subnet)).toList());
    }

    private Live withRoutes(List<Route> changed) {
      return new Live(id, vpcId, owner, main, name, createdAt, changed, subnets);
    }

    private Live withSubnets(List<SubnetId> changed) {
      return new Live(id, vpcId, owner, main, name, createdAt, routes, changed);
    }
  }

  /** Gone for good; its id is never used again. */
  record Deleted() implements RouteTable {}
}
