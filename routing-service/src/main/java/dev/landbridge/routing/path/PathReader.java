package dev.landbridge.routing.path;

import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.routing.network.Connection;
import dev.landbridge.routing.network.ConnectionQueries;
import dev.landbridge.routing.network.NetworkQueries;
import dev.landbridge.routing.network.Subnet;
import dev.landbridge.routing.network.VpcRegister;
import dev.landbridge.routing.table.DerivedIds;
import dev.landbridge.routing.table.RouteTableRegister;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Gathers what is known of one address in one VPC. */
@Component
class PathReader {
  private final VpcRegister vpcs;
  private final NetworkQueries network;
  private final ConnectionQueries connections;
  private final RouteTableRegister tables;

  PathReader(
      VpcRegister vpcs,
      NetworkQueries network,
      ConnectionQueries connections,
      RouteTableRegister tables) {
    this.vpcs = vpcs;
    this.network = network;
    this.connections = connections;
    this.tables = tables;
  }

  /** Empty when nobody has told of the VPC yet, or it is gone. */
  Optional<Place> place(VpcId vpcId, IpAddress address) {
    return vpcs.find(vpcId)
        .map(
            vpc -> {
              var subnet = network.subnetHolding(address, vpcId).map(Subnet::id);
              var table =
                  subnet.flatMap(tables::tableOf).orElseGet(() -> DerivedIds.mainTableOf(vpcId));
              var routes =
                  tables.routesOf(table).stream()
                      .filter(route -> route.status() != RouteStatus.DISABLED)
                      .map(PathRoute::of)
                      .toList();
              return new Place(
                  vpc.owner(),
                  vpcId,
                  vpc.cidrBlocks(),
                  address,
                  subnet,
                  table,
                  routes,
                  links(vpcId, routes));
            });
  }

  /** Ended connections matter only where a route still leads through them. */
  private List<Link> links(VpcId vpc, List<PathRoute> routes) {
    return connections.of(vpc).stream()
        .flatMap(connection -> link(connection, vpc))
        .filter(
            link ->
                !link.hasEnded()
                    || routes.stream().anyMatch(route -> route.nextHop().equals(link.nextHop())))
        .toList();
  }

  private Stream<Link> link(Connection connection, VpcId vpc) {
    return connection.peerOf(vpc).stream()
        .map(
            peer ->
                new Link(
                    connection.id(),
                    connection.status(),
                    connection.requester().account(),
                    connection.accepter().account(),
                    peer.account(),
                    peer.vpcId(),
                    connections.blocksOf(peer, connection.id())));
  }
}
