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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how two VPCs stand before a decision about them, under the lock of both. */
@Component
class PeeringFactsRegister {
  private static final String STANDING =
      """
      select v.vpc_id, v.account_id, v.region, v.blocks,
        cardinality(v.peers) as all_used, greatest(al.most, :allLimit) as all_limit,
        v.active as active_used, greatest(el.most, :activeLimit) as active_limit,
        c.of_other, c.of_this, p.connection_id,\s"""
          + GuardRegister.COLUMNS
          + """

      from vpc_register v
      left join quota_limit al on al.account_id = v.account_id and al.quota = :all
      left join quota_limit el on el.account_id = v.account_id and el.quota = :active
      left join connection_register p on p.live
        and least(p.requester_vpc, p.accepter_vpc) = least(:requester, :accepter)
        and greatest(p.requester_vpc, p.accepter_vpc) = greatest(:requester, :accepter)
      left join vpc_register o
        on o.vpc_id = case when v.vpc_id = :requester then :accepter else :requester end
      left join lateral (
        select case when s.seen then r.block::text end as of_other, t.block::text as of_this
        from unnest(v.reach) r (block)
        join unnest(o.blocks::inet[]) t (block) on t.block && r.block
        cross join lateral (
          select exists (select from seen_block b where b.vpc_id = v.vpc_id and b.block = r.block)
        ) s (seen)
        where r.block <> all (v.blocks::inet[]) and p.connection_id is null and not :mayOverlap
        order by s.seen desc, r.block limit 1
      ) c on true
      """
          + GuardRegister.JOIN
          + "where v.vpc_id in (:requester, :accepter)";

  private final JdbcClient db;
  private final QuotaRegister quotas;
  private final PeeringSettings settings;

  PeeringFactsRegister(JdbcClient db, QuotaRegister quotas, PeeringSettings settings) {
    this.db = db;
    this.quotas = quotas;
    this.settings = settings;
  }

  private record Row(VpcId id, Standing standing, @Nullable String existing, GuardStanding guard) {}

  /** As {@link #facts(VpcId, VpcId)}, while the guard of the account that is asked stays as is. */
  PeeringFacts facts(VpcId requester, VpcId accepter, AccountId asked) {
    quotas.lockSharing(GuardRegister.lockName(asked), Stream.of(requester.text(), accepter.text()));
    return seen(requester, accepter);
  }

  PeeringFacts facts(VpcId requester, VpcId accepter) {
    quotas.lock(Stream.of(requester.text(), accepter.text()));
    return seen(requester, accepter);
  }

  /** Without lock: good for a refusal only. */
  PeeringFacts seen(VpcId requester, VpcId accepter) {
    var rows = rows(requester, accepter);
    return new PeeringFacts(
        standing(rows, requester),
        standing(rows, accepter),
        rows.stream()
            .flatMap(row -> Optional.ofNullable(row.existing()).stream())
            .findFirst()
            .map(PeeringConnectionId::new)
            .orElse(null),
        rows.stream()
            .filter(row -> row.id().equals(accepter))
            .map(Row::guard)
            .findFirst()
            .orElse(GuardStanding.UNGUARDED));
  }

  private List<Row> rows(VpcId requester, VpcId accepter) {
    return db.sql(STANDING)
        .param("requester", requester.text())
        .param("accepter", accepter.text())
        .param("all", Quota.PEERING_CONNECTIONS_PER_VPC.name())
        .param("allLimit", settings.limit(Quota.PEERING_CONNECTIONS_PER_VPC))
        .param("active", Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC.name())
        .param("activeLimit", settings.limit(Quota.ACTIVE_PEERING_CONNECTIONS_PER_VPC))
        .param("mayOverlap", settings.peersMayOverlap())
        .query((row, _) -> row(row))
        .list();
  }

  /** Both ends with the blocks that their VPCs have now; without lock, to be shown only. */
  List<VpcEnd> blocks(VpcEnd requester, VpcEnd accepter) {
    return db.sql(
            "select vpc_id, account_id, region, blocks from vpc_register where vpc_id in (?, ?)")
        .params(requester.vpcId().text(), accepter.vpcId().text())
        .query((row, _) -> end(row))
        .list();
  }

  private static VpcEnd end(ResultSet row) throws SQLException {
    return new VpcEnd(
        new AccountId(row.getString("account_id")),
        new VpcId(row.getString("vpc_id")),
        new Region(row.getString("region")),
        Stream.of((String[]) row.getArray("blocks").getArray()).map(CidrBlock::parse).toList());
  }

  private static Row row(ResultSet row) throws SQLException {
    var end = end(row);
    var ofThis = row.getString("of_this");
    var ofOther = row.getString("of_other");
    var conflict =
        ofThis == null
            ? null
            : new Conflict(
                ofOther == null ? null : CidrBlock.parse(ofOther), CidrBlock.parse(ofThis));
    return new Row(
        end.vpcId(),
        new Standing(
            end,
            new Use(row.getInt("all_used"), row.getInt("all_limit")),
            new Use(row.getInt("active_used"), row.getInt("active_limit")),
            conflict),
        row.getString("connection_id"),
        GuardRegister.standing(row));
  }

  private static @Nullable Standing standing(List<Row> rows, VpcId id) {
    return rows.stream()
        .filter(row -> row.id().equals(id))
        .findFirst()
        .map(Row::standing)
        .orElse(null);
  }
}
