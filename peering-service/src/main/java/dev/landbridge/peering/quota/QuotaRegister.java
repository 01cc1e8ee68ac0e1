package dev.landbridge.peering.quota;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.net.Region;
import dev.landbridge.events.peering.Quota;
import dev.landbridge.peering.PeeringSettings;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Limits and what is used of them; the table's check keeps use within the limit. */
@Component
public class QuotaRegister {
  private final JdbcClient db;
  private final PeeringSettings settings;
  private final RouteLimits routes;

  QuotaRegister(JdbcClient db, PeeringSettings settings, RouteLimits routes) {
    this.db = db;
    this.settings = settings;
    this.routes = routes;
  }

  /** The scope in which an account's VPCs are counted. */
  public static String scope(AccountId account, Region region) {
    return account + "/" + region;
  }

  /** Until the transaction ends, decisions about these are serial; callers name all at once. */
  public void lock(Stream<String> names) {
    db.sql(
            """
            select pg_advisory_xact_lock(hashtextextended(name, 0))
            from unnest(string_to_array(?, ' ')) as name
            """)
        .param(String.join(" ", names.sorted().distinct().toList()))
        .query((row, number) -> number)
        .list();
  }

  /** As {@link #lock}, with {@code shared} against those who lock it, not among those who share. */
  public void lockSharing(String shared, Stream<String> names) {
    var sorted = Stream.concat(Stream.of(shared), names).sorted().distinct().toList();
    db.sql(
            """
            select case when name = :shared
              then pg_advisory_xact_lock_shared(hashtextextended(name, 0))
              else pg_advisory_xact_lock(hashtextextended(name, 0)) end
            from unnest(string_to_array(:names, ' ')) as name
            """)
        .param("shared", shared)
        .param("names", String.join(" ", sorted))
        .query((row, number) -> number)
        .list();
  }

  /** The higher of what a ticket granted and what everybody has. */
  public int limit(AccountId account, Quota quota) {
    return db.sql("select most from quota_limit where account_id = ? and quota = ?")
        .params(account.text(), quota.name())
        .query(Integer.class)
        .optional()
        .map(granted -> Math.max(granted, standard(quota)))
        .orElseGet(() -> standard(quota));
  }

  private int standard(Quota quota) {
    return switch (quota) {
      case ROUTE_TABLES_PER_VPC -> routes.routeTablesPerVpc();
      case ROUTES_PER_TABLE -> routes.routesPerTable();
      case VPCS_PER_REGION,
          SUBNETS_PER_VPC,
          SECONDARY_CIDR_BLOCKS_PER_VPC,
          PEERING_CONNECTIONS_PER_VPC,
          ACTIVE_PEERING_CONNECTIONS_PER_VPC,
          OPEN_TICKETS_PER_ACCOUNT,
          LISTED_REQUESTERS_PER_ACCOUNT,
          ACCEPTANCE_RULES_PER_ACCOUNT ->
          settings.limit(quota);
    };
  }

  public int used(String scope, Quota quota) {
    return db.sql("select used from quota_use where scope = ? and quota = ?")
        .params(scope, quota.name())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  public void take(String scope, Quota quota, int limit) {
    db.sql(
            """
            insert into quota_use (scope, quota, used, most) values (?, ?, 1, ?)
            on conflict (scope, quota)
            do update set used = quota_use.used + 1, most = excluded.most
            """)
        .params(scope, quota.name(), limit)
        .update();
  }

  public void giveBack(String scope, Quota quota) {
    db.sql("update quota_use set used = used - 1 where scope = ? and quota = ?")
        .params(scope, quota.name())
        .update();
  }

  /** Never lowers a limit that was granted before. */
  public void raise(AccountId account, Quota quota, int limit) {
    db.sql(
            """
            insert into quota_limit (account_id, quota, most) values (?, ?, ?)
            on conflict (account_id, quota)
            do update set most = greatest(quota_limit.most, excluded.most)
            """)
        .params(account.text(), quota.name(), limit)
        .update();
  }
}
