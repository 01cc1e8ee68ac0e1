package dev.landbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.testkit.ServiceUnderTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.unit.DataSize;

class PlatformSettingsTest {

  private static PlatformSettings bind(Map<String, Object> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("landbridge", Bindable.of(PlatformSettings.class));
  }

  @Test
  void everyLimitHasItsDocumentedDefault() {
    var settings = bind(Map.of());
    assertThat(settings.causalWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.maxBody()).isEqualTo(DataSize.ofKilobytes(64));
    assertThat(settings.headTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.bodyTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.idempotencyRetention()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.cachedAggregates()).isEqualTo(4096);
    assertThat(settings.database().poolSize()).isEqualTo(10);
    assertThat(settings.database().connectionTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.database().lockTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.database().statementTimeout()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void everyLimitIsRead() {
    var settings =
        bind(
            Map.of(
                "landbridge.head-timeout", "1s",
                "landbridge.body-timeout", "2s",
                "landbridge.database.connection-timeout", "3s",
                "landbridge.database.lock-timeout", "4s",
                "landbridge.database.statement-timeout", "5s"));
    assertThat(settings.headTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.bodyTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.database().connectionTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.database().lockTimeout()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.database().statementTimeout()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void theDatabaseHearsOfItsTimeouts() {
    var overrides =
        Map.<String, Object>of(
            "landbridge.database.lock-timeout", "4s",
            "landbridge.database.statement-timeout", "7s",
            "landbridge.database.connection-timeout", "3s");
    try (var service =
        ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, overrides)) {
      var db = service.bean(JdbcClient.class);
      assertThat(shown(db, "lock_timeout")).isEqualTo("4s");
      assertThat(shown(db, "statement_timeout")).isEqualTo("7s");
      var pool = service.bean(com.zaxxer.hikari.HikariDataSource.class);
      assertThat(pool.getConnectionTimeout()).isEqualTo(3000);
      assertThat(pool.getDataSourceProperties()).containsEntry("socketTimeout", "22");
    }
  }

  /** An index of a large table takes its time; who waits for a lock makes others wait behind. */
  @Test
  void aMigrationMayTakeLongButNotWaitForLocks() throws SQLException {
    var overrides =
        Map.<String, Object>of(
            "landbridge.database.lock-timeout",
            "4s",
            "landbridge.database.statement-timeout",
            "7s");
    try (var service =
        ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, overrides)) {
      var flyway = service.bean(Flyway.class).getConfiguration();
      try (var own = flyway.getDataSource().getConnection()) {
        var db = JdbcClient.create(new SingleConnectionDataSource(own, true));
        db.sql(flyway.getInitSql()).update();
        assertThat(shown(db, "statement_timeout")).isEqualTo("0");
        assertThat(shown(db, "lock_timeout")).isEqualTo("4s");
        assertThat(shown(db, "timezone")).isEqualTo("UTC");
        assertThat(shown(db, "application_name")).endsWith(" migration");
      }
    }
  }

  private static String shown(JdbcClient db, String setting) {
    return db.sql("select current_setting(?)").param(setting).query(String.class).single();
  }
}
