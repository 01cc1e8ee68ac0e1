package dev.landbridge.gateway.edge;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Which services answer. Information only: a gateway without one of them still serves the others.
 */
@Component("services")
final class ServicesHealth implements CompositeHealthContributor {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private final ServiceClient services;

  ServicesHealth(ServiceClient services) {
    this.services = services;
  }

  @Override
  public HealthIndicator getContributor(String name) {
    return () -> Health.status(isReachable(name) ? Status.UP : Status.UNKNOWN).build();
  }

  private boolean isReachable(String name) {
    return services.ask(name, "/actuator/health/liveness", PATIENCE).isPresent();
  }

  @Override
  public Stream<HealthContributors.Entry> stream() {
    return services.services().stream()
        .sorted()
        .map(name -> new HealthContributors.Entry(name, getContributor(name)));
  }
}
