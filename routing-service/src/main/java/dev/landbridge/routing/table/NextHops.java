package dev.landbridge.routing.table;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.routing.network.Connection;
import dev.landbridge.routing.network.ConnectionQueries;
import dev.landbridge.routing.network.LockRegister;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds out what a next hop is worth to the tables of one VPC. */
@Component
public class NextHops {
  private final LockRegister locks;
  private final ConnectionQueries connections;

  NextHops(LockRegister locks, ConnectionQueries connections) {
    this.locks = locks;
    this.connections = connections;
  }

  /** First locks all that the answer rests on, so that it holds until the decision is stored. */
  public NextHopFacts lockAndRead(VpcId vpc, NextHop nextHop) {
    var connection = connection(nextHop);
    var peer = connection.flatMap(known -> known.peerOf(vpc));
    if (connection.isEmpty() || peer.isEmpty()) {
      locks.lock(vpc);
      return new NextHopFacts.Unknown();
    }
    locks.lock(connection.get().id(), vpc, peer.get().vpcId());
    return connections
        .find(connection.get().id())
        .map(known -> read(vpc, known))
        .orElseGet(NextHopFacts.Unknown::new);
  }

  /** For a caller that holds the locks. */
  public NextHopFacts read(VpcId vpc, Connection connection) {
    return connection
        .peerOf(vpc)
        .<NextHopFacts>map(
            peer ->
                connection.status().isEnded() ? new NextHopFacts.Ended() : facts(peer, connection))
        .orElseGet(NextHopFacts.Unknown::new);
  }

  private NextHopFacts facts(VpcEnd peer, Connection connection) {
    return new NextHopFacts.Connection(
        connection.isActive(), connections.blocksOf(peer, connection.id()));
  }

  private Optional<Connection> connection(NextHop nextHop) {
    return switch (nextHop.type()) {
      case LOCAL -> Optional.empty();
      case PEERING_CONNECTION -> connectionId(nextHop.id()).flatMap(connections::find);
    };
  }

  private static Optional<PeeringConnectionId> connectionId(String text) {
    try {
      return Optional.of(PeeringConnectionId.parse(text));
    } catch (MalformedValue noSuchId) {
      return Optional.empty();
    }
  }
}
