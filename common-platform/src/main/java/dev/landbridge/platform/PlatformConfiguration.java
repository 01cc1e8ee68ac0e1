package dev.landbridge.platform;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.landbridge.platform.auth.AuthConfiguration;
import dev.landbridge.platform.command.IdSource;
import dev.landbridge.platform.log.LogConfiguration;
import dev.landbridge.platform.projection.ProjectionConfiguration;
import dev.landbridge.platform.store.EventStoreConfiguration;
import dev.landbridge.platform.store.GroupCommit;
import dev.landbridge.platform.web.WebConfiguration;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everything a service gets by importing it: a new service adds its rooms and nothing else. Without
 * Boot's page for errors: what ends outside of controllers is told by the platform's valve.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {KafkaAutoConfiguration.class, ErrorMvcAutoConfiguration.class})
@EnableConfigurationProperties(PlatformSettings.class)
@Import({
  EventStoreConfiguration.class,
  ProjectionConfiguration.class,
  LogConfiguration.class,
  AuthConfiguration.class,
  WebConfiguration.class,
  TimerConfiguration.class
})
public class PlatformConfiguration {
  /** A database that has fallen silent is given up when it would have given up the statement. */
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /** One is written while the commit of the other is on its way to the disk. */
  private static final int GROUPS_AT_ONCE = 2;

  /** A group hardly waits: what is locked is left to the one who needs it. */
  private static final Duration LOCKS_OF_OTHERS = Duration.ofMillis(50);

  /** Others wait for it, so it gives up sooner than they would. */
  private static final Duration SLOWEST_GROUP = Duration.ofSeconds(5);

  @Bean
  Clock clock() {
    return Clock.tickMillis(java.time.ZoneOffset.UTC);
  }

  @Bean
  IdSource idSource() {
    return new IdSource();
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(PlatformSettings settings, ServiceIdentity identity) {
    var database = settings.database();
    return connections(
        settings,
        identity.name(),
        database.poolSize(),
        database.lockTimeout(),
        database.statementTimeout());
  }

  /** Connections of its own, since those who wait for it may hold all others. */
  @Bean(destroyMethod = "close")
  GroupCommit groupCommit(
      PlatformSettings settings, ServiceIdentity identity, MeterRegistry metrics) {
    var name = identity.name() + " group commit";
    var sizes = DistributionSummary.builder("landbridge.group.commit.size").register(metrics);
    return new GroupCommit(
        connections(settings, name, GROUPS_AT_ONCE, LOCKS_OF_OTHERS, SLOWEST_GROUP),
        GROUPS_AT_ONCE,
        sizes::record,
        name);
  }

  /**
   * Waits for locks are bounded: a request rather fails with a retry than hangs. Pages come from
   * memory or flash, so that even a small table is read by its index. A statement is planned once
   * and not for each of its values, since each way to ask has a statement of its own; none is worth
   * a compiler, whatever the planner thinks of an unknown limit.
   */
  private static HikariDataSource connections(
      PlatformSettings settings,
      String name,
      int size,
      Duration lockTimeout,
      Duration statementTimeout) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.database().url());
    config.setUsername(settings.database().user());
    config.setPassword(settings.database().password());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(settings.database().connectionTimeout().toMillis());
    config.setInitializationFailTimeout(Duration.ofSeconds(60).toMillis());
    config.addDataSourceProperty("ApplicationName", name);
    config.addDataSourceProperty(
        "options",
        ("-c lock_timeout=%d -c statement_timeout=%d -c timezone=UTC -c random_page_cost=1.1"
                + " -c plan_cache_mode=force_generic_plan -c jit=off")
            .formatted(lockTimeout.toMillis(), statementTimeout.toMillis()));
    config.addDataSourceProperty(
        "socketTimeout", Long.toString(statementTimeout.plus(SILENCE).toSeconds()));
    config.addDataSourceProperty("prepareThreshold", "3");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return new HikariDataSource(config);
  }

  /**
   * By connections of their own: a migration may take longer than a statement of a request, and
   * another instance waits until it is done.
   */
  @Bean
  FlywayConfigurationCustomizer migrations(ServiceIdentity identity, PlatformSettings settings) {
    var database = settings.database();
    return flyway ->
        flyway
            .locations("classpath:db/platform", "classpath:db/" + identity.name())
            .jdbcProperties(
                Map.of("ApplicationName", identity.name() + " migration", "tcpKeepAlive", "true"))
            .dataSource(database.url(), database.user(), database.password())
            .initSql(
                "set statement_timeout = 0; set timezone = 'UTC'; set lock_timeout = "
                    + database.lockTimeout().toMillis())
            .lockRetryCount(-1);
  }

  @Bean
  TransactionTemplate transactionTemplate(PlatformTransactionManager transactions) {
    return new TransactionTemplate(transactions);
  }

  @Bean
  JdbcClient jdbcClient(DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }
}
