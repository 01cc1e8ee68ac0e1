package dev.landbridge.routing.network;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Peering connections as this service knows them; for decisions, ask under lock. */
@Component
public class ConnectionQueries {
  private static final String SELECT =
      """
      select c.connection_id, c.status,
        r.account_id as r_account, r.vpc_id as r_vpc, r.region as r_region,
        r.cidr_blocks::text[] as r_blocks,
        a.account_id as a_account, a.vpc_id as a_vpc, a.region as a_region,
        a.cidr_blocks::text[] as a_blocks
      from known_connection c
      join known_connection_end r on r.connection_id = c.connection_id and r.role = 'REQUESTER'
      join known_connection_end a on a.connection_id = c.connection_id and a.role = 'ACCEPTER'
      """;

  private final JdbcClient db;

  ConnectionQueries(JdbcClient db) {
    this.db = db;
  }

  public Optional<Connection> find(PeeringConnectionId id) {
    return db.sql(SELECT + " where c.connection_id = ?")
        .param(id.text())
        .query(ConnectionQueries::connection)
        .optional();
  }

  /** All that have the VPC as an end, ended ones too. */
  public List<Connection> of(VpcId vpc) {
    return db.sql(
            SELECT
                + """
                where c.connection_id in
                  (select connection_id from known_connection_end where vpc_id = ?)
                order by c.connection_id
                """)
        .param(vpc.text())
        .query(ConnectionQueries::connection)
        .list();
  }

  /**
   * The CIDR blocks of one end as they are now. The VPC's own events count; a block that only the
   * connection named is believed until they say otherwise, since the two streams have no order.
   */
  public List<CidrBlock> blocksOf(VpcEnd end, PeeringConnectionId id) {
    return db
        .sql(
            """
            select cidr_block from known_cidr_block where vpc_id = :vpc and present
            union
            select block from known_connection_end, unnest(cidr_blocks) as block
            where connection_id = :id and vpc_id = :vpc and not exists
              (select 1 from known_cidr_block k where k.vpc_id = :vpc and k.cidr_block = block)
            order by 1
            """)
        .param("vpc", end.vpcId().text())
        .param("id", id.text())
        .query(String.class)
        .list()
        .stream()
        .map(CidrBlock::parse)
        .toList();
  }

  private static Connection connection(ResultSet row, int number) throws SQLException {
    return new Connection(
        PeeringConnectionId.parse(row.getString("connection_id")),
        ConnectionStatus.valueOf(row.getString("status")),
        end(row, "r_"),
        end(row, "a_"));
  }

  private static VpcEnd end(ResultSet row, String prefix) throws SQLException {
    var blocks = (String[]) row.getArray(prefix + "blocks").getArray();
    return new VpcEnd(
        AccountId.parse(row.getString(prefix + "account")),
        VpcId.parse(row.getString(prefix + "vpc")),
        Region.parse(row.getString(prefix + "region")),
        Arrays.stream(blocks).map(CidrBlock::parse).toList());
  }
}
