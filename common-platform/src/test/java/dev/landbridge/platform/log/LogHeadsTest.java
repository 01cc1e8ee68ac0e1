package dev.landbridge.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.web.Position;
import dev.landbridge.testkit.Backends;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LogHeadsTest {
  private final Topics topics =
      new Topics(new PlatformSettings.Kafka("127.0.0.1:1", "heads", 12, (short) 1));

  @Test
  void aQuietPartitionIsNotOverlookedBehindABusyOne() {
    var backends = Backends.shared();
    try (var pool = new HikariDataSource()) {
      pool.setJdbcUrl(backends.jdbcUrl(backends.newDatabase("heads")));
      pool.setUsername(backends.user());
      pool.setPassword(backends.password());
      Flyway.configure().dataSource(pool).locations("classpath:db/platform").load().migrate();
      var db = JdbcClient.create(pool);
      append(db, "quiet", 2);
      append(db, "busy", 6_000);

      var heads = new LogHeads(db, topics, new ServiceIdentity("sample-service", "accounts"));
      assertThat(topics.partitionOf("quiet")).isNotEqualTo(topics.partitionOf("busy"));
      assertThat(heads.positions())
          .containsExactlyInAnyOrder(
              new Position("accounts", topics.partitionOf("quiet"), 2),
              new Position("accounts", topics.partitionOf("busy"), 6_002));
    }
  }

  private static void append(JdbcClient db, String aggregate, int count) {
    db.sql(
            """
            insert into event (aggregate_id, sequence_number, aggregate_type, event_id, occurred_at,
              type, revision, payload, metadata)
            select ?, n, 'T', 'e', now(), 'T', '1', '{}', '{}' from generate_series(1, ?) n
            """)
        .params(aggregate, count)
        .update();
  }
}
