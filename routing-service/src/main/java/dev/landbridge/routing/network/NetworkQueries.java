package dev.landbridge.routing.network;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Questions about where an address lies. */
@Component
public class NetworkQueries {
  private final JdbcClient db;

  NetworkQueries(JdbcClient db) {
    this.db = db;
  }

  /** The account's VPCs that hold the address in a CIDR block. */
  public List<VpcId> vpcsHolding(IpAddress address, AccountId owner) {
    return db.sql(
            """
            select distinct v.vpc_id from known_vpc v join known_cidr_block b using (vpc_id)
            where v.account_id = ? and v.present and b.present and b.cidr_block >>= ?::inet
            order by 1
            """)
        .params(owner.text(), address.text())
        .query((row, _) -> VpcId.parse(row.getString(1)))
        .list();
  }

  /** The account's VPCs that hold the address in a subnet. */
  public List<VpcId> vpcsServing(IpAddress address, AccountId owner) {
    return db.sql(
            """
            select distinct vpc_id from known_subnet
            where account_id = ? and present and cidr_block >>= ?::inet
            order by 1
            """)
        .params(owner.text(), address.text())
        .query((row, _) -> VpcId.parse(row.getString(1)))
        .list();
  }

  public Optional<Subnet> subnetHolding(IpAddress address, VpcId vpc) {
    return db.sql(
            """
            select subnet_id, vpc_id, account_id, cidr_block from known_subnet
            where vpc_id = ? and present and cidr_block >>= ?::inet
            order by masklen(cidr_block) desc, subnet_id limit 1
            """)
        .params(vpc.text(), address.text())
        .query(NetworkQueries::subnet)
        .optional();
  }

  static Subnet subnet(ResultSet row, int number) throws SQLException {
    return new Subnet(
        SubnetId.parse(row.getString("subnet_id")),
        VpcId.parse(row.getString("vpc_id")),
        AccountId.parse(row.getString("account_id")),
        CidrBlock.parse(row.getString("cidr_block")));
  }
}
