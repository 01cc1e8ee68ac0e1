package dev.landbridge.routing.path;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.routing.model.Connection;
import dev.landbridge.routing.model.Network;
import dev.landbridge.routing.model.Route;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which peering connection would lead to whom, as far as an account knows of it. */
record Links(Network network, AccountId viewer) {

  /** Where packets would go that enter a VPC but do not belong there. */
  enum Beyond {
    /** Back to the VPC they came from. */
    BACK,
    /** On, through something else. */
    ONWARDS,
    NOWHERE
  }

  /** The best connection with the VPC that is meant, else with whoever holds the address. */
  Optional<Connection> best(VpcId from, Optional<VpcId> meant, IpAddress address) {
    return meant.map(there -> with(from, there)).orElseGet(() -> towards(from, address));
  }

  Optional<Connection> with(VpcId from, VpcId other) {
    return best(
        of(from).filter(c -> c.peerOf(from).filter(p -> p.vpcId().equals(other)).isPresent()));
  }

  /** An active connection to whoever holds the address if there is any, else the next best. */
  Optional<Connection> towards(VpcId from, IpAddress address) {
    return best(of(from).filter(connection -> leadsTo(connection, from, address)));
  }

  private Stream<Connection> of(VpcId vpc) {
    return network.connectionsOf(vpc).stream()
        .filter(connection -> !connection.hasEnded() && connection.concerns(viewer));
  }

  boolean leadsTo(Connection connection, VpcId from, IpAddress address) {
    return connection
        .peerOf(from)
        .filter(peer -> blocks(connection, peer).anyMatch(block -> block.contains(address)))
        .isPresent();
  }

  /** Who has not agreed, or no longer, is asked for no more than stood in the request. */
  Stream<CidrBlock> blocks(Connection connection, VpcEnd peer) {
    return connection.isActive() || peer.account().equals(viewer)
        ? network.blocksOf(peer).stream()
        : peer.cidrBlocks().stream();
  }

  private static Optional<Connection> best(Stream<Connection> connections) {
    return connections.min(Comparator.comparingInt(Links::usefulness));
  }

  /** Less is better. */
  private static int usefulness(Connection connection) {
    return switch (connection.status()) {
      case ACTIVE -> 0;
      case ISOLATED -> 1;
      case PENDING -> 2;
      case EXPIRED -> 3;
      case REJECTED, WITHDRAWN, DELETED -> 4;
    };
  }

  /** A VPC that both are actively connected with although not with each other. */
  Optional<VpcId> between(VpcId from, VpcId to) {
    return activePeers(from).filter(middle -> activePeers(middle).anyMatch(to::equals)).findFirst();
  }

  private Stream<VpcId> activePeers(VpcId vpc) {
    return known(vpc).flatMap(c -> c.peerOf(vpc).stream()).map(VpcEnd::vpcId);
  }

  private Stream<Connection> known(VpcId vpc) {
    return network.connectionsOf(vpc).stream()
        .filter(connection -> connection.isActive() && connection.concerns(viewer));
  }

  /** The tables of another account's VPC stay closed; its connections with the viewer do not. */
  Beyond beyond(VpcEnd peer, VpcId from, IpAddress address) {
    if (peer.account().equals(viewer)) {
      var winners = winnersOf(peer.vpcId(), address);
      if (winners.stream().anyMatch(route -> isBack(route, peer.vpcId(), from))) {
        return Beyond.BACK;
      }
      if (!winners.isEmpty()) {
        return Beyond.ONWARDS;
      }
    }
    return known(peer.vpcId())
            .filter(
                c -> c.peerOf(peer.vpcId()).filter(end -> !end.vpcId().equals(from)).isPresent())
            .anyMatch(connection -> leadsTo(connection, peer.vpcId(), address))
        ? Beyond.ONWARDS
        : Beyond.NOWHERE;
  }

  private List<Route> winnersOf(VpcId vpc, IpAddress address) {
    return network.tablesOf(vpc).stream()
        .flatMap(table -> Choice.of(table, address).chosen().stream())
        .toList();
  }

  private boolean isBack(Route route, VpcId vpc, VpcId from) {
    return network
        .connection(route.nextHop(), vpc)
        .flatMap(connection -> connection.peerOf(vpc))
        .filter(end -> end.vpcId().equals(from))
        .isPresent();
  }
}
