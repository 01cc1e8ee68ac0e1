package dev.landbridge.peering.connection;

import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.BrokenConstraint;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.connection.PeeringRejection.ActiveQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.PeerQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.PeeringAlreadyExists;
import dev.landbridge.peering.connection.PeeringRejection.VpcsOverlap;
import dev.landbridge.platform.command.CommandRejected;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * What a live connection holds of both VPCs: the pair, the other's addresses, quota. Its
 * constraints are the last word; decisions that read the facts under lock never meet them.
 */
@Component
class PeeringClaimsRegister {
  private static final String REQUESTED =
      """
      with known as (
        insert into connection_register (connection_id, requester_account, accepter_account,
          requester_vpc, accepter_vpc, cross_region, answer_by)
        values (:id, :requesterAccount, :accepterAccount, :requester, :accepter, :cross, :until)
      ),
      """;
  private static final String REACTIVATED =
      """
      with known as (
        update connection_register set answer_by = :until where connection_id = :id
      ),
      """;
  private static final String CLAIM =
      """
      pair as (
        insert into vpc_pair (low, high, connection_id, realm)
        values (least(:requester, :accepter), greatest(:requester, :accepter), :id, :realm)
      ), sides (vpc_id, other) as (
        values (:requester, :accepter), (:accepter, :requester)
      ), reach as (
        insert into vpc_reach (vpc_id, realm, cidr_block, source)
        select s.vpc_id, :realm, o.cidr_block, :id
        from sides s join vpc_reach o
          on o.vpc_id = s.other and o.realm = '' and o.source = 'own'
        union all
        select s.vpc_id, :realm, o.cidr_block, 'own'
        from sides s join vpc_reach o
          on o.vpc_id = s.vpc_id and o.realm = '' and o.source = 'own' and :realm <> ''
      )
      insert into quota_use (scope, quota, used, most)
      select v.vpc_id, :quota, 1, greatest(l.most, :limit)
      from vpc_register v
      left join quota_limit l on l.account_id = v.account_id and l.quota = :quota
      where v.vpc_id in (:requester, :accepter)
      order by v.vpc_id
      on conflict (scope, quota)
      do update set used = quota_use.used + 1, most = excluded.most
      """;
  private static final String ACTIVATE =
      """
      with known as (
        update connection_register set answer_by = null where connection_id = :id
      ), pair as (
        update vpc_pair set active = true where connection_id = :id and not active
        returning low, high
      )
      insert into quota_use (scope, quota, used, most)
      select v.vpc_id, :quota, 1, greatest(l.most, :limit)
      from pair join vpc_register v on v.vpc_id in (pair.low, pair.high)
      left join quota_limit l on l.account_id = v.account_id and l.quota = :quota
      order by v.vpc_id
      on conflict (scope, quota)
      do update set used = quota_use.used + 1, most = excluded.most
      """;
  private static final String GIVE_BACK =
      """
      with known as (
        update connection_register set answer_by = null where connection_id = :id
      ), pair as (
        delete from vpc_pair where connection_id = :id returning low, high, active
      ), used as (
        select q.scope, q.quota from pair join quota_use q on q.scope in (pair.low, pair.high)
        where q.quota = :all or q.quota = :active and pair.active
        order by q.scope, q.quota for update of q
      )
      update quota_use q set used = q.used - 1
      from used where q.scope = used.scope and q.quota = used.quota
      """;
  private static final String FORGET_REACH =
      """
      delete from vpc_reach r using connection_register c
      where c.connection_id = :id and r.vpc_id in (c.requester_vpc, c.accepter_vpc)
        and (r.source = :id or r.realm = :id)
      """;

  private final JdbcClient db;
  private final PeeringSettings settings;

  PeeringClaimsRegister(JdbcClient db, PeeringSettings settings) {
    this.db = db;
    this.settings = settings;
  }

  void claim(PeeringRequested e) {
    claim(
        db.sql(REQUESTED + CLAIM)
            .param("requesterAccount", e.requester().account().text())
            .param("accepterAccount", e.accepter().account().text())
            .param("cross", !e.requester().region().equals(e.accepter().region())),
        e.id(),
        e.requester().vpcId(),
        e.accepter().vpcId(),
        e.expiresAt());
  }

  void claim(PeeringReactivated e, VpcId requester, VpcId accepter) {
    claim(db.sql(REACTIVATED + CLAIM), e.id(), requester, accepter, e.expiresAt());
  }

  private void claim(
      StatementSpec statement,
      PeeringConnectionId id,
      VpcId requester,
      VpcId accepter,
      Instant until) {
    try {
      statement
          .param("id", id.text())
          .param("requester", requester.text())
          .param("accepter", accepter.text())
          .param("until", OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
          .param("realm", settings.peersMayOverlap() ? id.text() : "")
          .param("quota", Quota.PEERING_CONNECTIONS_PER_VPC.name())
          .param("limit", settings.limit(Quota.PEERING_CONNECTIONS_PER_VPC))
          .update();
    } catch (DataIntegrityViolationException violation) {
      throw switch (BrokenConstraint.nameOf(violation)) {
        case "vpc_pair_once" -> new CommandRejected(new PeeringAlreadyExists(null));
        case "vpc_reach_free" -> new CommandRejected(new VpcsOverlap(requester, accepter));
        case "quota_use_within" -> new CommandRejected(new PeerQuotaExceeded(accepter));
        default -> violation;
      };
    }
  }

  void activate(PeeringConnectionId id) {
    try {
      db.sql(ACTIVATE)
          .param("id", id.text())
          .param("quota", Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC.name())
          .param("limit", settings.limit(Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC))
          .update();
    } catch (DataIntegrityViolationException violation) {
      throw BrokenConstraint.nameOf(violation).equals("quota_use_within")
          ? new CommandRejected(new ActiveQuotaExceeded(id))
          : violation;
    }
  }

  /** Does nothing where nothing is held. */
  void release(PeeringConnectionId id) {
    db.sql(GIVE_BACK)
        .param("id", id.text())
        .param("all", Quota.PEERING_CONNECTIONS_PER_VPC.name())
        .param("active", Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC.name())
        .update();
    // a statement of its own: it also sees the blocks that came while the first one waited
    db.sql(FORGET_REACH).param("id", id.text()).update();
  }
}
