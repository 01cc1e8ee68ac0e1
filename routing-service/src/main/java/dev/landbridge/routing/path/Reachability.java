package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.path.Direction.State;
import dev.landbridge.routing.path.Place.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether packets get from all addresses of one place to all of another, and back. */
final class Reachability {
  private final Network network;
  private final AccountId viewer;
  private final PathFinder finder;
  private final Blockers blockers;
  private final Links links;
  private final Map<VpcId, List<CidrBlock>> edges = new HashMap<>();

  Reachability(Network network, AccountId viewer) {
    this.network = network;
    this.viewer = viewer;
    this.finder = new PathFinder(network, viewer);
    this.blockers = new Blockers(network, viewer);
    this.links = new Links(network, viewer);
  }

  PathAnalysis analyse(Place source, Place destination) {
    return PathAnalysis.of(way(source, destination), answer(source, destination));
  }

  /** Nothing is known of an end. */
  PathAnalysis unknown(Object object) {
    var blocked = Direction.blocked(blockers.unknown(object));
    return PathAnalysis.of(blocked, blocked);
  }

  /** The destination is a VPC with an address that it does not have. */
  PathAnalysis outside(Endpoint end) {
    var blocker =
        blockers.notIn(Objects.requireNonNull(end.vpcId()), Objects.requireNonNull(end.address()));
    return PathAnalysis.of(Direction.blocked(blocker), Direction.blocked(blocker));
  }

  /** No VPC of the viewer holds the source. */
  PathAnalysis nowhere(Object source, Object destination) {
    return PathAnalysis.of(
        Direction.blocked(blockers.noVpc(source)),
        Direction.blocked(blockers.unknown(destination)));
  }

  /** Another account's side is looked at only once it has agreed to be connected. */
  private Direction answer(Place source, Place destination) {
    var from = source.vpcId().orElseThrow();
    var there = destination.vpcId();
    if (there.isEmpty()) {
      var address = destination.scopes().getFirst().block().network();
      return Direction.blocked(blockers.unknown(address));
    }
    if (there.flatMap(network::vpc).filter(vpc -> vpc.owner().equals(viewer)).isPresent()) {
      return way(destination, source);
    }
    var link = links.with(from, there.get());
    if (link.filter(Connection::isActive).isPresent()) {
      return way(destination, source);
    }
    return Direction.blocked(
        link.map(blockers::notActive).orElseGet(() -> blockers.unknown(there.get())));
  }

  private Direction way(Place from, Place to) {
    var vpc = from.vpcId().orElseThrow();
    if (from.scopes().isEmpty()) {
      return Direction.blocked(blockers.noSubnet(vpc));
    }
    if (to.scopes().isEmpty()) {
      return Direction.blocked(blockers.noSubnet(to.vpcId().orElse(vpc)));
    }
    var tally = new Tally();
    for (var scope : byTable(from.scopes())) {
      for (var target : to.scopes()) {
        if (scope.block().family() == target.block().family()) {
          for (var address : pieces(vpc, target.block())) {
            tally.add(finder.find(vpc, scope, address, to.vpcId()));
            if (tally.isMixed()) {
              return tally.sum();
            }
          }
        }
      }
    }
    return tally.sum();
  }

  /** What is known so far: the first that fails tells why. */
  private static final class Tally {
    private Optional<Direction> open = Optional.empty();
    private Optional<Direction> failing = Optional.empty();

    void add(Direction found) {
      if (found.isOpen()) {
        open = open.or(() -> Optional.of(found));
      } else if (failing.isEmpty() || isClearer(found)) {
        failing = Optional.of(found);
      }
    }

    /** What is wrong says more than what is not known. */
    private boolean isClearer(Direction found) {
      return failing.filter(first -> first.state() == State.UNKNOWN).isPresent()
          && found.state() == State.BLOCKED;
    }

    boolean isMixed() {
      return open.isPresent() && failing.filter(f -> f.state() == State.BLOCKED).isPresent();
    }

    Direction sum() {
      return failing
          .map(f -> open.filter(_ -> f.state() == State.BLOCKED).map(f::besides).orElse(f))
          .or(() -> open)
          .orElseThrow(() -> new IllegalStateException("Expected ends of one address family"));
    }
  }

  /** All addresses of subnets with one table fare alike. */
  private static Collection<Scope> byTable(List<Scope> scopes) {
    var first = new LinkedHashMap<List<Object>, Scope>();
    for (var scope : scopes) {
      Object table = scope.subnet().<Object>map(subnet -> subnet.table()).orElse(scope.block());
      first.putIfAbsent(List.of(table, scope.block().family()), scope);
    }
    return first.values();
  }

  private List<IpAddress> pieces(VpcId from, CidrBlock block) {
    return Pieces.of(block, edges.computeIfAbsent(from, this::edgesOf).stream());
  }

  private List<CidrBlock> edgesOf(VpcId vpc) {
    var routes =
        network.tablesOf(vpc).stream()
            .flatMap(table -> table.routes().stream())
            .filter(Route::enabled)
            .map(Route::destination);
    var local = network.vpc(vpc).stream().flatMap(known -> known.cidrBlocks().stream());
    return new ArrayList<>(Stream.concat(routes, local).distinct().toList());
  }
}
