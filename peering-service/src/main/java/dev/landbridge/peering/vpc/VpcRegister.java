package dev.landbridge.peering.vpc;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcEvent;
import dev.landbridge.events.peering.VpcEvent.SubnetCreated;
import dev.landbridge.events.peering.VpcEvent.SubnetDeleted;
import dev.landbridge.events.peering.VpcEvent.SubnetRenamed;
import dev.landbridge.events.peering.VpcEvent.SubnetTagged;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockAdded;
import dev.landbridge.events.peering.VpcEvent.VpcCidrBlockRemoved;
import dev.landbridge.events.peering.VpcEvent.VpcCreated;
import dev.landbridge.events.peering.VpcEvent.VpcDeleted;
import dev.landbridge.events.peering.VpcEvent.VpcRenamed;
import dev.landbridge.events.peering.VpcEvent.VpcTagged;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.BrokenConstraint;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.peering.vpc.VpcRejection.CidrBlockTakenAtPeer;
import dev.landbridge.peering.vpc.VpcRejection.VpcInUse;
import dev.landbridge.peering.vpc.VpcRejection.VpcQuotaExceeded;
import dev.landbridge.platform.command.CommandRejected;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The VPCs there are and what each reaches; its constraints are the last word on overlap. */
@Component
class VpcRegister {
  /** The connections that hold a VPC now, each with the VPC at its other end. */
  private static final String LIVE =
      """
      with live as (
        select c.connection_id, c.reach, peer
        from vpc_register v, unnest(v.peers) peer
        join connection_register c on c.live
          and least(c.requester_vpc, c.accepter_vpc) = least(:id, peer)
          and greatest(c.requester_vpc, c.accepter_vpc) = greatest(:id, peer)
        where v.vpc_id = :id
      )
      """;

  /** In the order in which connections that end hold them. */
  private static final String HOLD =
      """
      select vpc_id from vpc_register
      where vpc_id in (select :id union select unnest(peers) from vpc_register where vpc_id = :id)
      order by vpc_id for no key update
      """;

  private final JdbcClient db;
  private final QuotaRegister quotas;

  VpcRegister(JdbcClient db, QuotaRegister quotas) {
    this.db = db;
    this.quotas = quotas;
  }

  /** Where a VPC belongs. */
  record Entry(AccountId account, Region region) {}

  Optional<Entry> find(VpcId id) {
    return db.sql("select account_id, region from vpc_register where vpc_id = ?")
        .param(id.text())
        .query((row, _) -> new Entry(new AccountId(row.getString(1)), new Region(row.getString(2))))
        .optional();
  }

  /** One question for foreign and absent alike, so that neither takes longer. */
  Optional<VpcId> vpcOf(SubnetId id, AccountId owner) {
    return db.sql(
            """
            select s.vpc_id from subnet_register s join vpc_register v on v.vpc_id = s.vpc_id
            where s.subnet_id = ? and v.account_id = ?
            """)
        .params(id.text(), owner.text())
        .query((row, _) -> new VpcId(row.getString(1)))
        .optional();
  }

  /** Locks the VPC and its peers, so that nobody else changes what they reach. */
  void lockWithPeers(VpcId id) {
    quotas.lock(Stream.concat(Stream.of(id.text()), peerIds(id).stream()));
    // a peer that came between the look and the lock: now that the VPC is locked, none can follow
    quotas.lock(peerIds(id).stream());
  }

  /** Keeps the VPC from going while a subnet comes, and the other way round. */
  void lock(VpcId id) {
    quotas.lock(Stream.of(id.text()));
  }

  private List<String> peerIds(VpcId id) {
    return db.sql("select unnest(peers) from vpc_register where vpc_id = ?")
        .param(id.text())
        .query(String.class)
        .list();
  }

  int connections(VpcId id) {
    return peerIds(id).size();
  }

  /** How {@code block} would get on with the peers of the VPC. */
  PeersOfVpc peers(VpcId id, CidrBlock block) {
    return new PeersOfVpc(
        overlapsPeer(id, block), seenBlock(id, block).orElse(null), takenAtPeer(id, block));
  }

  private boolean overlapsPeer(VpcId id, CidrBlock block) {
    return db.sql(
            LIVE
                + """
                select exists (select from (
                  select unnest(v.reach) b, v.blocks from vpc_register v where v.vpc_id = :id
                  union all
                  select unnest(live.reach), v.blocks from live, vpc_register v where v.vpc_id = :id
                ) reached
                where b <> all (blocks::inet[]) and b && :block::inet)
                """)
        .param("id", id.text())
        .param("block", block.text())
        .query(Boolean.class)
        .single();
  }

  /** Of a block that is gone, but stood in the request, too: it is seen all the same. */
  private Optional<CidrBlock> seenBlock(VpcId id, CidrBlock block) {
    return db.sql(
            """
            select block::text from seen_block
            where vpc_id = :id and block && :block::inet order by block limit 1
            """)
        .param("id", id.text())
        .param("block", block.text())
        .query((row, _) -> CidrBlock.parse(row.getString(1)))
        .optional();
  }

  private boolean takenAtPeer(VpcId id, CidrBlock block) {
    return db.sql(
            LIVE
                + """
                select exists (
                  select from live join vpc_register p on p.vpc_id = live.peer
                  where live.reach = '{}' and :block::inet && any (p.reach))
                """)
        .param("id", id.text())
        .param("block", block.text())
        .query(Boolean.class)
        .single();
  }

  /** Writes what the decision says; what a constraint forbids becomes the rule's rejection. */
  void keep(Decision<VpcEvent, VpcRejection> decision, int limit) {
    if (decision instanceof Decision.Accepted<VpcEvent, VpcRejection>(var events)) {
      events.forEach(event -> keep(event, limit));
    }
  }

  private void keep(VpcEvent event, int limit) {
    switch (event) {
      case VpcCreated e -> create(e, limit);
      case VpcCidrBlockAdded e -> add(e);
      case VpcCidrBlockRemoved e -> remove(e);
      case VpcDeleted e -> delete(e);
      case SubnetCreated e -> create(e);
      case SubnetDeleted e ->
          db.sql("delete from subnet_register where subnet_id = ?")
              .param(e.subnetId().text())
              .update();
      case VpcRenamed _, VpcTagged _, SubnetRenamed _, SubnetTagged _ -> {} // no set rule
    }
  }

  private void create(VpcCreated e, int limit) {
    try {
      quotas.take(QuotaRegister.scope(e.owner(), e.region()), Quota.VPCS_PER_REGION, limit);
    } catch (DataIntegrityViolationException violation) {
      if (BrokenConstraint.nameOf(violation).equals("quota_use_within")) {
        throw new CommandRejected(new VpcQuotaExceeded(Quota.VPCS_PER_REGION, limit));
      }
      throw violation;
    }
    db.sql(
            """
            insert into vpc_register (vpc_id, account_id, region, blocks, reach)
            values (:id, :account, :region, array[:block], array[:block::inet])
            """)
        .param("id", e.id().text())
        .param("account", e.owner().text())
        .param("region", e.region().text())
        .param("block", e.cidrBlock().text())
        .update();
  }

  private void add(VpcCidrBlockAdded e) {
    try {
      change(
          e.id(),
          e.cidrBlock(),
          """
          update connection_register c set reach = c.reach || :block::inet
          from live where c.connection_id = live.connection_id and live.reach <> '{}'
          """,
          """
          update vpc_register v set reach = v.reach || :block::inet,
            blocks = case when v.vpc_id = :id then v.blocks || :block else v.blocks end
          """);
    } catch (DataIntegrityViolationException violation) {
      throw switch (BrokenConstraint.nameOf(violation)) {
        case "vpc_reach_free", "connection_reach_free" ->
            new CommandRejected(new CidrBlockTakenAtPeer(e.cidrBlock()));
        default -> violation;
      };
    }
  }

  private void remove(VpcCidrBlockRemoved e) {
    change(
        e.id(),
        e.cidrBlock(),
        """
        update connection_register c set reach = array_remove(c.reach, :block::inet)
        from live where c.connection_id = live.connection_id and live.reach <> '{}'
        """,
        """
        update vpc_register v set reach = array_remove(v.reach, :block::inet),
          blocks = case when v.vpc_id = :id then array_remove(v.blocks, :block) else v.blocks end
        """);
  }

  /** In the VPC, in peers that reach all it has, and in connections that keep blocks apart. */
  private void change(VpcId id, CidrBlock block, String ofConnections, String ofVpcs) {
    db.sql(HOLD).param("id", id.text()).query(String.class).list();
    db.sql(
            LIVE
                + ", connections as ("
                + ofConnections
                + ")\n"
                + ofVpcs
                + """
                where v.vpc_id in (select :id union select peer from live where live.reach = '{}')
                """)
        .param("id", id.text())
        .param("block", block.text())
        .update();
  }

  private void create(SubnetCreated e) {
    db.sql("insert into subnet_register (subnet_id, vpc_id) values (?, ?)")
        .params(e.subnetId().text(), e.id().text())
        .update();
  }

  private void delete(VpcDeleted e) {
    var entry = find(e.id()).orElseThrow();
    quotas.giveBack(QuotaRegister.scope(entry.account(), entry.region()), Quota.VPCS_PER_REGION);
    int deleted =
        db.sql("delete from vpc_register where vpc_id = ? and peers = '{}'")
            .param(e.id().text())
            .update();
    if (deleted == 0) {
      throw new CommandRejected(new VpcInUse(e.id(), 0, connections(e.id())));
    }
  }
}
