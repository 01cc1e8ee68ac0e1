package dev.landbridge.routing.plan;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.platform.web.ProblemException;
import dev.landbridge.routing.network.Connection;
import dev.landbridge.routing.network.ConnectionQueries;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds connections for their two accounts; to anybody else there are none. */
@Component
class Joints {
  private final ConnectionQueries connections;

  Joints(ConnectionQueries connections) {
    this.connections = connections;
  }

  Connection get(PeeringConnectionId id, AccountId account) {
    return connections
        .find(id)
        .filter(known -> ends(known).anyMatch(end -> end.account().equals(account)))
        .orElseThrow(() -> ProblemException.noSuch("peering-connection", id));
  }

  private static Stream<VpcEnd> ends(Connection connection) {
    return Stream.of(connection.requester(), connection.accepter());
  }
}
