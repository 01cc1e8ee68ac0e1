package dev.landbridge.routing.network;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.platform.log.EventEnvelope;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What peering-service told of peering connections; what comes twice or late changes nothing. */
@Component
public class ConnectionRegister {
  private final JdbcClient db;

  ConnectionRegister(JdbcClient db) {
    this.db = db;
  }

  public void requested(PeeringRequested event, EventEnvelope told) {
    db.sql(
            """
            with known as (
              insert into known_connection (connection_id, status, version)
              values (:id, 'PENDING', :version) on conflict do nothing
              returning connection_id
            )
            insert into known_connection_end
              (connection_id, role, account_id, vpc_id, region, cidr_blocks)
            select connection_id, role, account_id, vpc_id, region, string_to_array(blocks, ' ')::cidr[]
            from known cross join (values
              ('REQUESTER', :from.account, :from.vpc, :from.region, :from.blocks),
              ('ACCEPTER', :to.account, :to.vpc, :to.region, :to.blocks)
            ) as e (role, account_id, vpc_id, region, blocks)
            """)
        .param("id", event.id().text())
        .param("version", told.sequence())
        .params(params("from", event.requester()))
        .params(params("to", event.accepter()))
        .update();
  }

  private static Map<String, String> params(String end, VpcEnd of) {
    var blocks = of.cidrBlocks().stream().map(CidrBlock::text).collect(Collectors.joining(" "));
    return Map.of(
        end + ".account", of.account().text(),
        end + ".vpc", of.vpcId().text(),
        end + ".region", of.region().text(),
        end + ".blocks", blocks);
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
