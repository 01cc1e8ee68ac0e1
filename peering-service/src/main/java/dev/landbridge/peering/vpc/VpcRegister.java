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

  Optional<VpcId> vpcOf(SubnetId id) {
    return db.sql("select vpc_id from subnet_register where subnet_id = ?")
        .param(id.text())
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
    return db.sql(
            """
            select high from vpc_pair where low = :id union select low from vpc_pair where high = :id
            """)
        .param("id", id.text())
        .query(String.class)
        .list();
  }

  int connections(VpcId id) {
    return peerIds(id).size();
  }

  /** How {@code block} would get on with the peers of the VPC. */
  PeersOfVpc peers(VpcId id, CidrBlock block) {
    return new PeersOfVpc(blockOfPeer(id, block).orElse(null), takenAtPeer(id, block));
  }

  private Optional<CidrBlock> blockOfPeer(VpcId id, CidrBlock block) {
    return db.sql(
            """
            select cidr_block::text from vpc_reach
            where vpc_id = ? and source <> 'own' and cidr_block && ?::inet order by 1 limit 1
            """)
        .params(id.text(), block.text())
        .query((row, _) -> CidrBlock.parse(row.getString(1)))
        .optional();
  }

  private boolean takenAtPeer(VpcId id, CidrBlock block) {
    return db.sql(
            """
            select exists (
              select from vpc_pair p
              join vpc_reach r
                on r.vpc_id = case when p.low = :id then p.high else p.low end
                and r.realm = p.realm
              where (p.low = :id or p.high = :id)
                and r.source not in ('own', p.connection_id)
                and r.cidr_block && :block::inet)
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
            with register as (
              insert into vpc_register (vpc_id, account_id, region, blocks)
              values (:id, :account, :region, array[:block]))
            insert into vpc_reach (vpc_id, realm, cidr_block, source)
            values (:id, '', :block::inet, 'own')
            """)
        .param("id", e.id().text())
        .param("account", e.owner().text())
        .param("region", e.region().text())
        .param("block", e.cidrBlock().text())
        .update();
  }

  private void add(VpcCidrBlockAdded e) {
    try {
      db.sql(
              """
              with register as (
                update vpc_register set blocks = array_append(blocks, :block) where vpc_id = :id
              ), pairs as (
                select case when low = :id then high else low end as peer, connection_id, realm
                from vpc_pair where low = :id or high = :id
                order by connection_id for share
              )
              insert into vpc_reach (vpc_id, realm, cidr_block, source)
              select :id, realm, :block::inet, 'own'
              from (select '' as realm union select realm from pairs) realms
              union all
              select peer, realm, :block::inet, connection_id from pairs
              """)
          .param("id", e.id().text())
          .param("block", e.cidrBlock().text())
          .update();
    } catch (DataIntegrityViolationException violation) {
      if (BrokenConstraint.nameOf(violation).equals("vpc_reach_free")) {
        throw new CommandRejected(new CidrBlockTakenAtPeer(e.cidrBlock()));
      }
      throw violation;
    }
  }

  private void remove(VpcCidrBlockRemoved e) {
    db.sql(
            """
            with register as (
              update vpc_register set blocks = array_remove(blocks, :block) where vpc_id = :id
            ), held (vpc_id, source) as (
              select :id, 'own'
              union all
              select case when low = :id then high else low end, connection_id
              from vpc_pair where low = :id or high = :id
            )
            delete from vpc_reach r using held
            where r.vpc_id = held.vpc_id and r.source = held.source
              and r.cidr_block = :block::inet
            """)
        .param("id", e.id().text())
        .param("block", e.cidrBlock().text())
        .update();
  }

  private void create(SubnetCreated e) {
    db.sql("insert into subnet_register (subnet_id, vpc_id) values (?, ?)")
        .params(e.subnetId().text(), e.id().text())
        .update();
  }

  private void delete(VpcDeleted e) {
    var entry = find(e.id()).orElseThrow();
    if (connections(e.id()) > 0) {
      throw new CommandRejected(new VpcInUse(e.id(), 0, connections(e.id())));
    }
    quotas.giveBack(QuotaRegister.scope(entry.account(), entry.region()), Quota.VPCS_PER_REGION);
    db.sql(
            """
            with reach as (delete from vpc_reach where vpc_id = :id)
            delete from vpc_register where vpc_id = :id
            """)
        .param("id", e.id().text())
        .update();
  }
}
