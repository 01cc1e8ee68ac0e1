package dev.landbridge.peering.connection;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.connection.PeeringFacts.Conflict;
import dev.landbridge.peering.connection.PeeringFacts.Standing;
import dev.landbridge.peering.connection.PeeringFacts.Use;
import dev.landbridge.peering.guard.GuardRegister;
import dev.landbridge.peering.guard.GuardStanding;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.platform.store.SharedEndings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how two VPCs stand before a decision about them, mostly under the lock of both. */
@Component
class PeeringFactsRegister {
  private static final String STANDING =
      """
      select v.vpc_id, v.account_id, v.region, v.blocks, v.reach::text[] as reach,
        cardinality(v.peers) as all_used, greatest((
          select most from quota_limit l where l.account_id = v.account_id and l.quota = :all
        ), :allLimit) as all_limit,
        v.active as active_used, greatest((
          select most from quota_limit l where l.account_id = v.account_id and l.quota = :active
        ), :activeLimit) as active_limit, (
          select connection_id from connection_register c where c.live
            and least(c.requester_vpc, c.accepter_vpc) = least(:requester, :accepter)
            and greatest(c.requester_vpc, c.accepter_vpc) = greatest(:requester, :accepter)
        ) as connection_id,\s"""
          + GuardRegister.COLUMNS
          + """

      from vpc_register v
      """
          + GuardRegister.JOIN
          + "where v.vpc_id in (:requester, :accepter)";

  /** Which of the overlaps there are is told: one that the VPC's owner sees, if there is one. */
  private static final String CONFLICT =
      """
      select case when s.seen then r.block::text end as of_other, t.block::text as of_this
      from vpc_register v
      join vpc_register o on o.vpc_id = :peer
      cross join unnest(v.reach) r (block)
      join unnest(o.blocks::inet[]) t (block) on t.block && r.block
      cross join lateral (
        select exists (select from seen_block b where b.vpc_id = v.vpc_id and b.block = r.block)
      ) s (seen)
      where v.vpc_id = :vpc and r.block <> all (v.blocks::inet[])
      order by s.seen desc, r.block limit 1
      """;

  private final JdbcClient db;
  private final QuotaRegister quotas;
  private final PeeringSettings settings;
  private final SharedEndings endings;

  PeeringFactsRegister(
      JdbcClient db, QuotaRegister quotas, PeeringSettings settings, SharedEndings endings) {
    this.db = db;
    this.quotas = quotas;
    this.settings = settings;
    this.endings = endings;
  }

  /**
   * One end.
   *
   * @param reach its addresses and those of its peers, as stored
   */
  private record Row(
      VpcEnd end,
      Use all,
      Use active,
      List<String> reach,
      @Nullable String existing,
      GuardStanding guard) {
    boolean is(VpcId id) {
      return end.vpcId().equals(id);
    }

    boolean collidesWith(Row peer) {
      return reach.stream()
          .map(CidrBlock::parse)
          .filter(block -> !end.cidrBlocks().contains(block))
          .anyMatch(other -> peer.end.cidrBlocks().stream().anyMatch(other::overlaps));
    }
  }

  /** As {@link #facts(VpcId, VpcId)}, while the guard of the account that is asked stays as is. */
  PeeringFacts facts(VpcId requester, VpcId accepter, AccountId asked) {
    quotas.lockSharing(GuardRegister.lockName(asked), Stream.of(requester.text(), accepter.text()));
    return locked(requester, accepter);
  }

  PeeringFacts facts(VpcId requester, VpcId accepter) {
    quotas.lock(Stream.of(requester.text(), accepter.text()));
    return locked(requester, accepter);
  }

  /** Without lock. */
  Look look(VpcId requester, VpcId accepter) {
    return new Look(requester, accepter, endings.read(() -> rows(requester, accepter)));
  }

  /** How two VPCs stood at a moment. */
  final class Look {
    private final VpcId requester;
    private final VpcId accepter;
    private final List<Row> rows;

    private Look(VpcId requester, VpcId accepter, List<Row> rows) {
      this.requester = requester;
      this.accepter = accepter;
      this.rows = rows;
    }

    /** Without what stands against the two: good for a refusal only. */
    PeeringFacts seen() {
      return facts(rows, requester, accepter, _ -> null).notLocked();
    }

    /** Good for a decision that is compared with the register when it is stored. */
    PeeringFacts believed() {
      return facts(rows, requester, accepter, row -> endings.read(() -> conflict(row, rows)))
          .notLocked();
    }
  }

  private PeeringFacts locked(VpcId requester, VpcId accepter) {
    var rows = rows(requester, accepter);
    return facts(rows, requester, accepter, row -> conflict(row, rows));
  }

  private static PeeringFacts facts(
      List<Row> rows, VpcId requester, VpcId accepter, Function<Row, @Nullable Conflict> conflict) {
    return new PeeringFacts(
        standing(rows, requester, conflict),
        standing(rows, accepter, conflict),
        rows.stream()
            .flatMap(row -> Optional.ofNullable(row.existing()).stream())
            .findFirst()
            .map(PeeringConnectionId::new)
            .orElse(null),
        rows.stream()
            .filter(row -> row.is(accepter))
            .map(Row::guard)
            .findFirst()
            .orElse(GuardStanding.UNGUARDED));
  }

  private static @Nullable Standing standing(
      List<Row> rows, VpcId id, Function<Row, @Nullable Conflict> conflict) {
    return rows.stream()
        .filter(row -> row.is(id))
        .findFirst()
        .map(row -> new Standing(row.end(), row.all(), row.active(), conflict.apply(row)))
        .orElse(null);
  }

  private List<Row> rows(VpcId requester, VpcId accepter) {
    return db.sql(STANDING)
        .param("requester", requester.text())
        .param("accepter", accepter.text())
        .param("all", Quota.PEERING_CONNECTIONS_PER_VPC.name())
        .param("allLimit", settings.limit(Quota.PEERING_CONNECTIONS_PER_VPC))
        .param("active", Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC.name())
        .param("activeLimit", settings.limit(Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC))
        .query((row, _) -> row(row))
        .list();
  }

  private @Nullable Conflict conflict(Row row, List<Row> rows) {
    return settings.peersMayOverlap() || row.existing() != null
        ? null
        : rows.stream()
            .filter(peer -> !peer.is(row.end().vpcId()) && row.collidesWith(peer))
            .findFirst()
            .flatMap(peer -> conflict(row.end().vpcId(), peer.end().vpcId()))
            .orElse(null);
  }

  private Optional<Conflict> conflict(VpcId vpc, VpcId peer) {
    return db.sql(CONFLICT)
        .param("vpc", vpc.text())
        .param("peer", peer.text())
        .query(
            (row, _) -> {
              var ofOther = row.getString("of_other");
              return new Conflict(
                  ofOther == null ? null : CidrBlock.parse(ofOther),
                  CidrBlock.parse(row.getString("of_this")));
            })
        .optional();
  }

  /** Both ends with the blocks that their VPCs have now; without lock, to be shown only. */
  List<VpcEnd> blocks(VpcEnd requester, VpcEnd accepter) {
    return endings.read(
        () ->
            db.sql(
                    """
                    select vpc_id, account_id, region, blocks from vpc_register where vpc_id in (?, ?)
                    """)
                .params(requester.vpcId().text(), accepter.vpcId().text())
                .query((row, _) -> end(row))
                .list());
  }

  private static VpcEnd end(ResultSet row) throws SQLException {
    return new VpcEnd(
        new AccountId(row.getString("account_id")),
        new VpcId(row.getString("vpc_id")),
        new Region(row.getString("region")),
        texts(row, "blocks").stream().map(CidrBlock::parse).toList());
  }

  private static Row row(ResultSet row) throws SQLException {
    var end = end(row);
    return new Row(
        end,
        new Use(row.getInt("all_used"), row.getInt("all_limit")),
        new Use(row.getInt("active_used"), row.getInt("active_limit")),
        texts(row, "reach"),
        row.getString("connection_id"),
        GuardRegister.standing(row));
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }
}
