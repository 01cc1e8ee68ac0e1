package dev.landbridge.platform.sample;

import dev.landbridge.events.DomainEvent;
import dev.landbridge.events.account.AccountEvent.AccountOpened;
import dev.landbridge.events.account.AccountEvent.AccountRenamed;
import dev.landbridge.platform.PlatformConfiguration;
import dev.landbridge.platform.ServiceIdentity;
import dev.landbridge.platform.log.EventConsumer;
import dev.landbridge.platform.log.EventEnvelope;
import java.util.concurrent.atomic.AtomicReference;
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
    private final AtomicReference<String> failsOn = new AtomicReference<>("");

    Ear(JdbcClient db) {
      this.db = db;
    }

    public void failOn(String name) {
      failsOn.set(name);
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
      if (name.equals(failsOn.get())) {
        throw new IllegalStateException("Told to fail on " + name);
      }
    }
  }
}
