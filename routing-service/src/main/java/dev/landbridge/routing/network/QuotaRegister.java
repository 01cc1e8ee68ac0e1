package dev.landbridge.routing.network;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.routing.RoutingSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The limits that approved tickets raised; tickets have no order, so the highest counts. */
@Component
public class QuotaRegister implements Limits {
  private final JdbcClient db;
  private final RoutingSettings settings;
  private final PeeringLimits peering;

  QuotaRegister(JdbcClient db, RoutingSettings settings, PeeringLimits peering) {
    this.db = db;
    this.settings = settings;
    this.peering = peering;
  }

  public void raise(AccountId account, Quota quota, int limit) {
    db.sql(
            """
            insert into raised_quota as raised (account_id, quota, raised_to) values (?, ?, ?)
            on conflict (account_id, quota) do update
            set raised_to = greatest(raised.raised_to, excluded.raised_to)
            """)
        .params(account.text(), quota.name(), limit)
        .update();
  }

  public int routeTablesPerVpc(AccountId account) {
    return of(account, Quota.ROUTE_TABLES_PER_VPC);
  }

  public int routesPerTable(AccountId account) {
    return of(account, Quota.ROUTES_PER_TABLE);
  }

  @Override
  public int of(AccountId account, Quota quota) {
    int standard = standard(quota);
    return db.sql("select raised_to from raised_quota where account_id = ? and quota = ?")
        .params(account.text(), quota.name())
        .query(Integer.class)
        .optional()
        .filter(raised -> raised > standard)
        .orElse(standard);
  }

  private int standard(Quota quota) {
    return switch (quota) {
      case ROUTE_TABLES_PER_VPC -> settings.routeTablesPerVpc();
      case ROUTES_PER_TABLE -> settings.routesPerTable();
      case VPCS_PER_REGION,
          SUBNETS_PER_VPC,
          SECONDARY_CIDR_BLOCKS_PER_VPC,
          PEERING_CONNECTIONS_PER_VPC,
          ACTIVE_PEERING_CONNECTIONS_PER_VPC,
          OPEN_TICKETS_PER_ACCOUNT,
          LISTED_REQUESTERS_PER_ACCOUNT,
          ACCEPTANCE_RULES_PER_ACCOUNT ->
          peering.limit(quota);
    };
  }
}
