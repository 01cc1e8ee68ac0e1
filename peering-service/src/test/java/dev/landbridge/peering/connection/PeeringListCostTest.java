package dev.landbridge.peering.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.peering.SharedService;
import dev.landbridge.platform.web.PageRequest;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a page costs does not grow with what is not on it: PostgreSQL counts the rows it read. */
class PeeringListCostTest {
  private static final int STORED = 20_000;
  private static final PeeringFilter ALL =
      new PeeringFilter(null, null, null, null, null, null, null, null);

  private final JdbcClient db = SharedService.SERVICE.bean(JdbcClient.class);
  private final PeeringQueries queries = SharedService.SERVICE.bean(PeeringQueries.class);
  private final TransactionTemplate transaction =
      new TransactionTemplate(SharedService.SERVICE.bean(PlatformTransactionManager.class));

  @BeforeEach
  void store() {
    db.sql(
            """
            insert into peering_view (connection_id, state, requester_account, requester_vpc,
              requester_region, requester_blocks, requester_name, requester_description,
              accepter_account, accepter_vpc, accepter_region, accepter_blocks, accepter_name,
              accepter_description, bandwidth_mbps, charge_type, service_level, expires_at,
              created_at, version, position)
            select 'pcx-cc' || lpad(to_hex(i), 15, '0'), 'PENDING', '777700000001',
              'vpc-cc' || lpad(to_hex(2 * i), 15, '0'), 'ap-guangzhou', '{192.168.0.0/16}', '', '',
              '777700000002', 'vpc-cc' || lpad(to_hex(2 * i + 1), 15, '0'), 'ap-beijing',
              '{10.0.0.0/16}', '', '', 100, 'DAILY_PEAK', 'GOLD', now(), now(), 0, 2000000000 + i
            from generate_series(1, :stored) i
            """)
        .param("stored", STORED)
        .update();
    db.sql("analyze peering_view, vpc_view").update();
  }

  @AfterEach
  void forget() {
    db.sql("delete from peering_view where requester_account = '777700000001'").update();
  }

  private long rowsRead(Optional<AccountId> account, long after) {
    return transaction.execute(
        _ -> {
          assertThat(queries.list(ALL, account, new PageRequest(100, after))).hasSize(101);
          return db.sql(
                  """
                  select coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)
                  from pg_stat_xact_user_tables where relname = 'peering_view'
                  """)
              .query(Long.class)
              .single();
        });
  }

  @Test
  void aPageReadsItsOwnRows() {
    var middle = 2_000_000_000L + STORED / 2;
    assertThat(rowsRead(Optional.empty(), middle)).isLessThan(500);
    assertThat(rowsRead(Optional.of(new AccountId("777700000002")), middle)).isLessThan(500);
  }
}
