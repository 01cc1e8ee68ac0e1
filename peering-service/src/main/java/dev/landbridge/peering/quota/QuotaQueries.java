package dev.landbridge.peering.quota;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.Quota;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what an account uses of its limits; the registers are always current. */
@Component
class QuotaQueries {
  private final JdbcClient db;

  QuotaQueries(JdbcClient db) {
    this.db = db;
  }

  /** How much is used in one region or VPC, or by the account. */
  record Use(Quota quota, String scope, int used) {}

  List<Use> uses(AccountId account) {
    return db.sql(
            """
            select 'VPCS_PER_REGION' as quota, region as scope, count(*) as used
            from vpc_register where account_id = :account group by region
            union all
            select 'SECONDARY_CIDR_BLOCKS_PER_VPC', vpc_id, cardinality(blocks) - 1
            from vpc_register where account_id = :account
            union all
            select 'SUBNETS_PER_VPC', v.vpc_id, count(s.subnet_id)
            from vpc_register v left join subnet_register s on s.vpc_id = v.vpc_id
            where v.account_id = :account group by v.vpc_id
            union all
            select 'PEERING_CONNECTIONS_PER_VPC', vpc_id, cardinality(peers)
            from vpc_register where account_id = :account
            union all
            select 'ACTIVE_PEERING_CONNECTIONS_PER_VPC', vpc_id, active
            from vpc_register where account_id = :account
            union all
            select quota, scope, used from quota_use where scope = :account
            union all
            select 'LISTED_REQUESTERS_PER_ACCOUNT', account_id, count(*)
            from guard_requester where account_id = :account group by account_id
            union all
            select 'ACCEPTANCE_RULES_PER_ACCOUNT', account_id, count(*)
            from guard_rule where account_id = :account group by account_id
            order by 1, 2
            """)
        .param("account", account.text())
        .query(
            (row, _) -> new Use(Quota.valueOf(row.getString(1)), row.getString(2), row.getInt(3)))
        .list();
  }
}
