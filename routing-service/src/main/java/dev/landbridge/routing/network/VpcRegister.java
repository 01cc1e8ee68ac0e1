package dev.landbridge.routing.network;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.platform.log.EventEnvelope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What peering-service told of VPCs, their CIDR blocks and subnets. Each row remembers the version
 * of the VPC that it stems from, so what comes twice or late changes nothing; the methods that
 * write answer whether something was new.
 */
@Component
public class VpcRegister {
  private final JdbcClient db;

  VpcRegister(JdbcClient db) {
    this.db = db;
  }

  public boolean created(VpcCreated event, EventEnvelope told) {
    int rows =
        db.sql(
                """
                insert into known_vpc (vpc_id, account_id, region, present, version)
                values (?, ?, ?, true, ?) on conflict do nothing
                """)
            .params(event.id().text(), event.owner().text(), event.region().text(), told.sequence())
            .update();
    cidrBlock(event.id(), event.cidrBlock(), true, told);
    return rows > 0;
  }

  public boolean deleted(VpcId vpc, EventEnvelope told) {
    return db.sql("update known_vpc set present = false, version = ? where vpc_id = ? and present")
            .params(told.sequence(), vpc.text())
            .update()
        > 0;
  }

  /** The row stays when the block goes, so that an older word cannot bring it back. */
  public boolean cidrBlock(VpcId vpc, CidrBlock block, boolean present, EventEnvelope told) {
    return db.sql(
                """
                insert into known_cidr_block as known (vpc_id, cidr_block, present, version, since)
                values (?, ?::cidr, ?, ?, ?)
                on conflict (vpc_id, cidr_block) do update
                set present = excluded.present, version = excluded.version, since = excluded.since
                where known.version < excluded.version
                """)
            .params(vpc.text(), block.text(), present, told.sequence(), Timestamp.from(told.time()))
            .update()
        > 0;
  }

  public boolean subnetCreated(SubnetCreated event, EventEnvelope told) {
    return db.sql(
                """
                insert into known_subnet
                  (subnet_id, vpc_id, account_id, cidr_block, present, version, position)
                select ?, vpc_id, account_id, ?::cidr, true, ?, ? from known_vpc where vpc_id = ?
                on conflict do nothing
                """)
            .params(
                event.subnetId().text(),
                event.cidrBlock().text(),
                told.sequence(),
                told.position(),
                event.id().text())
            .update()
        > 0;
  }

  public boolean subnetDeleted(SubnetDeleted event, EventEnvelope told) {
    return db.sql(
                "update known_subnet set present = false, version = ? where subnet_id = ? and present")
            .params(told.sequence(), event.subnetId().text())
            .update()
        > 0;
  }

  /** A VPC that was never told of is a message out of order, which must not be lost. */
  public void mustKnow(VpcId vpc) {
    if (db.sql("select 1 from known_vpc where vpc_id = ?")
        .param(vpc.text())
        .query(Integer.class)
        .optional()
        .isEmpty()) {
      throw new IllegalStateException("Expected to know " + vpc + ", but nobody told of it");
    }
  }

  public Optional<Vpc> find(VpcId vpc) {
    return db.sql("select account_id from known_vpc where vpc_id = ? and present")
        .param(vpc.text())
        .query(String.class)
        .optional()
        .map(owner -> new Vpc(vpc, AccountId.parse(owner), cidrBlocks(vpc)));
  }

  public List<CidrBlock> cidrBlocks(VpcId vpc) {
    return ownCidrBlocks(vpc).stream().map(OwnCidrBlock::cidrBlock).toList();
  }

  public List<OwnCidrBlock> ownCidrBlocks(VpcId vpc) {
    return db.sql(
            """
            select cidr_block, version, since from known_cidr_block
            where vpc_id = ? and present order by version, cidr_block
            """)
        .param(vpc.text())
        .query(
            (row, _) ->
                new OwnCidrBlock(
                    CidrBlock.parse(row.getString("cidr_block")),
                    row.getLong("version"),
                    row.getTimestamp("since").toInstant()))
        .list();
  }

  public Optional<Subnet> findSubnet(SubnetId subnet) {
    return db.sql(
            """
            select subnet_id, vpc_id, account_id, cidr_block from known_subnet
            where subnet_id = ? and present
            """)
        .param(subnet.text())
        .query(VpcRegister::subnet)
        .optional();
  }

  private static Subnet subnet(ResultSet row, int number) throws SQLException {
    return new Subnet(
        SubnetId.parse(row.getString("subnet_id")),
        VpcId.parse(row.getString("vpc_id")),
        AccountId.parse(row.getString("account_id")),
        CidrBlock.parse(row.getString("cidr_block")));
  }
}
