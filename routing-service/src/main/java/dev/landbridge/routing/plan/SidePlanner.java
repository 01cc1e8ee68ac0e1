package dev.landbridge.routing.plan;

import static java.util.stream.Collectors.groupingBy;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.plan.RoutePlan.Obstacle;
import dev.landbridge.routing.plan.RoutePlan.Proposal;
import dev.landbridge.routing.plan.RoutePlan.Rival;
import dev.landbridge.routing.plan.RoutePlan.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Plans one end of a connection; knows everything and shows it to its owner only. */
final class SidePlanner {
  private final Network network;
  private final Reach reach;
  private final Connection connection;
  private final VpcEnd end;
  private final TreeSet<CidrBlock> unreached = new TreeSet<>();
  private final List<Proposal> proposals = new ArrayList<>();
  private final List<Obstacle> obstacles = new ArrayList<>();

  SidePlanner(Network network, Connection connection, VpcEnd end) {
    this.network = network;
    this.reach = new Reach(network);
    this.connection = connection;
    this.end = end;
  }

  /** A table in use, with the subnets it serves. */
  private record Use(Table table, List<Subnet> subnets) {
    boolean serves(CidrBlock destination) {
      return subnets.stream().anyMatch(s -> s.cidrBlock().family() == destination.family());
    }

    List<SubnetId> subnetIds() {
      return subnets.stream().map(Subnet::id).toList();
    }
  }

  /**
   * @param destinations what the tables are to lead to
   * @param counts which of the end's subnets matter
   */
  Side plan(List<CidrBlock> destinations, Predicate<Subnet> counts) {
    var uses = uses(counts);
    for (var use : uses) {
      destinations.stream().distinct().sorted().filter(use::serves).forEach(to -> plan(use, to));
    }
    return new Side(
        end.account(),
        end.vpcId(),
        true,
        state(uses),
        List.copyOf(unreached),
        proposals,
        obstacles);
  }

  private List<Use> uses(Predicate<Subnet> counts) {
    return network.subnetsOf(end.vpcId()).stream()
        .filter(counts)
        .sorted(Comparator.comparing(subnet -> subnet.id().text()))
        .collect(groupingBy(Subnet::table))
        .entrySet()
        .stream()
        .flatMap(
            entry ->
                network.table(entry.getKey()).stream()
                    .map(table -> new Use(table, entry.getValue())))
        .sorted(Comparator.comparing(use -> use.table().id().text()))
        .toList();
  }

  private SideState state(List<Use> uses) {
    if (uses.isEmpty()) {
      return SideState.NO_SUBNETS;
    }
    if (!proposals.isEmpty()) {
      return SideState.MISSING_ROUTES;
    }
    return obstacles.isEmpty() ? SideState.COMPLETE : SideState.OBSTRUCTED;
  }

  private void plan(Use use, CidrBlock to) {
    if (reach.leads(use.table(), to, connection)) {
      return;
    }
    unreached.add(to);
    var same =
        sorted(
            use.table().routes().stream()
                .filter(route -> route.destination().equals(to))
                .filter(route -> route.enabled() != route.nextHop().equals(connection.nextHop())));
    if (reach.ownBlocks(use.table()).stream().anyMatch(to::overlaps)) {
      obstruct(
          use, to, List.of(), "A CIDR block of this VPC overlaps the destination: local wins.");
    } else if (reach.isDecided(use.table(), to)) {
      var narrower = inTheWay(use, to);
      obstruct(use, to, narrower, WayOut.ofDeciding(narrower));
    } else if (!same.isEmpty()) {
      obstruct(use, to, same, WayOut.ofSame(same));
    } else if (isHeld(use.table(), to)) {
      var narrower = inTheWay(use, to);
      obstruct(use, to, narrower, WayOut.ofNarrower(narrower));
    } else {
      propose(use, to);
    }
  }

  /** Whether the narrowest of the routes that hold all of the destination are right already. */
  private boolean isHeld(Table table, CidrBlock to) {
    var holding = Reach.enabled(table).filter(route -> route.destination().contains(to)).toList();
    int longest =
        holding.stream().mapToInt(route -> route.destination().prefixLength()).max().orElse(-1);
    return !holding.isEmpty()
        && holding.stream()
            .filter(route -> route.destination().prefixLength() == longest)
            .allMatch(
                route ->
                    route.nextHop().equals(connection.nextHop())
                        && reach.carries(route, end.vpcId()));
  }

  private void obstruct(Use use, CidrBlock to, List<Route> routes, String fix) {
    obstacles.add(new Obstacle(use.table().id(), to, rivals(routes), fix));
  }

  private void propose(Use use, CidrBlock to) {
    var hop = connection.nextHop();
    var wider = rivals(use.table(), other -> Reach.isInside(to, other));
    var narrower = rivals(use.table(), other -> Reach.isInside(other, to));
    proposals.add(
        new Proposal(use.table().id(), to, hop.type(), hop.id(), use.subnetIds(), wider, narrower));
  }

  private List<Route> inTheWay(Use use, CidrBlock to) {
    return sorted(reach.inTheWay(use.table(), to, connection));
  }

  private static List<Rival> rivals(Table table, Predicate<CidrBlock> which) {
    return rivals(sorted(Reach.enabled(table).filter(route -> which.test(route.destination()))));
  }

  private static List<Rival> rivals(List<Route> routes) {
    return routes.stream().map(Rival::of).toList();
  }

  private static List<Route> sorted(Stream<Route> found) {
    return found
        .sorted(Comparator.comparing(Route::destination).thenComparing(route -> route.id().text()))
        .toList();
  }
}
