package dev.landbridge.peering.connection;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.PeeringEvent.PeeringReactivated;
import dev.landbridge.events.peering.PeeringEvent.PeeringRequested;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.BrokenConstraint;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.connection.PeeringRejection.ActiveQuotaExceeded;
import dev.landbridge.peering.connection.PeeringRejection.NoSuchPeeringVpc;
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
  private static final String MOST =
      """
      greatest((
        select most from quota_limit l where l.account_id = v.account_id and l.quota = :quota
      ), :limit)""";
  private static final String REACH_OF_CONNECTION =
      """
      case when :mayOverlap
        then (select blocks::inet[] from vpc_register where vpc_id = :low)
          || (select blocks::inet[] from vpc_register where vpc_id = :high)
        else '{}' end
      """;
  private static final String REQUESTED =
      """
      with known as (
        insert into connection_register (connection_id, requester_account, accepter_account,
          requester_vpc, accepter_vpc, accepter_blocks, cross_region, answer_by, reach)
        select :id, :requesterAccount, :accepterAccount, :requester, :accepter, :accepterBlocks,
          :cross, :until,
      """
          + REACH_OF_CONNECTION
          + "),";
  private static final String REACTIVATED =
      "with known as (update connection_register set live = true, answer_by = :until, reach = "
          + REACH_OF_CONNECTION
          + " where connection_id = :id),";

  /** The lower VPC first, so that two who claim the same pair never wait for each other. */
  private static final String CLAIM =
      """
      low as (
        update vpc_register v set peers = peers || :high, peers_most = %1$s, reach = reach || (
          select blocks::inet[] from vpc_register where vpc_id = :high and not :mayOverlap)
        where vpc_id = :low returning vpc_id
      )
      update vpc_register v set peers = peers || :low, peers_most = %1$s, reach = reach || (
        select blocks::inet[] from vpc_register where vpc_id = :low and not :mayOverlap)
      where vpc_id = :high and exists (select from low)
      """
          .formatted(MOST);

  private static final String ACTIVATE =
      """
      with known as (
        update connection_register set answer_by = null, active = true
        where connection_id = :id and live and not active
        returning requester_vpc, accepter_vpc
      ), ends as (
        select v.vpc_id from known join vpc_register v on v.vpc_id in (requester_vpc, accepter_vpc)
        order by v.vpc_id for no key update of v
      )
      update vpc_register v set active = v.active + 1, active_most = %s
      from ends where v.vpc_id = ends.vpc_id
      """
          .formatted(MOST);
  private static final String HOLD_ENDS =
      """
      select v.vpc_id from connection_register c
      join vpc_register v on v.vpc_id in (c.requester_vpc, c.accepter_vpc)
      where c.connection_id = ? and c.live
      order by v.vpc_id for no key update of v
      """;
  private static final String GIVE_BACK =
      """
      with held as (
        select * from connection_register where connection_id = :id and live for update
      ), known as (
        update connection_register c set answer_by = null, live = false, active = false, reach = '{}'
        from held where c.connection_id = held.connection_id
      )
      update vpc_register v set peers = array_remove(v.peers, other.vpc_id),
        active = v.active - held.active::int,
        reach = case when held.reach <> '{}' then v.reach
          else array(select b from unnest(v.reach) b where b <> all (other.blocks::inet[])) end
      from held join vpc_register other on other.vpc_id in (requester_vpc, accepter_vpc)
      where v.vpc_id in (held.requester_vpc, held.accepter_vpc) and v.vpc_id <> other.vpc_id
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
            .param("cross", !e.requester().region().equals(e.accepter().region()))
            .param("requester", e.requester().vpcId().text())
            .param("accepter", e.accepter().vpcId().text())
            .param(
                "accepterBlocks",
                e.accepter().cidrBlocks().stream().map(CidrBlock::text).toArray(String[]::new)),
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
    var requesterIsLow = requester.text().compareTo(accepter.text()) < 0;
    try {
      int claimed =
          statement
              .param("id", id.text())
              .param("low", (requesterIsLow ? requester : accepter).text())
              .param("high", (requesterIsLow ? accepter : requester).text())
              .param("until", OffsetDateTime.ofInstant(until, ZoneOffset.UTC))
              .param("mayOverlap", settings.peersMayOverlap())
              .param("quota", Quota.PEERING_CONNECTIONS_PER_VPC.name())
              .param("limit", settings.limit(Quota.PEERING_CONNECTIONS_PER_VPC))
              .update();
      if (claimed == 0) {
        throw new CommandRejected(new NoSuchPeeringVpc(accepter));
      }
    } catch (DataIntegrityViolationException violation) {
      throw switch (BrokenConstraint.nameOf(violation)) {
        case "vpc_pair_once" -> new CommandRejected(new PeeringAlreadyExists(null));
        case "vpc_reach_free", "connection_reach_free" ->
            new CommandRejected(new VpcsOverlap(requester, accepter));
        case "vpc_peers_within" -> new CommandRejected(new PeerQuotaExceeded(accepter));
        default -> violation;
      };
    }
  }

  void activate(PeeringConnectionId id) {
    holdEnds(id);
    try {
      db.sql(ACTIVATE)
          .param("id", id.text())
          .param("quota", Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC.name())
          .param("limit", settings.limit(Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC))
          .update();
    } catch (DataIntegrityViolationException violation) {
      throw BrokenConstraint.nameOf(violation).equals("vpc_active_within")
          ? new CommandRejected(new ActiveQuotaExceeded(id))
          : violation;
    }
  }

  /** Does nothing where nothing is held. */
  void release(PeeringConnectionId id) {
    holdEnds(id);
    db.sql(GIVE_BACK).param("id", id.text()).update();
  }

  /**
   * Before the connection itself, in whatever way it changes: so nobody waits for who waits for
   * him, and the statement that follows sees blocks that came while this one waited.
   */
  private void holdEnds(PeeringConnectionId id) {
    db.sql(HOLD_ENDS).param(id.text()).query(String.class).list();
  }
}
