package dev.landbridge.platform.log;

import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.platform.store.EventTail;
import dev.landbridge.platform.store.EventTypes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.common.transaction.TransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The relay to the shared log and the readers of other services' topics. */
@Configuration(proxyBeanMethods = false)
public class LogConfiguration {

  @Bean
  Topics topics(PlatformSettings settings) {
    return new Topics(settings.kafka());
  }

  @Bean
  KafkaClients kafkaClients(PlatformSettings settings) {
    return new KafkaClients(settings.kafka());
  }

  @Bean
  CommittedWork committedWork(TransactionManager transactions) {
    return new CommittedWork(transactions);
  }

  @Bean
  EventIntake eventIntake(
      EventTypes types, ObjectProvider<EventConsumer> consumers, CommittedWork work) {
    return new EventIntake(types, consumers.orderedStream().toList(), work);
  }

  @Bean
  ConsumedContexts consumedContexts(EventIntake intake) {
    return new ConsumedContexts(Set.copyOf(intake.contexts()));
  }

  @Bean
  LogHeads logHeads(JdbcClient db, Topics topics, ServiceIdentity identity) {
    return new LogHeads(db, topics, identity);
  }

  @Bean
  Inbox inbox(JdbcClient db, ServiceIdentity identity) {
    return new Inbox(db, identity);
  }

  @Bean
  DeadLetters deadLetters(
      JdbcClient db, ServiceIdentity identity, Clock clock, MeterRegistry metrics) {
    var letters = new DeadLetters(db, identity, clock);
    Gauge.builder("landbridge.dead.letters.open", letters, DeadLetters::open).register(metrics);
    return letters;
  }

  /** Topics are made before anything uses them. */
  @Bean
  Relay relay(
      EventTail tail,
      DataSource dataSource,
      JdbcClient db,
      KafkaClients clients,
      Topics topics,
      EventIntake intake,
      ServiceIdentity identity,
      MeterRegistry metrics,
      Clock clock) {
    topics.ensure(topics.of(identity, intake.contexts()));
    var relay =
        new Relay(
            tail,
            new RelayStand(dataSource, db),
            new LogRecords(topics, identity),
            clients,
            new TopicPositions(clients, topics, topics.events(identity.context())),
            identity,
            clock);
    Gauge.builder("landbridge.relay.lag.events", relay, r -> r.lag().events()).register(metrics);
    Gauge.builder("landbridge.relay.lag.seconds", relay, r -> r.lag().seconds(clock.instant()))
        .register(metrics);
    return relay;
  }

  @Bean(destroyMethod = "close")
  DeadLetterTopic deadLetterTopic(
      KafkaClients clients, Topics topics, ServiceIdentity identity, Relay afterTopics) {
    return new DeadLetterTopic(clients, topics, identity);
  }

  @Bean
  LogReaders logReaders(
      EventIntake intake,
      Inbox inbox,
      DeadLetters deadLetters,
      DeadLetterTopic deadLetterTopic,
      TransactionTemplate transactions,
      Topics topics,
      KafkaClients clients,
      ServiceIdentity identity,
      MeterRegistry metrics,
      Clock clock) {
    var readers =
        intake.contexts().stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    context ->
                        new LogReader(
                            context,
                            intake,
                            inbox,
                            deadLetters,
                            deadLetterTopic,
                            transactions,
                            metrics)));
    return new LogReaders(readers, topics, clients, identity, metrics, clock);
  }

  @Bean
  Redrive redrive(DeadLetters deadLetters, EventIntake intake, TransactionTemplate transactions) {
    return new Redrive(deadLetters, intake, transactions);
  }

  /**
   * Readiness: relay and readers live. A lag, or a broker that is away, is an alert, not a reason
   * to refuse requests: writes go on without it.
   */
  @Bean("log")
  HealthIndicator logHealth(Relay relay, LogReaders readers, Clock clock) {
    return () -> {
      boolean areAlive = readers.areAlive();
      return (relay.isRunning() && areAlive ? Health.up() : Health.outOfService())
          .withDetail("relayRuns", relay.isRunning())
          .withDetail("readersRun", areAlive)
          .withDetail("relayPosition", relay.lag().position())
          .withDetail("relayLagEvents", relay.lag().events())
          .withDetail("relayLagSeconds", relay.lag().seconds(clock.instant()))
          .build();
    };
  }
}
