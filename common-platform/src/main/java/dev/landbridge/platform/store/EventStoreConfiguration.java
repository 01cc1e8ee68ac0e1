package dev.landbridge.platform.store;

import dev.landbridge.events.Addressed;
import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.command.AggregateType;
import dev.landbridge.platform.command.Commands;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationParameterResolverFactory;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.config.annotation.SpringBeanParameterResolverFactory;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon on PostgreSQL, wired by hand: its auto-configuration names classes of an older Spring Boot.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class EventStoreConfiguration {
  private static final int SNAPSHOT_EVERY = 100;
  private static final int LOCK_ATTEMPTS = 50; // 5 s in all, as for locks of the database
  private static final int LOCK_ATTEMPT_MILLIS = 100;

  @Bean
  EventTypes eventTypes() {
    return new EventTypes();
  }

  @Bean
  Serializer eventSerializer(EventTypes types, List<AggregateType<?>> aggregates) {
    return new WireSerializer(types, new SnapshotRevisions(aggregates));
  }

  @Bean
  EventTail eventTail(DataSource dataSource) {
    return new EventTail(dataSource);
  }

  @Bean
  TransactionManager axonTransactions(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  @Bean
  AppendSignal appendSignal() {
    return new AppendSignal();
  }

  @Bean
  SharedEndings sharedEndings(DataSource dataSource) {
    return new SharedEndings(dataSource);
  }

  @Bean
  EventLogEngine eventStorageEngine(
      DataSource dataSource,
      EventTail tail,
      AppendSignal signal,
      GroupCommit group,
      TransactionManager transactions,
      Serializer serializer,
      List<AggregateType<?>> aggregates) {
    return new EventLogEngine(
        dataSource,
        tail,
        signal,
        group,
        new SpringDataSourceConnectionProvider(dataSource),
        transactions,
        serializer,
        new SnapshotRevisions(aggregates));
  }

  @Bean
  Cache aggregateCache(PlatformSettings settings, JdbcClient db) {
    return new AggregateCache(settings.cachedAggregates(), db);
  }

  @Bean
  Configuration axonConfiguration(
      ApplicationContext context,
      EventStorageEngine engine,
      TransactionManager transactions,
      Serializer serializer,
      Cache cache,
      List<AggregateType<?>> aggregates) {
    var configurer = DefaultConfigurer.defaultConfiguration(false);
    configurer
        .configureSerializer(_ -> serializer)
        .configureEventSerializer(_ -> serializer)
        .configureMessageSerializer(_ -> serializer)
        .configureTransactionManager(_ -> transactions)
        .configureCommandBus(_ -> commandBus(transactions))
        .configureEventStore(_ -> eventStore(engine))
        .configureCorrelationDataProviders(_ -> List.of(new CallCorrelation()))
        .registerComponent(ParameterResolverFactory.class, c -> parameterResolvers(context, c));
    aggregates.forEach(aggregate -> register(configurer, aggregate, cache));
    return configurer.buildConfiguration();
  }

  private static CommandBus commandBus(TransactionManager transactions) {
    var bus = SimpleCommandBus.builder().transactionManager(NoTransactionManager.INSTANCE).build();
    bus.registerHandlerInterceptor(new RootTransactions(transactions));
    bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new CallCorrelation()));
    return bus;
  }

  private static EventStore eventStore(EventStorageEngine engine) {
    return EmbeddedEventStore.builder().storageEngine(engine).build();
  }

  private static ParameterResolverFactory parameterResolvers(
      ApplicationContext context, Configuration configuration) {
    return MultiParameterResolverFactory.ordered(
        ClasspathParameterResolverFactory.forClass(EventStoreConfiguration.class),
        new ConfigurationParameterResolverFactory(configuration),
        new SpringBeanParameterResolverFactory(context));
  }

  private static <A> void register(Configurer configurer, AggregateType<A> aggregate, Cache cache) {
    configurer.configureAggregate(
        AggregateConfigurer.defaultConfiguration(aggregate.type())
            .configureCache(_ -> cache)
            .configureLockFactory(_ -> locks())
            .configureSnapshotTrigger(
                c -> new EventCountSnapshotTriggerDefinition(c.snapshotter(), SNAPSHOT_EVERY))
            .configureCommandTargetResolver(_ -> addressed()));
  }

  /** A request waits for its aggregate with a connection in hand: rather not for long. */
  private static PessimisticLockFactory locks() {
    return PessimisticLockFactory.builder()
        .acquireAttempts(LOCK_ATTEMPTS)
        .lockAttemptTimeout(LOCK_ATTEMPT_MILLIS)
        .build();
  }

  private static CommandTargetResolver addressed() {
    return command ->
        new VersionedAggregateIdentifier(
            (Object) ((Addressed) command.getPayload()).id().text(), null);
  }

  @Bean
  CommandGateway commandGateway(Configuration axon) {
    return axon.commandGateway();
  }

  @Bean
  Commands commands(CommandGateway gateway) {
    return new Commands(gateway);
  }

  @Bean
  EventProcessing eventProcessing(Configuration axon) {
    return new EventProcessing(axon);
  }
}
