package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import dev.landbridge.routing.model.Subnet;
import dev.landbridge.routing.model.Table;
import dev.landbridge.routing.model.Vpc;
import java.util.Map;
import java.util.Optional;

/** Which request on a table leads packets through a connection, such that it is not refused. */
record RouteAdvice(Network network, AccountId viewer) {

  /**
   * What to do.
   *
   * @param changesTheRoute whether it is the route in the way that is changed
   */
  record Step(String text, ApiCall request, boolean changesTheRoute) {}

  /**
   * For a route that takes packets elsewhere. Of another account's route nothing is told but that
   * it is in the way.
   */
  Step instead(Route route, Vpc vpc, IpAddress to, Connection link) {
    return hiddenOrOtherwise(route, vpc, to, link)
        .orElseGet(
            () ->
                new Step(
                    "Let " + name(route, vpc, to) + " lead to " + link.id() + ".",
                    ApiCall.put(
                        path(route, vpc),
                        Map.of("nextHopType", "peering-connection", "nextHopId", link.id().text())),
                    true));
  }

  /** Where the route cannot be led through the connection as it is. */
  private Optional<Step> hiddenOrOtherwise(Route route, Vpc vpc, IpAddress to, Connection link) {
    var table = tableOf(route, vpc).filter(_ -> isVisible(vpc));
    var twin = table.flatMap(known -> find(known, route.destination(), link.nextHop()));
    return twin.map(
            asleep ->
                new Step(
                    "Disable route %s, then enable route %s, which leads to %s."
                        .formatted(route.id(), asleep.id(), link.id()),
                    ApiCall.post(path(route, vpc) + "/disable"),
                    true))
        .or(
            () ->
                table
                    .filter(_ -> !network.reaches(peer(link, vpc), route.destination()))
                    .flatMap(_ -> beside(route, vpc, to, link)));
  }

  /** A longer prefix than the route's, which wins over it. */
  Optional<Step> beside(Route route, Vpc vpc, IpAddress to, Connection link) {
    var destination = towards(peer(link, vpc), to);
    return tableOf(route, vpc)
        .filter(_ -> destination.prefixLength() > route.destination().prefixLength())
        .map(
            table ->
                find(table, destination, link.nextHop())
                    .map(
                        asleep ->
                            new Step(
                                "Enable route %s to %s, which leads to %s."
                                    .formatted(asleep.id(), destination, link.id()),
                                ApiCall.post(path(asleep, vpc) + "/enable"),
                                false))
                    .orElseGet(
                        () ->
                            new Step(
                                "Add a route to %s with next hop %s."
                                    .formatted(destination, link.id()),
                                add(table.id().text(), destination, link),
                                false)));
  }

  /** A new route in the table that serves a subnet. */
  ApiCall add(Vpc vpc, Subnet subnet, IpAddress to, Connection link) {
    var table = isVisible(vpc) ? subnet.table().text() : "{routeTableId}";
    return add(table, towards(peer(link, vpc), to), link);
  }

  private static ApiCall add(String table, CidrBlock destination, Connection link) {
    return ApiCall.post(
        "/v1/route-tables/" + table + "/routes",
        Map.of(
            "destination", destination.text(),
            "nextHopType", "peering-connection",
            "nextHopId", link.id().text()));
  }

  private static VpcEnd peer(Connection link, Vpc vpc) {
    return link.peerOf(vpc.id()).orElseThrow();
  }

  /** A subnet that the viewer may know of, else the peer's block. */
  private CidrBlock towards(VpcEnd peer, IpAddress to) {
    return network
        .subnetHolding(peer.vpcId(), to)
        .filter(_ -> peer.account().equals(viewer))
        .map(Subnet::cidrBlock)
        .or(() -> network.blocksOf(peer).stream().filter(b -> b.contains(to)).findFirst())
        .orElseGet(() -> CidrBlock.of(to));
  }

  private static Optional<Route> find(Table table, CidrBlock destination, NextHop nextHop) {
    return table.routes().stream()
        .filter(route -> route.destination().equals(destination))
        .filter(route -> route.nextHop().equals(nextHop))
        .findFirst();
  }

  /** Its owner is shown the ids; what is in braces is for another owner to fill in. */
  String path(Route route, Vpc vpc) {
    return isVisible(vpc)
        ? "/v1/route-tables/%s/routes/%s"
            .formatted(
                tableOf(route, vpc).map(Table::id).map(RouteTableId::text).orElse("{routeTableId}"),
                route.id())
        : "/v1/route-tables/{routeTableId}/routes/{routeId}";
  }

  private Optional<Table> tableOf(Route route, Vpc vpc) {
    return network.tablesOf(vpc.id()).stream()
        .filter(table -> table.routes().find(route.id()).isPresent())
        .findFirst();
  }

  String name(Route route, Vpc vpc, IpAddress to) {
    return isVisible(vpc) ? "route " + route.id() : "the route of " + vpc.id() + " to " + to;
  }

  boolean isVisible(Vpc vpc) {
    return vpc.owner().equals(viewer);
  }
}
