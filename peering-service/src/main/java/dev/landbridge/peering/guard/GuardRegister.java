package dev.landbridge.peering.guard;

import dev.landbridge.events.Decision;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.AcceptanceRule;
import dev.landbridge.events.peering.AcceptanceRuleId;
import dev.landbridge.events.peering.GuardEvent;
import dev.landbridge.events.peering.GuardEvent.AcceptanceRuleAdded;
import dev.landbridge.events.peering.GuardEvent.AcceptanceRuleRemoved;
import dev.landbridge.events.peering.GuardEvent.GuardPolicyChosen;
import dev.landbridge.events.peering.GuardEvent.RequesterAllowed;
import dev.landbridge.events.peering.GuardEvent.RequesterDenied;
import dev.landbridge.events.peering.GuardEvent.RequesterUnlisted;
import dev.landbridge.events.peering.GuardPolicy;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.peering.guard.GuardStanding.Listing;
import dev.landbridge.peering.quota.QuotaRegister;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What guards say, as requests for connections are judged by it; written with the decisions. */
@Component
public class GuardRegister {
  /**
   * For a statement with {@code :requester} and {@code :accepter} and each VPC as {@code v}: what
   * the guard of the accepter says of the requester, as {@code g}. Costs one look for a row that is
   * not there where nothing was ever guarded.
   */
  public static final String JOIN =
      """
      left join lateral (
        select r.policy, l.listing, rules.found
        from guard_register r
        join vpc_register q on q.vpc_id = :requester and q.account_id <> r.account_id
        left join guard_requester l
          on l.account_id = r.account_id and l.requester_account = q.account_id
        left join lateral (
          select json_agg(a.rule order by a.added) as found from guard_rule a
          where a.account_id = r.account_id and a.requester_account = q.account_id
        ) rules on true
        where r.account_id = v.account_id and v.vpc_id = :accepter
      ) g on true
      """;

  /** The columns that {@link #standing} reads. */
  public static final String COLUMNS =
      "g.policy as guard_policy, g.listing as guard_listing, g.found as guard_rules";

  private final JdbcClient db;
  private final QuotaRegister quotas;

  GuardRegister(JdbcClient db, QuotaRegister quotas) {
    this.db = db;
    this.quotas = quotas;
  }

  public static GuardStanding standing(ResultSet row) throws SQLException {
    var policy = row.getString("guard_policy");
    if (policy == null) {
      return GuardStanding.UNGUARDED;
    }
    var listing = row.getString("guard_listing");
    return new GuardStanding(
        GuardPolicy.valueOf(policy),
        listing == null ? null : Listing.valueOf(listing),
        RuleColumn.readAll(row.getString("guard_rules")));
  }

  /** What whoever asks an account shares with others who ask, and excludes changes of its guard. */
  public static String lockName(AccountId account) {
    return "guard/" + account;
  }

  /** Until the transaction ends, nobody asks the account; who was asking has asked. */
  void lock(AccountId account) {
    quotas.lock(Stream.of(lockName(account)));
  }

  boolean owns(AccountId account, VpcId vpc) {
    return db.sql("select exists (select from vpc_register where vpc_id = ? and account_id = ?)")
        .params(vpc.text(), account.text())
        .query(Boolean.class)
        .single();
  }

  void keep(Decision<GuardEvent, GuardRejection> decision) {
    if (decision instanceof Decision.Accepted<GuardEvent, GuardRejection>(var events)) {
      events.forEach(this::keep);
    }
  }

  private void keep(GuardEvent event) {
    open(event.id());
    switch (event) {
      case GuardPolicyChosen e ->
          db.sql("update guard_register set policy = ? where account_id = ?")
              .params(e.policy().name(), e.id().text())
              .update();
      case RequesterAllowed e -> list(e.id(), e.requester(), Listing.ALLOWED);
      case RequesterDenied e -> list(e.id(), e.requester(), Listing.DENIED);
      case RequesterUnlisted e ->
          db.sql("delete from guard_requester where account_id = ? and requester_account = ?")
              .params(e.id().text(), e.requester().text())
              .update();
      case AcceptanceRuleAdded e -> add(e.id(), e.rule());
      case AcceptanceRuleRemoved e -> remove(e.ruleId());
    }
  }

  private void open(AccountId account) {
    db.sql("insert into guard_register (account_id, policy) values (?, ?) on conflict do nothing")
        .params(account.text(), GuardPolicy.OPEN.name())
        .update();
  }

  private void list(AccountId account, AccountId requester, Listing listing) {
    db.sql(
            """
            insert into guard_requester (account_id, requester_account, listing) values (?, ?, ?)
            on conflict (account_id, requester_account) do update set listing = excluded.listing
            """)
        .params(account.text(), requester.text(), listing.name())
        .update();
  }

  private void add(AccountId account, AcceptanceRule rule) {
    db.sql(
            """
            insert into guard_rule (rule_id, account_id, requester_account, rule)
            values (?, ?, ?, ?::jsonb)
            """)
        .params(rule.id().text(), account.text(), rule.requester().text(), RuleColumn.write(rule))
        .update();
  }

  private void remove(AcceptanceRuleId id) {
    db.sql("delete from guard_rule where rule_id = ?").param(id.text()).update();
  }
}
