package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Vpc;
import java.util.HashMap;
import java.util.Optional;

/** Says what is wrong and who must act; of another account's side never more than that. */
final class Blockers {
  private static final String CONNECTIONS = "/v1/vpc-peering-connections";
  private final Network network;
  private final AccountId viewer;
  private final Links links;
  private final RouteAdvice advice;

  Blockers(Network network, AccountId viewer) {
    this.network = network;
    this.viewer = viewer;
    this.links = new Links(network, viewer);
    this.advice = new RouteAdvice(network, viewer);
  }

  Blocker noSubnet(Vpc vpc, IpAddress address) {
    return vpc.holds(address)
        ? Blocker.of(
            BlockerCode.NO_SUCH_SUBNET,
            vpc.owner(),
            vpc.id(),
            "Create a subnet of " + vpc.id() + " that holds " + address + ".")
        : notIn(vpc.id(), address);
  }

  /** Who asked chose the wrong VPC, or the wrong address. */
  Blocker notIn(VpcId vpc, IpAddress address) {
    return Blocker.of(
        BlockerCode.NO_SUCH_SUBNET,
        viewer,
        address,
        "%s does not hold %s: ask for an address that it holds, or for none."
            .formatted(vpc, address));
  }

  /** Of another account's route not even the server is told. */
  Blocker serverOutside(Vpc vpc) {
    return Blocker.of(
        BlockerCode.NO_SUCH_SUBNET,
        vpc.owner(),
        vpc.id(),
        "Account %s must see to the server that its route of %s leads to."
            .formatted(vpc.owner(), vpc.id()));
  }

  /** A VPC without any subnet. */
  Blocker noSubnet(VpcId vpc) {
    return network
        .vpc(vpc)
        .map(
            known ->
                Blocker.of(
                    BlockerCode.NO_SUCH_SUBNET,
                    known.owner(),
                    vpc,
                    "Create a subnet in " + vpc + "."))
        .orElseGet(() -> unknown(vpc));
  }

  /** No VPC of the viewer holds the source address. */
  Blocker noVpc(Object source) {
    return Blocker.of(
        BlockerCode.NO_SUCH_SUBNET,
        viewer,
        source,
        "Choose a source address that lies in a subnet of account " + viewer + ".");
  }

  Blocker unknown(Object object) {
    return Blocker.of(
        BlockerCode.INSUFFICIENT_INFORMATION,
        viewer,
        object,
        "Nothing is known here of "
            + object
            + ": ask for a subnet or an address of a VPC that"
            + " is connected.");
  }

  Blocker noTable(Vpc vpc) {
    return Blocker.of(
        BlockerCode.INSUFFICIENT_INFORMATION,
        vpc.owner(),
        vpc.id(),
        "The route table of the subnet in " + vpc.id() + " is not known yet: ask again.");
  }

  /** A target that somebody else knows, or that takes only what no narrower route leads on. */
  Blocker declared(Route route, Vpc vpc, Subnet subnet, IpAddress to, Optional<VpcId> meant) {
    var link = links.best(vpc.id(), meant, to).filter(Connection::isActive);
    return isVisible(vpc)
        ? link.flatMap(known -> advice.beside(route, vpc, to, known))
            .map(step -> declared(route, vpc, " Or: " + step.text()).by(step.request()))
            .orElseGet(() -> declared(route, vpc, ""))
        : link.map(
                known ->
                    declared(route, vpc, " Or: " + missing(vpc, to, known))
                        .by(advice.add(vpc, subnet, to, known)))
            .orElseGet(() -> declared(route, vpc, ""));
  }

  private Blocker declared(Route route, Vpc vpc, String otherwise) {
    return Blocker.of(
        BlockerCode.INSUFFICIENT_INFORMATION,
        vpc.owner(),
        isVisible(vpc) ? route.nextHop().id() : vpc.id(),
        (isVisible(vpc)
                ? "Route %s leads to %s, of which nothing more is known here: look there."
                    .formatted(route.id(), route.nextHop().id())
                : "Account " + vpc.owner() + " must say where its route leads.")
            + otherwise);
  }

  Blocker unknownServer(IpAddress server, Route route, Vpc vpc) {
    return Blocker.of(
        BlockerCode.INSUFFICIENT_INFORMATION,
        vpc.owner(),
        isVisible(vpc) ? server : vpc.id(),
        isVisible(vpc)
            ? "Make sure that %s, to which route %s leads, sends packets on."
                .formatted(server, route.id())
            : "Account " + vpc.owner() + " must make sure that its server sends packets on.");
  }

  Blocker notActive(Connection connection) {
    var id = connection.id();
    var requester = connection.requester().account();
    var accepter = connection.accepter().account();
    var blocker =
        switch (connection.status()) {
          case PENDING ->
              notActive(id, accepter, "Account " + accepter + " must accept " + id + ".")
                  .by(ApiCall.post(CONNECTIONS + "/" + id + "/accept"));
          case EXPIRED ->
              notActive(
                      id,
                      requester,
                      "Account %s must re-activate %s, which has expired.".formatted(requester, id))
                  .by(ApiCall.post(CONNECTIONS + "/" + id + "/reactivate"));
          case ISOLATED ->
              notActive(
                  id,
                  requester,
                  "%s is isolated: account %s must settle its arrears or ask the operator to restore it."
                      .formatted(id, requester));
          case ACTIVE, REJECTED, WITHDRAWN, DELETED ->
              notActive(
                      id,
                      requester,
                      "%s has ended: account %s must request a new peering connection."
                          .formatted(id, requester))
                  .by(request(connection.requester(), connection.accepter()));
        };
    return blocker.in(connection.status());
  }

  private static Blocker notActive(Object id, AccountId mustAct, String fix) {
    return Blocker.of(BlockerCode.CONNECTION_NOT_ACTIVE, mustAct, id, fix);
  }

  /** Across regions a bandwidth belongs to it, which is for whoever pays to choose. */
  private static ApiCall request(VpcEnd from, VpcEnd to) {
    var body = new HashMap<String, Object>();
    body.put("requesterVpcId", from.vpcId().text());
    body.put("accepterVpcId", to.vpcId().text());
    body.put("accepterAccountId", to.account().text());
    if (!from.region().equals(to.region())) {
      body.put("bandwidthMbps", "{bandwidthMbps}");
    }
    return ApiCall.post(CONNECTIONS, body);
  }

  Blocker addRoute(Vpc vpc, Subnet subnet, IpAddress to, Connection link) {
    var where = isVisible(vpc) ? "route table " + subnet.table() : "";
    return Blocker.of(
            BlockerCode.NO_ROUTE_TO_DESTINATION,
            vpc.owner(),
            isVisible(vpc) ? subnet.table() : vpc.id(),
            where.isEmpty()
                ? missing(vpc, to, link)
                : "Account %s must add a route that holds %s with next hop %s to %s."
                    .formatted(vpc.owner(), to, link.id(), where))
        .by(advice.add(vpc, subnet, to, link));
  }

  private static String missing(Vpc vpc, IpAddress to, Connection link) {
    return "Account %s must add a route that holds %s with next hop %s to the route table of the subnet in %s."
        .formatted(vpc.owner(), to, link.id(), vpc.id());
  }

  Blocker connect(Vpc vpc, Subnet subnet, Optional<VpcId> there, IpAddress to) {
    var blocker =
        Blocker.of(
            BlockerCode.NO_ROUTE_TO_DESTINATION,
            vpc.owner(),
            isVisible(vpc) ? subnet.table() : vpc.id(),
            "Request a peering connection of %s with the VPC that holds %s, then add a route."
                .formatted(vpc.id(), to));
    return requested(blocker, vpc, there);
  }

  /** Two VPCs that have a neighbour in common are not connected by it. */
  Blocker transit(Vpc vpc, Subnet subnet, VpcId middle, VpcId there) {
    var blocker =
        Blocker.of(
            BlockerCode.EDGE_TO_EDGE_NOT_ALLOWED,
            vpc.owner(),
            isVisible(vpc) ? subnet.table() : vpc.id(),
            "Packets cannot cross %s: request a peering connection of %s with %s, then add a route."
                .formatted(middle, vpc.id(), there));
    return requested(blocker, vpc, Optional.of(there));
  }

  private Blocker requested(Blocker blocker, Vpc vpc, Optional<VpcId> there) {
    return there
        .filter(other -> !other.equals(vpc.id()))
        .flatMap(network::vpc)
        .map(other -> blocker.by(request(end(vpc), end(other))))
        .orElse(blocker);
  }

  private static VpcEnd end(Vpc vpc) {
    return new VpcEnd(vpc.owner(), vpc.id(), vpc.region(), vpc.cidrBlocks());
  }

  Blocker disabled(Route route, Vpc vpc, IpAddress to) {
    return aboutRoute(
        BlockerCode.ROUTE_DISABLED,
        route,
        vpc,
        "Enable " + advice.name(route, vpc, to) + ".",
        ApiCall.post(advice.path(route, vpc) + "/enable"));
  }

  Blocker blackhole(Route route, Vpc vpc, IpAddress to, Optional<VpcId> meant) {
    return links
        .best(vpc.id(), meant, to)
        .filter(Connection::isActive)
        .map(link -> instead(BlockerCode.BLACKHOLE_ROUTE, route, vpc, to, link))
        .orElseGet(
            () ->
                aboutRoute(
                    BlockerCode.BLACKHOLE_ROUTE,
                    route,
                    vpc,
                    "Remove " + advice.name(route, vpc, to) + ", or give it a next hop in use.",
                    ApiCall.delete(advice.path(route, vpc))));
  }

  private Blocker instead(BlockerCode code, Route route, Vpc vpc, IpAddress to, Connection link) {
    var step = advice.instead(route, vpc, to, link);
    return step.changesTheRoute()
        ? aboutRoute(code, route, vpc, step.text(), step.request())
        : aboutRoute(code, route, vpc, step.text()).by(step.request());
  }

  Blocker outside(Route route, VpcEnd peer, Vpc vpc) {
    return aboutRoute(
        BlockerCode.DESTINATION_OUTSIDE_PEER_CIDR,
        route,
        vpc,
        "%s no longer holds %s: replace the route by one to a CIDR block that it has."
            .formatted(peer.vpcId(), isVisible(vpc) ? route.destination() : "the destination"),
        ApiCall.delete(advice.path(route, vpc)));
  }

  Blocker edgeToEdge(Route route, Vpc vpc, VpcId middle, IpAddress to) {
    return aboutRoute(
        BlockerCode.EDGE_TO_EDGE_NOT_ALLOWED,
        route,
        vpc,
        ("Packets for %s cannot enter %s and leave it again: request a peering connection of %s"
                + " with the VPC that holds it.")
            .formatted(to, middle, vpc.id()));
  }

  Blocker loop(Route route, Vpc vpc, VpcId turn) {
    return aboutRoute(
        BlockerCode.LOOP,
        route,
        vpc,
        "Packets come back from %s: remove the route, or let it lead on.".formatted(turn),
        ApiCall.delete(advice.path(route, vpc)));
  }

  Blocker elsewhere(Route route, Vpc vpc, IpAddress to, Optional<VpcId> meant) {
    return links
        .best(vpc.id(), meant, to)
        .filter(Connection::isActive)
        .filter(link -> !link.nextHop().equals(route.nextHop()))
        .map(link -> instead(BlockerCode.LEADS_TO_ANOTHER_VPC, route, vpc, to, link))
        .orElseGet(
            () ->
                aboutRoute(
                    BlockerCode.LEADS_TO_ANOTHER_VPC,
                    route,
                    vpc,
                    "Let %s lead to the VPC that holds %s."
                        .formatted(advice.name(route, vpc, to), to)));
  }

  /** What the own VPC holds never leaves it. */
  Blocker localElsewhere(Vpc vpc, IpAddress to) {
    return Blocker.of(
        BlockerCode.LEADS_TO_ANOTHER_VPC,
        vpc.owner(),
        vpc.id(),
        "%s holds %s itself: give one of the two VPCs other addresses.".formatted(vpc.id(), to));
  }

  Blocker stolen(Route winner, Route right, Blocker cause, Vpc vpc, IpAddress to) {
    var fix =
        isVisible(vpc)
            ? "Remove route %s to %s: route %s to %s would carry packets to %s."
                .formatted(winner.id(), winner.destination(), right.id(), right.destination(), to)
            : "Account " + vpc.owner() + " must remove the longer of its routes to " + to + ".";
    var blocker =
        aboutRoute(
            BlockerCode.MORE_SPECIFIC_ROUTE_WINS,
            winner,
            vpc,
            fix,
            ApiCall.delete(advice.path(winner, vpc)));
    return isVisible(vpc) ? blocker.because(cause) : blocker;
  }

  private Blocker aboutRoute(BlockerCode code, Route route, Vpc vpc, String fix) {
    return Blocker.of(code, vpc.owner(), isVisible(vpc) ? route.id() : vpc.id(), fix);
  }

  /** Its owner is told of the request that comes first, or that none of his will do. */
  private Blocker aboutRoute(BlockerCode code, Route route, Vpc vpc, String fix, ApiCall request) {
    if (!isVisible(vpc)) {
      return aboutRoute(code, route, vpc, fix).by(request);
    }
    var told = aboutRoute(code, route, vpc, fix + route.beforehand());
    if (route.isLearned()) {
      return told;
    }
    return told.by(
        route.published() ? ApiCall.post(advice.path(route, vpc) + "/withdraw") : request);
  }

  private boolean isVisible(Vpc vpc) {
    return advice.isVisible(vpc);
  }
}
