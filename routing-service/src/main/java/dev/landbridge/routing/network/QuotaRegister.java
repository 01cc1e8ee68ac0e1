package dev.landbridge.routing.network;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.routing.RoutingSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The limits that approved tickets raised; tickets have no order, so the highest counts. */
@Component
public class QuotaRegister {
  private final JdbcClient db;
  private final RoutingSettings settings;

  QuotaRegister(JdbcClient db, RoutingSettings settings) {
    this.db = db;
    this.settings = settings;
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
    return limit(account, Quota.ROUTE_TABLES_PER_VPC, settings.routeTablesPerVpc());
  }

  public int routesPerTable(AccountId account) {
    return limit(account, Quota.ROUTES_PER_TABLE, settings.routesPerTable());
  }

  private int limit(AccountId account, Quota quota, int standard) {
    return db.sql("select raised_to from raised_quota where account_id = ? and quota = ?")
        .params(account.text(), quota.name())
        .query(Integer.class)
        .optional()
        .filter(raised -> raised > standard)
        .orElse(standard);
  }
}
