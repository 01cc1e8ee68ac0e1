package dev.landbridge.peering;

import dev.landbridge.peering.classic.ClassicInterconnectAggregate;
import dev.landbridge.peering.connection.PeeringAggregate;
import dev.landbridge.peering.region.RegionCatalogue;
import dev.landbridge.peering.ticket.TicketAggregate;
import dev.landbridge.peering.vpc.VpcAggregate;
import dev.landbridge.platform.PlatformConfiguration;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.command.AggregateType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The only wiring: rooms vpc, connection, quota, region, ticket and classic. */
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
  RegionCatalogue regions(PeeringSettings settings) {
    return RegionCatalogue.of(settings.regions(), settings.regionPairs());
  }
}
