package dev.landbridge.platform.sample;

import dev.landbridge.events.Addressed;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.PlatformConfiguration;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.command.AggregateType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The smallest service: what a new one has to bring. */
@Configuration(proxyBeanMethods = false)
@Import({
  PlatformConfiguration.class,
  SampleController.class,
  SampleProjection.class,
  SampleWatch.class
})
public class SampleConfiguration {
  /** A command for whoever does not go through the API. */
  public static Addressed rename(AccountId id, String name) {
    return new SampleCommand.Rename(id, name);
  }

  @Bean
  ServiceIdentity identity() {
    return new ServiceIdentity("sample-service", "accounts");
  }

  @Bean
  AggregateType<SampleAggregate> sampleAggregate() {
    return AggregateType.of(SampleAggregate.class);
  }
}
