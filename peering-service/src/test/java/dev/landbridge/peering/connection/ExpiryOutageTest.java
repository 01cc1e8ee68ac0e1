package dev.landbridge.peering.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.landbridge.peering.SharedService;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.store.CommittedWork;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;

/** The database goes away between the look for requests and what is done about them. */
class ExpiryOutageTest {
  private static final Instant LONG_AGO = Instant.EPOCH.plusSeconds(1);

  private final JdbcClient db = SharedService.SERVICE.bean(JdbcClient.class);
  private final PeeringRegister register = SharedService.SERVICE.bean(PeeringRegister.class);
  private final Commands commands = SharedService.SERVICE.bean(Commands.class);
  private final AtomicInteger attempts = new AtomicInteger();

  @BeforeEach
  void threeAreOverdue() {
    db.sql(
            """
            insert into connection_register (connection_id, requester_account, accepter_account,
              requester_vpc, accepter_vpc, cross_region, answer_by, live)
            select 'pcx-' || lpad(to_hex(n), 17, '0'), '100000000001', '100000000002', 'vpc-a', 'vpc-b', false,
              'epoch', false from generate_series(1, 3) n
            """)
        .update();
  }

  @AfterEach
  void forget() {
    db.sql("delete from connection_register where requester_vpc = 'vpc-a'").update();
  }

  @Test
  void itIsWaitedForOnceAndNotForEachRequest() {
    try (var away = new HikariDataSource()) {
      away.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/away");
      away.setConnectionTimeout(250);
      away.setInitializationFailTimeout(-1);
      var work = new CommittedWork(counted(away));
      assertThatThrownBy(() -> PeeringTimers.expire(register, commands, work, LONG_AGO))
          .isInstanceOf(CannotCreateTransactionException.class);
    }
    assertThat(attempts).hasValue(1);
  }

  private TransactionManager counted(HikariDataSource source) {
    var transactions = new SpringTransactionManager(new DataSourceTransactionManager(source));
    return () -> {
      attempts.incrementAndGet();
      return transactions.startTransaction();
    };
  }
}
