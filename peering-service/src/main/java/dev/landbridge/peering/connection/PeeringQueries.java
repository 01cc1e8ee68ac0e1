package dev.landbridge.peering.connection;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.ChargeType;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.ServiceLevel;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.Conditions;
import dev.landbridge.peering.PeeringSettings;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.TagsColumn;
import dev.landbridge.peering.connection.PeeringResource.End;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * Reads what {@link PeeringProjection} wrote; live ends show the blocks their VPC has now, but an
 * accepter that has not agreed shows others those of the request.
 */
@Component
class PeeringQueries {
  private static final String OF_REQUESTER =
      of(
          "requester",
          "case when p.requester_account = p.accepter_account then 'BOTH' else 'REQUESTER' end");
  private static final String OF_ACCEPTER =
      of("accepter", "'ACCEPTER'") + "p.requester_account <> p.accepter_account and ";

  private final JdbcClient db;
  private final Clock clock;
  private final PeeringSettings settings;

  PeeringQueries(JdbcClient db, Clock clock, PeeringSettings settings) {
    this.db = db;
    this.clock = clock;
    this.settings = settings;
  }

  /** A connection as one side calls and marks it. */
  private static String of(String side, String role) {
    return """
    select p.*, s.* from peering_view p, lateral (
      select p.%1$s_account as account_id, p.%1$s_name as name,
        p.%1$s_description as description, p.%1$s_tags as tags, %2$s as role) s
    where\s"""
        .formatted(side, role);
  }

  /** Of a pending request, and for its accepter alone; of the row so named, and its side. */
  private static String known(String row, String side) {
    return "case when %s.role = 'ACCEPTER' and %s.state = 'PENDING' then %s end"
        .formatted(
            side,
            row,
            PeeringRegister.known(row + ".accepter_account", row + ".requester_account"));
  }

  /**
   * Each half by its own index and no longer than the page; then both together. The blocks come by
   * subqueries, since for a join the planner, which does not know the page, reads all VPCs.
   */
  private StatementSpec select(Conditions conditions, boolean ofParty, int most) {
    var rest = conditions.sql() + " order by p.position limit :most";
    var seen =
        ofParty
            ? "(" + OF_REQUESTER + rest + ") union all (" + OF_ACCEPTER + rest + ")"
            : OF_REQUESTER + rest;
    return db.sql(
            """
            select seen.*, %s as requester_known,
              coalesce((select array[v.cidr_block] || v.secondary_cidr_blocks from vpc_view v
                where v.vpc_id = seen.requester_vpc and seen.ended_at is null),
                seen.requester_blocks) as requester_now,
              coalesce((select array[v.cidr_block] || v.secondary_cidr_blocks from vpc_view v
                where v.vpc_id = seen.accepter_vpc and seen.ended_at is null
                  and (seen.state <> 'PENDING' or seen.account_id = seen.accepter_account
                    or not :party)),
                seen.accepter_blocks) as accepter_now
            from (select * from (%s) halves order by position limit :most) seen
            order by seen.position
            """
                .formatted(known("seen", "seen"), seen))
        .params(conditions.values())
        .param("party", ofParty)
        .param("most", most);
  }

  /** Without an account, the requester's view of anybody's. */
  Optional<PeeringResource> find(PeeringConnectionId id, Optional<AccountId> account) {
    return select(seen(account).and("p.connection_id = :id", "id", id), account.isPresent(), 1)
        .query((row, _) -> resource(row, account.isPresent()))
        .optional();
  }

  List<Positioned<PeeringResource>> list(
      PeeringFilter filter, Optional<AccountId> account, PageRequest page) {
    var conditions =
        seen(account)
            .and("p.position > :after", "after", page.after())
            .and("p.state = :state", "state", name(filter.state()))
            .and("p.requester_vpc = :vpc or p.accepter_vpc = :vpc", "vpc", filter.vpcId())
            .and("s.role in (:role, 'BOTH')", "role", name(filter.role()))
            .and(
                "p.requester_region = :region or p.accepter_region = :region",
                "region",
                filter.region())
            .and(known("p", "s") + " = :known", "known", filter.requesterKnown())
            .and("s.name = :name", "name", filter.name())
            .and("jsonb_exists(s.tags, :key)", "key", filter.tagKey())
            .and(
                "s.tags @> :tag::jsonb",
                "tag",
                TagsColumn.containing(filter.tagKey(), filter.tagValue()));
    return select(conditions, account.isPresent(), page.limit() + 1)
        .query(
            (row, _) ->
                new Positioned<>(resource(row, account.isPresent()), row.getLong("position")))
        .list();
  }

  /** What ended long ago is not shown any more. */
  private Conditions seen(Optional<AccountId> account) {
    var conditions =
        new Conditions(
            "p.ended_at is null or p.ended_at > :visible",
            "visible",
            OffsetDateTime.ofInstant(
                clock.instant().minus(settings.endedVisible()), ZoneOffset.UTC));
    return account.isPresent()
        ? conditions.and("s.account_id = :account", "account", account.get())
        : conditions.and("p.position >= 0"); // as for other lists of all
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  private PeeringResource resource(ResultSet row, boolean ofParty) throws SQLException {
    var requester = end(row, "requester");
    var accepter = end(row, "accepter");
    var mbps = row.getInt("bandwidth_mbps");
    return new PeeringResource(
        new PeeringConnectionId(row.getString("connection_id")),
        requester.accountId(),
        PeeringStatus.valueOf(row.getString("state")),
        requester,
        accepter,
        ofParty ? PeeringRole.valueOf(row.getString("role")) : null,
        row.getString("name"),
        row.getString("description"),
        mbps,
        PeeringResource.ceiling(requester, accepter, mbps, settings.sameRegionCeilingMbps()),
        ChargeType.valueOf(row.getString("charge_type")),
        ServiceLevel.valueOf(row.getString("service_level")),
        TagsColumn.read(row.getString("tags")),
        row.getString("reason"),
        ofParty ? (Boolean) row.getObject("requester_known") : null,
        rule(row, ofParty),
        instant(row, "expires_at"),
        instant(row, "created_at"),
        row.getLong("version"));
  }

  private static @Nullable AcceptanceRuleId rule(ResultSet row, boolean ofParty)
      throws SQLException {
    var rule = row.getString("accepted_by_rule");
    return rule != null && ofParty && row.getString("role").equals(PeeringRole.ACCEPTER.name())
        ? new AcceptanceRuleId(rule)
        : null;
  }

  private static End end(ResultSet row, String side) throws SQLException {
    return new End(
        new AccountId(row.getString(side + "_account")),
        new VpcId(row.getString(side + "_vpc")),
        new Region(row.getString(side + "_region")),
        Stream.of((String[]) row.getArray(side + "_now").getArray())
            .map(CidrBlock::parse)
            .toList());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
