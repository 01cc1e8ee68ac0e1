package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Vpc;
import dev.landbridge.routing.path.Direction.State;
import dev.landbridge.routing.path.Place.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Follows packets from a subnet to one address, as far as one account may see it. A peering
 * connection is not transitive, so a path has two VPCs at most.
 */
final class PathFinder {
  private final Network network;
  private final AccountId viewer;
  private final Links links;
  private final Blockers blockers;

  PathFinder(Network network, AccountId viewer) {
    this.network = network;
    this.viewer = viewer;
    this.links = new Links(network, viewer);
    this.blockers = new Blockers(network, viewer);
  }

  /**
   * Where packets are.
   *
   * @param meant the VPC they are for; empty when nobody is known to hold the address
   * @param servers that sent them on already
   * @param known what becomes of packets that a server sends on, whichever way they got there
   * @param choice what the table of the subnet says
   */
  private record Step(
      Vpc vpc,
      Subnet subnet,
      IpAddress to,
      Optional<VpcId> meant,
      List<Hop> hops,
      List<IpAddress> servers,
      Map<IpAddress, Direction> known,
      Choice choice) {

    Step past(Hop hop) {
      return new Step(vpc, subnet, to, meant, appended(hops, hop), servers, known, choice);
    }

    Step in(Subnet next, IpAddress server) {
      return new Step(vpc, next, to, meant, hops, appended(servers, server), known, choice);
    }

    Step with(Choice other) {
      return new Step(vpc, subnet, to, meant, hops, servers, known, other);
    }

    Direction blocked(Blocker blocker) {
      return Direction.blocked(blocker, hops);
    }

    private static <T> List<T> appended(List<T> list, T last) {
      return Stream.concat(list.stream(), Stream.of(last)).toList();
    }
  }

  Direction find(VpcId from, Scope scope, IpAddress to, Optional<VpcId> meant) {
    var vpc = network.vpc(from);
    if (vpc.isEmpty()) {
      return Direction.blocked(blockers.unknown(from)).to(to);
    }
    if (scope.subnet().isEmpty()) {
      return Direction.blocked(blockers.noSubnet(vpc.get(), scope.block().network())).to(to);
    }
    var start =
        new Step(
            vpc.get(),
            scope.subnet().get(),
            to,
            meant,
            List.of(),
            List.of(),
            new HashMap<>(),
            new Choice(List.of(), List.of(), List.of()));
    return next(start).to(to);
  }

  private Direction next(Step at) {
    var table = network.table(at.subnet().table());
    if (table.isEmpty()) {
      return at.blocked(blockers.noTable(at.vpc()));
    }
    var step = at.with(Choice.of(table.get(), at.to()));
    var local = at.vpc().blockOf(at.to());
    if (local.isPresent()) {
      return local(step, Hop.local(at.vpc(), at.subnet(), local.get(), step.choice()));
    }
    if (step.choice().chosen().isEmpty()) {
      return pass(step, Hop.withoutRoute(at.vpc(), at.subnet(), step.choice()))
          .blocked(noRoute(step));
    }
    return together(step);
  }

  private Direction local(Step step, Hop hop) {
    var passed = pass(step, hop);
    return isMeant(step.vpc().id(), step)
        ? arrive(step.vpc(), passed)
        : passed.blocked(blockers.localElsewhere(step.vpc(), step.to()));
  }

  /** Of another account's VPC only that packets pass it, once. */
  private Step pass(Step step, Hop hop) {
    if (isVisible(step.vpc())) {
      return step.past(hop);
    }
    return step.hops().isEmpty() ? step.past(Hop.hidden(step.vpc())) : step;
  }

  /**
   * All of several equal-cost routes must carry the packets, since all share them: one that
   * certainly fails loses its share, whatever is not known of the others.
   */
  private Direction together(Step step) {
    var branches = step.choice().chosen().stream().map(route -> follow(route, step)).toList();
    return first(branches, State.BLOCKED)
        .map(lost -> summedUp(lost, branches))
        .or(() -> first(branches, State.UNKNOWN))
        .orElseGet(branches::getFirst);
  }

  private static Optional<Direction> first(List<Direction> branches, State state) {
    return branches.stream().filter(branch -> branch.state() == state).findFirst();
  }

  private static Direction summedUp(Direction lost, List<Direction> branches) {
    if (branches.stream().allMatch(branch -> branch.state() == State.BLOCKED)) {
      return lost;
    }
    var cause = Optional.ofNullable(lost.blocker()).orElseThrow();
    return Direction.blocked(cause.summedUpAs(BlockerCode.EQUAL_COST_PARTLY), lost.hops());
  }

  private Direction follow(Route route, Step step) {
    var passed = pass(step, Hop.through(route, step.vpc(), step.subnet(), step.choice()));
    return switch (Target.of(route.nextHop())) {
      case Target.Joined _ -> through(route, passed);
      case Target.Server(var address) -> onwards(address, route, passed);
      case Target.Own _, Target.Nothing _ ->
          stop(blockers.blackhole(route, step.vpc(), step.to(), step.meant()), route, passed);
      case Target.Declared _ ->
          passed.blocked(
              blockers.declared(route, step.vpc(), step.subnet(), step.to(), step.meant()));
    };
  }

  /** A lone route that should not have won is at fault where what comes next would carry them. */
  private Direction stop(Blocker blocker, Route winner, Step step) {
    var next = step.choice().next();
    boolean stands =
        blocker.code().blamesTheRoute()
            && step.choice().chosen().size() == 1
            && next.stream().allMatch(route -> carries(route, step));
    var right = stands ? next.stream().findFirst() : Optional.<Route>empty();
    return step.blocked(
        right
            .map(shorter -> blockers.stolen(winner, shorter, blocker, step.vpc(), step.to()))
            .orElse(blocker));
  }

  /** Whether nothing known stands between this route and the VPC that is meant. */
  private boolean carries(Route route, Step step) {
    return network
        .connection(route.nextHop(), step.vpc().id())
        .filter(connection -> connection.isActive())
        .flatMap(connection -> connection.peerOf(step.vpc().id()))
        .filter(peer -> network.reaches(peer, route.destination()))
        .filter(peer -> isMeant(peer.vpcId(), step))
        .isPresent();
  }

  private Direction through(Route route, Step step) {
    var vpc = step.vpc();
    var connection = network.connection(route.nextHop(), vpc.id());
    if (!isVisible(vpc) && connection.filter(known -> !known.concerns(viewer)).isPresent()) {
      return stop(blockers.elsewhere(route, vpc, step.to(), step.meant()), route, step);
    }
    if (connection.isEmpty() || connection.get().hasEnded()) {
      return stop(blockers.blackhole(route, vpc, step.to(), step.meant()), route, step);
    }
    if (!connection.get().isActive()) {
      return step.blocked(blockers.notActive(connection.get()));
    }
    var peer = connection.get().peerOf(vpc.id()).orElseThrow();
    if (!network.reaches(peer, route.destination())) {
      return stop(beyond(route, peer, step), route, step);
    }
    if (!isMeant(peer.vpcId(), step)) {
      return stop(blockers.elsewhere(route, vpc, step.to(), step.meant()), route, step);
    }
    return network
        .vpc(peer.vpcId())
        .map(there -> arrive(there, step))
        .orElseGet(() -> step.blocked(blockers.unknown(peer.vpcId())));
  }

  private Blocker beyond(Route route, VpcEnd peer, Step step) {
    return switch (links.beyond(peer, step.vpc().id(), step.to())) {
      case BACK -> blockers.loop(route, step.vpc(), peer.vpcId());
      case ONWARDS -> blockers.edgeToEdge(route, step.vpc(), peer.vpcId(), step.to());
      case NOWHERE -> blockers.outside(route, peer, step.vpc());
    };
  }

  /**
   * A server must be in the VPC; what it sends on, and as what, is not known here. Each is followed
   * once: where servers lead to one another, one of them may translate or encapsulate.
   */
  private Direction onwards(IpAddress server, Route route, Step step) {
    var vpc = step.vpc();
    if (!vpc.holds(server)) {
      return stop(blockers.blackhole(route, vpc, step.to(), step.meant()), route, step);
    }
    if (step.servers().contains(server)) {
      return step.blocked(blockers.unknownServer(server, route, vpc));
    }
    var subnet = network.subnetHolding(vpc.id(), server);
    if (subnet.isEmpty()) {
      return step.blocked(
          isVisible(vpc) ? blockers.noSubnet(vpc, server) : blockers.serverOutside(vpc));
    }
    var seen = Optional.ofNullable(step.known().get(server));
    if (seen.isPresent()) {
      return seen.get(); // whoever asked first tells of it, so its hops are never shown twice
    }
    var rest = next(step.in(subnet.get(), server));
    var result =
        rest.isOpen()
            ? Direction.blocked(blockers.unknownServer(server, route, vpc), rest.hops())
            : rest;
    step.known().put(server, result);
    return result;
  }

  private Direction arrive(Vpc vpc, Step step) {
    var subnet = network.subnetHolding(vpc.id(), step.to());
    var last = subnet.filter(_ -> isVisible(vpc)).map(in -> Hop.arrival(vpc, in));
    var arrived = step.past(last.orElseGet(() -> Hop.hidden(vpc)));
    return subnet.isEmpty()
        ? arrived.blocked(blockers.noSubnet(vpc, step.to()))
        : Direction.open(arrived.hops());
  }

  /** What waits for somebody comes first: without it no route would help. */
  private Blocker noRoute(Step step) {
    var vpc = step.vpc();
    var link = links.best(vpc.id(), step.meant(), step.to());
    if (link.filter(known -> known.status().mayBecomeActive()).isPresent()) {
      return blockers.notActive(link.get());
    }
    var asleep = step.choice().disabled().stream().filter(r -> carries(r, step)).findFirst();
    if (asleep.isPresent()) {
      return blockers.disabled(asleep.get(), vpc, step.to());
    }
    var active = link.filter(known -> known.isActive());
    if (active.isPresent()) {
      return blockers.addRoute(vpc, step.subnet(), step.to(), active.get());
    }
    return step.meant()
        .flatMap(
            there ->
                links
                    .between(vpc.id(), there)
                    .map(middle -> blockers.transit(vpc, step.subnet(), middle, there)))
        .orElseGet(() -> blockers.connect(vpc, step.subnet(), step.meant(), step.to()));
  }

  private static boolean isMeant(VpcId vpc, Step step) {
    return step.meant().filter(vpc::equals).isPresent();
  }

  private boolean isVisible(Vpc vpc) {
    return vpc.owner().equals(viewer);
  }
}
