package dev.landbridge.routing;

import dev.landbridge.platform.PlatformConfiguration;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.command.AggregateType;
import dev.landbridge.platform.web.ReadOnlyPosts;
import dev.landbridge.routing.probe.NetworkProbeAggregate;
import dev.landbridge.routing.table.RouteTableAggregate;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The routing service: what it knows of networks ({@code network}, fed by {@code intake}), route
 * tables ({@code table}, {@code route}, {@code association}), the network through time ({@code
 * model}) with path analysis on it ({@code path}), also with changes not yet made ({@code whatif}),
 * and what helps to get it right ({@code plan}, {@code lint}, {@code topology}, {@code probe}).
 */
@Configuration(proxyBeanMethods = false)
@Import(PlatformConfiguration.class)
@EnableConfigurationProperties(RoutingSettings.class)
@ComponentScan
public class RoutingServiceConfiguration {

  @Bean
  ServiceIdentity identity() {
    return new ServiceIdentity("routing-service", "routing");
  }

  @Bean
  AggregateType<RouteTableAggregate> routeTables() {
    return AggregateType.of(RouteTableAggregate.class);
  }

  @Bean
  ReadOnlyPosts pathAnalyses() {
    return new ReadOnlyPosts(Set.of("/v1/path-analyses", "/v1/path-analyses/what-if"));
  }

  @Bean
  AggregateType<NetworkProbeAggregate> networkProbes() {
    return AggregateType.of(NetworkProbeAggregate.class);
  }
}
