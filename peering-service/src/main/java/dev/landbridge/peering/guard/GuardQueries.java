package dev.landbridge.peering.guard;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.events.peering.PeeringConnectionId;
import dev.landbridge.events.peering.VpcEnd;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.Conditions;
import dev.landbridge.peering.Positioned;
import dev.landbridge.peering.guard.Guard.AddedRule;
import dev.landbridge.peering.guard.Guard.ListedRequester;
import dev.landbridge.peering.guard.GuardResource.RequesterResource;
import dev.landbridge.peering.guard.GuardResource.RuleResource;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import dev.landbridge.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what {@link GuardProjection} wrote, and what waits for an answer of the account. */
@Component
class GuardQueries {
  private static final String REQUESTERS =
      """
      select l.*, g.version from guard_requester_view l
      join guard_view g on g.account_id = l.account_id where\s""";
  private static final String RULES =
      """
      select r.*, g.version from guard_rule_view r
      join guard_view g on g.account_id = r.account_id where\s""";
  private static final String PENDING =
      """
      select p.connection_id, p.requester_account, p.requester_vpc, p.requester_region,
        p.accepter_account, p.accepter_vpc, p.accepter_region, p.accepter_blocks,
        case when v.vpc_id is null then p.requester_blocks
          else array[v.cidr_block] || v.secondary_cidr_blocks end as requester_blocks
      from peering_view p left join vpc_view v on v.vpc_id = p.requester_vpc
      where p.accepter_account = :account and p.requester_account = :requester
        and p.state = 'PENDING'
      order by p.position
      """;

  private final JdbcClient db;

  GuardQueries(JdbcClient db) {
    this.db = db;
  }

  /** A pending connection, with the blocks that the requester's VPC has now. */
  record Awaiting(PeeringConnectionId id, VpcEnd requester, VpcEnd accepter) {}

  Optional<GuardResource> find(AccountId account) {
    return db.sql(
            """
            select g.policy, g.version,
              (select count(*) from guard_requester_view l
                where l.account_id = g.account_id and l.listing = 'ALLOWED') as allowed,
              (select count(*) from guard_requester_view l
                where l.account_id = g.account_id and l.listing = 'DENIED') as denied,
              (select count(*) from guard_rule_view r where r.account_id = g.account_id) as rules
            from guard_view g where g.account_id = ?
            """)
        .param(account.text())
        .query(
            (row, _) ->
                new GuardResource(
                    account,
                    GuardPolicy.valueOf(row.getString("policy")),
                    row.getInt("allowed"),
                    row.getInt("denied"),
                    row.getInt("rules"),
                    row.getLong("version")))
        .optional();
  }

  Optional<RequesterResource> requester(AccountId account, AccountId requester) {
    return requesters(
            new Conditions("l.account_id = :account", "account", account)
                .and("l.requester_account = :requester", "requester", requester),
            1)
        .stream()
        .map(Positioned::item)
        .findFirst();
  }

  List<Positioned<RequesterResource>> requesters(
      AccountId account, @Nullable Listing listing, PageRequest page) {
    return requesters(
        new Conditions("l.account_id = :account", "account", account)
            .and("l.position > :after", "after", page.after())
            .and("l.listing = :listing", "listing", listing == null ? null : listing.name()),
        page.limit() + 1);
  }

  private List<Positioned<RequesterResource>> requesters(Conditions conditions, int most) {
    return db.sql(REQUESTERS + conditions.sql() + " order by l.position limit :most")
        .params(conditions.values())
        .param("most", most)
        .query(
            (row, _) ->
                new Positioned<>(
                    RequesterResource.of(
                        new ListedRequester(
                            new AccountId(row.getString("requester_account")),
                            Listing.valueOf(row.getString("listing")),
                            row.getString("note"),
                            instant(row, "listed_at")),
                        row.getLong("version")),
                    row.getLong("position")))
        .list();
  }

  Optional<RuleResource> rule(AccountId account, AcceptanceRuleId id) {
    return rules(
            new Conditions("r.account_id = :account", "account", account)
                .and("r.rule_id = :id", "id", id),
            1)
        .stream()
        .map(Positioned::item)
        .findFirst();
  }

  List<Positioned<RuleResource>> rules(
      AccountId account, @Nullable AccountId requester, PageRequest page) {
    return rules(
        new Conditions("r.account_id = :account", "account", account)
            .and("r.position > :after", "after", page.after())
            .and("r.requester_account = :requester", "requester", requester),
        page.limit() + 1);
  }

  private List<Positioned<RuleResource>> rules(Conditions conditions, int most) {
    return db.sql(RULES + conditions.sql() + " order by r.position limit :most")
        .params(conditions.values())
        .param("most", most)
        .query(
            (row, _) ->
                new Positioned<>(
                    RuleResource.of(
                        new AddedRule(
                            RuleColumn.read(row.getString("rule")), instant(row, "added_at")),
                        row.getLong("version")),
                    row.getLong("position")))
        .list();
  }

  /** What {@code requester} asked of the account and nobody answered yet; quotas bound it. */
  List<Awaiting> awaiting(AccountId account, AccountId requester) {
    return db.sql(PENDING)
        .param("account", account.text())
        .param("requester", requester.text())
        .query(
            (row, _) ->
                new Awaiting(
                    new PeeringConnectionId(row.getString("connection_id")),
                    end(row, "requester"),
                    end(row, "accepter")))
        .list();
  }

  private static VpcEnd end(ResultSet row, String side) throws SQLException {
    return new VpcEnd(
        new AccountId(row.getString(side + "_account")),
        new VpcId(row.getString(side + "_vpc")),
        new Region(row.getString(side + "_region")),
        Stream.of((String[]) row.getArray(side + "_blocks").getArray())
            .map(CidrBlock::parse)
            .toList());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
