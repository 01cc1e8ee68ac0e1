package dev.landbridge.routing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.landbridge.platform.store.EventTypes;
import dev.landbridge.routing.RoutingService;
import dev.landbridge.routing.RoutingSettings;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

/** The server of the database is there and does not answer. */
class SilentDatabaseTest {
  private static final RoutingService SERVICE = RoutingService.shared();
  private static final Duration LONG = Duration.ofMinutes(5);

  private final URI server =
      URI.create(setting("landbridge.database.url").substring("jdbc:".length()));
  private final SilentLine line = SilentLine.to(server.getHost(), server.getPort());
  private final HikariDataSource pool = pool();

  private static String setting(String name) {
    return String.valueOf(SERVICE.service().properties().get(name));
  }

  private HikariDataSource pool() {
    var made = new HikariDataSource();
    made.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + line.port() + server.getPath());
    made.setUsername(setting("landbridge.database.user"));
    made.setPassword(setting("landbridge.database.password"));
    made.setMaximumPoolSize(1);
    made.setConnectionTimeout(1000);
    made.setValidationTimeout(500);
    return made;
  }

  @AfterEach
  void hangUp() throws Exception {
    line.close();
    pool.close();
  }

  private NetworkReader reader(Duration forAnswers, Duration forTurns) {
    var heard = SERVICE.service().bean(HeardEventRegister.class);
    return new NetworkReader(
        new StoredEventRegister(pool, heard, waiting(forAnswers)),
        SERVICE.service().bean(EventTypes.class),
        waiting(forTurns));
  }

  private static RoutingSettings waiting(Duration wait) {
    return new RoutingSettings(10, 50, 50, 20, Duration.ofDays(1), wait);
  }

  @Test
  void aSilentConnectionIsGivenUpAndReplacedOnceThereIsAnother() {
    var reader = reader(Duration.ofSeconds(3), LONG);
    int before = reader.all(NetworkReader.NOW).vpcs().size();
    line.fallSilent();
    assertThatThrownBy(() -> reader.all(NetworkReader.NOW))
        .isInstanceOf(DataAccessResourceFailureException.class);
    line.speak();
    SERVICE.eventually(
        () -> assertThat(reader.all(NetworkReader.NOW).vpcs()).hasSizeGreaterThanOrEqualTo(before));
    reader.stop();
  }

  @Test
  void whoGetsNoTurnIsToldToTryAgain() throws Exception {
    var reader = reader(LONG, Duration.ofMillis(1));
    reader.all(NetworkReader.NOW);
    line.fallSilent();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = threads.submit(() -> reader.all(NetworkReader.NOW));
      SERVICE.eventually(() -> assertThat(line.holdsSomething()).isTrue());
      assertThatThrownBy(() -> reader.all(NetworkReader.NOW))
          .isInstanceOf(QueryTimeoutException.class);
      line.speak();
      assertThat(first.get()).isNotNull();
    }
    reader.stop();
  }
}
