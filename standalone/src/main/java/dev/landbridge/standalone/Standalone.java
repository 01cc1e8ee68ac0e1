package dev.landbridge.standalone;

import dev.landbridge.embedded.EmbeddedKafkaBroker;
import dev.landbridge.embedded.EmbeddedPostgresServer;
import dev.landbridge.gateway.GatewayServiceConfiguration;
import dev.landbridge.peering.PeeringServiceConfiguration;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.routing.RoutingServiceConfiguration;
import java.io.PrintStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole Landbridge in this process: PostgreSQL, Kafka, then the services, the gateway last. */
public final class Standalone implements AutoCloseable {
  private final StandaloneOptions options;
  private final DataDirectory data;
  private final Steps steps;

  private Standalone(StandaloneOptions options, PrintStream out) {
    this.options = options;
    this.data = new DataDirectory(options.data());
    this.steps = new Steps(out);
  }

  /** What runs and where it can be reached. */
  public record Addresses(
      URI gateway, URI peeringService, URI routingService, String kafka, String postgres) {}

  /** Not started yet, so that it can be stopped from the first moment on. */
  public static Standalone of(StandaloneOptions options, PrintStream out) {
    return new Standalone(options, out);
  }

  public DataDirectory data() {
    return data;
  }

  public Addresses start() {
    try {
      return startAll();
    } catch (RuntimeException e) {
      close();
      throw e;
    } catch (Exception e) {
      close();
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  private Addresses startAll() throws Exception {
    if (options.port() != 0 && !RememberedPorts.isFree(options.port())) {
      throw new CannotStart(
          "Port %d is taken by another program; choose one with --port".formatted(options.port()));
    }
    steps.keep(data.open());
    var postgres = steps.start("PostgreSQL", this::startPostgres);
    var kafka = steps.start("Kafka", this::startKafka);
    var shared = shared(kafka);
    var peering =
        startService("peering-service", PeeringServiceConfiguration.class, shared, postgres);
    var routing =
        startService("routing-service", RoutingServiceConfiguration.class, shared, postgres);
    var front = new HashMap<>(shared);
    front.put("server.port", options.port());
    front.put("gateway.master-key-file", data.masterKey());
    front.put("gateway.operator-key-file", data.operatorKey());
    front.put("gateway.services.peering-service.url", url(peering));
    front.put("gateway.services.routing-service.url", url(routing));
    var gateway = startService("gateway", GatewayServiceConfiguration.class, front, postgres);
    return new Addresses(
        url(gateway),
        url(peering),
        url(routing),
        kafka.bootstrapServers(),
        "127.0.0.1:" + postgres.port());
  }

  private EmbeddedPostgresServer startPostgres() {
    return EmbeddedPostgresServer.start(new EmbeddedPostgresServer.Options(data.postgres(), 0));
  }

  private EmbeddedKafkaBroker startKafka() {
    int port =
        options.kafkaPort() != 0
            ? options.kafkaPort()
            : new RememberedPorts(data.ports()).of("kafka");
    return EmbeddedKafkaBroker.start(new EmbeddedKafkaBroker.Options(data.kafka(), port));
  }

  private Map<String, Object> shared(EmbeddedKafkaBroker kafka) {
    return Map.of(
        "server.address",
        "127.0.0.1",
        "server.port",
        0,
        "landbridge.kafka.bootstrap-servers",
        kafka.bootstrapServers(),
        "landbridge.kafka.replication-factor",
        1,
        "landbridge.internal-key-file",
        data.internalKey(),
        "spring.jmx.enabled",
        false,
        "spring.main.banner-mode",
        "off",
        // the order of ends is ours: one hook, not one per context
        "spring.main.register-shutdown-hook",
        false);
  }

  private ConfigurableApplicationContext startService(
      String name,
      Class<?> configuration,
      Map<String, Object> settings,
      EmbeddedPostgresServer postgres)
      throws Exception {
    var database = name.replace("-service", "");
    postgres.createDatabase(database);
    var properties = new HashMap<>(settings);
    properties.put("landbridge.database.url", postgres.jdbcUrl(database));
    properties.put("landbridge.database.user", EmbeddedPostgresServer.USER);
    properties.put("landbridge.database.password", postgres.password());
    return steps.start(name, () -> LandbridgeService.start(configuration, properties));
  }

  private static URI url(ConfigurableApplicationContext service) {
    return URI.create(
        "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** HTTP first, then the services, then Kafka and PostgreSQL: what was begun can finish. */
  @Override
  public void close() {
    steps.close();
  }
}
