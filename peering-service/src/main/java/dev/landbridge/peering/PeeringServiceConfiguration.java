package dev.landbridge.peering;

import dev.landbridge.peering.classic.ClassicInterconnectAggregate;
import dev.landbridge.peering.connection.PeeringAggregate;
import dev.landbridge.peering.guard.GuardAggregate;
import dev.landbridge.peering.region.RegionCatalogue;
import dev.landbridge.peering.ticket.TicketAggregate;
import dev.landbridge.peering.vpc.VpcAggregate;
import dev.landbridge.platform.PlatformConfiguration;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.command.AggregateType;
import dev.landbridge.platform.web.ReadOnlyPosts;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The only wiring: rooms vpc, connection, guard, quota, region, ticket, classic. */
@Configuration(proxyBeanMethods = false)
@Import(PlatformConfiguration.class)
@EnableConfigurationProperties(PeeringSettings.class)
@ComponentScan
public class PeeringServiceConfiguration {

  @Bean
  ServiceIdentity identity() {
    return new ServiceIdentity("peering-service", "peering");
  }

  @Bean
  AggregateType<VpcAggregate> vpcType() {
    return AggregateType.of(VpcAggregate.class);
  }

  @Bean
  AggregateType<PeeringAggregate> peeringType() {
    return AggregateType.of(PeeringAggregate.class);
  }

  @Bean
  AggregateType<TicketAggregate> ticketType() {
    return AggregateType.of(TicketAggregate.class);
  }

  @Bean
  AggregateType<ClassicInterconnectAggregate> classicInterconnectType() {
    return AggregateType.of(ClassicInterconnectAggregate.class);
  }

  @Bean
  AggregateType<GuardAggregate> guardType() {
    return AggregateType.of(GuardAggregate.class);
  }

  @Bean
  ReadOnlyPosts previews() {
    return new ReadOnlyPosts(Set.of("/v1/peering-guard/acceptance-rules/preview"));
  }

  @Bean
  RegionCatalogue regions(PeeringSettings settings) {
    return RegionCatalogue.of(settings.regions(), settings.regionPairs());
  }
}
