package dev.landbridge.routing.network;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.platform.log.EventEnvelope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What peering-service told of peering connections; what comes twice or late changes nothing. */
@Component
public class ConnectionRegister {
  private final JdbcClient db;

  ConnectionRegister(JdbcClient db) {
    this.db = db;
  }

  public boolean requested(PeeringRequested event, EventEnvelope told) {
    int rows =
        db.sql(
                """
                insert into known_connection (connection_id, status, version)
                values (?, 'PENDING', ?) on conflict do nothing
                """)
            .params(event.id().text(), told.sequence())
            .update();
    if (rows > 0) {
      end(event.id(), "REQUESTER", event.requester());
      end(event.id(), "ACCEPTER", event.accepter());
    }
    return rows > 0;
  }

  private void end(PeeringConnectionId id, String role, VpcEnd end) {
    db.sql(
            """
            insert into known_connection_end
              (connection_id, role, account_id, vpc_id, region, cidr_blocks)
            values (?, ?, ?, ?, ?, ?::cidr[])
            """)
        .params(
            id.text(),
            role,
            end.account().text(),
            end.vpcId().text(),
            end.region().text(),
            "{" + String.join(",", end.cidrBlocks().stream().map(CidrBlock::text).toList()) + "}")
        .update();
  }

  public boolean moved(PeeringConnectionId id, ConnectionStatus status, EventEnvelope told) {
    return db.sql(
                """
                update known_connection set status = ?, version = ?
                where connection_id = ? and version < ?
                """)
            .params(status.name(), told.sequence(), id.text(), told.sequence())
            .update()
        > 0;
  }
}
