package dev.landbridge.platform.projection;

import dev.landbridge.platform.store.AppendSignal;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.platform.store.EventLogEngine;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the store to the read models: whatever bears a {@code @ProcessingGroup}. */
@Configuration(proxyBeanMethods = false)
public class ProjectionConfiguration {

  /** The handlers of a service by their groups. */
  record Groups(Map<String, EventHandlers> byName) {}

  @Bean
  Groups projectionGroups(ListableBeanFactory beans, org.axonframework.config.Configuration axon) {
    var resolvers = axon.getComponent(ParameterResolverFactory.class);
    var byName =
        beans.getBeansWithAnnotation(ProcessingGroup.class).values().stream()
            .collect(Collectors.groupingBy(ProjectionConfiguration::group));
    return new Groups(
        byName.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    group ->
                        new EventHandlers(
                            group.getKey(),
                            group.getValue().stream()
                                .map(bean -> new AnnotationEventHandlerAdapter(bean, resolvers))
                                .toList()))));
  }

  private static String group(Object handler) {
    return AopUtils.getTargetClass(handler).getAnnotation(ProcessingGroup.class).value();
  }

  @Bean
  ProjectionProgress projectionProgress(JdbcClient db) {
    return new ProjectionProgress(db);
  }

  @Bean
  ProjectionWrites projectionWrites(JdbcTemplate db) {
    return new ProjectionWrites(db);
  }

  @Bean
  EventFeed eventFeed(
      EventLogEngine store,
      CommittedWork work,
      ProjectionProgress progress,
      ProjectionWrites writes) {
    return new EventFeed(store, work, progress, writes);
  }

  @Bean
  Projector projector(
      Groups groups,
      EventFeed feed,
      ProjectionProgress progress,
      AppendSignal signal,
      Clock clock) {
    var projector = new Projector(groups.byName(), feed, progress, clock);
    progress.onWaiting(projector::hurry);
    signal.tell(projector::wake);
    return projector;
  }

  @Bean
  Projections projections(
      Groups groups,
      EventFeed feed,
      ProjectionProgress progress,
      Projector projector,
      MeterRegistry metrics) {
    for (var name : groups.byName().keySet()) {
      Gauge.builder("landbridge.projection.lag.events", progress, p -> p.lag(name))
          .tag("projection", name)
          .register(metrics);
      Gauge.builder("landbridge.projection.failing", projector, p -> p.isFailing(name) ? 1 : 0)
          .tag("projection", name)
          .register(metrics);
    }
    return new Projections(groups.byName(), feed, progress, projector);
  }
}
