package dev.landbridge.platform.sample;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.account.AccountEvent.AccountOpened;
import dev.landbridge.events.account.AccountEvent.AccountRenamed;
import dev.landbridge.platform.PlatformConfiguration;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.log.EventConsumer;
import dev.landbridge.platform.log.EventEnvelope;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that only listens. */
@Configuration(proxyBeanMethods = false)
@Import(PlatformConfiguration.class)
public class ListenerConfiguration {
  @Bean
  ServiceIdentity identity() {
    return new ServiceIdentity("listener-service", "routing");
  }

  @Bean
  Ear ear(JdbcClient db) {
    return new Ear(db);
  }

  /** Writes down what it hears, and fails on the name it is told to. */
  public static final class Ear implements EventConsumer {
    private final JdbcClient db;
    private final AtomicReference<Fault> fault = new AtomicReference<>(Fault.NONE);
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    private record Fault(String name, Supplier<RuntimeException> failure) {
      static final Fault NONE = new Fault("", IllegalStateException::new);
    }

    Ear(JdbcClient db) {
      this.db = db;
    }

    public void failOn(String name) {
      failOn(name, () -> new IllegalStateException("Told to fail on " + name));
    }

    public void failOn(String name, Supplier<RuntimeException> failure) {
      fault.set(new Fault(name, failure));
    }

    /** How often it has failed on that name. */
    public int failures(String name) {
      return failures.getOrDefault(name, 0);
    }

    @Override
    public String context() {
      return "accounts";
    }

    @Override
    public void on(DomainEvent event, EventEnvelope envelope) {
      var name =
          switch (event) {
            case AccountOpened e -> e.name();
            case AccountRenamed e -> e.name();
            default -> "";
          };
      db.sql(
              """
              insert into heard (event_id, subject, name, actor, correlation_id)
              values (?, ?, ?, ?, ?)
              """)
          .params(
              envelope.id(), envelope.subject(), name, envelope.actor(), envelope.correlationId())
          .update();
      var now = Objects.requireNonNull(fault.get());
      if (name.equals(now.name())) {
        failures.merge(name, 1, Integer::sum);
        throw now.failure().get();
      }
    }
  }
}
