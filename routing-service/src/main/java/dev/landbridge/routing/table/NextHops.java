package dev.landbridge.routing.table;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.TextValue;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.network.Connection;
import dev.landbridge.routing.network.ConnectionQueries;
import dev.landbridge.routing.network.LockRegister;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

  /** First locks all that the answers rest on, so that they hold until the decision is stored. */
  public Map<NextHop, NextHopFacts> lockAndRead(VpcId vpc, Collection<NextHop> nextHops) {
    var joined = new HashMap<NextHop, PeeringConnectionId>();
    var locked = new ArrayList<TextValue>(List.of(vpc));
    for (var nextHop : nextHops) {
      var connection = connection(nextHop);
      var peer = connection.flatMap(known -> known.peerOf(vpc));
      if (connection.isPresent() && peer.isPresent()) {
        joined.put(nextHop, connection.get().id());
        locked.add(connection.get().id());
        locked.add(peer.get().vpcId());
      }
    }
    locks.lock(locked.toArray(TextValue[]::new));
    return nextHops.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                nextHop -> nextHop,
                nextHop ->
                    Optional.ofNullable(joined.get(nextHop))
                        .flatMap(connections::find)
                        .map(known -> read(vpc, known))
                        .orElseGet(() -> NextHopFacts.declared(nextHop))));
  }

  /** As it is now, for who only shows it. */
  public NextHopFacts look(VpcId vpc, NextHop nextHop) {
    return connection(nextHop)
        .map(known -> read(vpc, known))
        .orElseGet(() -> NextHopFacts.declared(nextHop));
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

  /** Which CIDR blocks a peer has now is for those whose connection with it is active. */
  private NextHopFacts facts(VpcEnd peer, Connection connection) {
    return connection.isActive()
        ? new NextHopFacts.Connection(true, connections.blocksOf(peer, connection.id()))
        : new NextHopFacts.Connection(false, peer.cidrBlocks());
  }

  private Optional<Connection> connection(NextHop nextHop) {
    return nextHop.type() == NextHopType.PEERING_CONNECTION
        ? connectionId(nextHop.id()).flatMap(connections::find)
        : Optional.empty();
  }

  private static Optional<PeeringConnectionId> connectionId(String text) {
    try {
      return Optional.of(PeeringConnectionId.parse(text));
    } catch (MalformedValue noSuchId) {
      return Optional.empty();
    }
  }
}
