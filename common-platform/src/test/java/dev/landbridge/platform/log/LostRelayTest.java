package dev.landbridge.platform.log;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.platform.store.EventTail;
import dev.landbridge.testkit.FailingClock;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A relay that is none any more says so. */
class LostRelayTest {
  private static final String RELAYS =
      " from pg_locks where locktype = 'advisory' and database = "
          + "(select oid from pg_database where datname = current_database()) and ";

  private ServiceUnderTest service;

  @BeforeEach
  void start() {
    service = ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, Map.of());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private JdbcClient db() {
    return service.bean(JdbcClient.class);
  }

  private void create(String id) {
    service
        .http()
        .withBearer(() -> InternalTokenForTests.ownerOf(new AccountId("100000000001")))
        .post("/v1/samples", Map.of("id", id, "name", "one"))
        .expect(201);
  }

  @Test
  void whoLostTheLockTellsOfNoLagAndWhoTakesItOfTheWholeLag() throws Exception {
    var relay = service.bean(Relay.class);
    relay.pause(Duration.ofHours(1));
    create("420000000001");
    eventually(() -> assertThat(relay.lag().events()).isPositive());
    long behind = relay.lag().events();
    var since = relay.lag().since();

    try (var successor = connection();
        var threads = Executors.newSingleThreadExecutor()) {
      var lock = threads.submit(() -> takeLock(successor));
      eventually(() -> assertThat(count("not granted")).isEqualTo(1));
      db().sql("select pg_terminate_backend(pid)" + RELAYS + "granted").query().listOfRows();
      lock.get();
      eventually(() -> assertThat(relay.lag()).isEqualTo(RelayLag.NONE));
      assertThat(relay.isRunning()).isTrue();
    }

    eventually(() -> assertThat(relay.lag().events()).isEqualTo(behind));
    assertThat(relay.lag().since()).isBefore(since.plusSeconds(1));
    relay.resume();
    eventually(() -> assertThat(relay.lag().events()).isZero());
  }

  private Connection connection() throws SQLException {
    var settings = service.properties();
    return DriverManager.getConnection(
        String.valueOf(settings.get("landbridge.database.url")),
        String.valueOf(settings.get("landbridge.database.user")),
        String.valueOf(settings.get("landbridge.database.password")));
  }

  private static boolean takeLock(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement("select pg_advisory_lock(?)")) {
      lock.setLong(1, RelayStand.LOCK);
      return lock.execute();
    }
  }

  private long count(String which) {
    return db().sql("select count(*)" + RELAYS + which).query(Long.class).single();
  }

  @Test
  void aRelayThatAnErrorEndedRunsNoMore() {
    service.bean(Relay.class).stop();
    var relay = relay(new FailingClock());
    relay.start();
    eventually(() -> assertThat(relay.isRunning()).isFalse());
    relay.stop();
  }

  private Relay relay(Clock clock) {
    var topics = service.bean(Topics.class);
    var clients = service.bean(KafkaClients.class);
    var identity = service.bean(ServiceIdentity.class);
    return new Relay(
        service.bean(EventTail.class),
        new RelayStand(service.bean(DataSource.class), db()),
        new LogRecords(topics, identity),
        clients,
        new TopicPositions(clients, topics, topics.events(identity.context())),
        identity,
        clock);
  }
}
