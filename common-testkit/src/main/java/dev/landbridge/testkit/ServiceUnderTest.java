package dev.landbridge.testkit;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** One service on a random port with a fresh database, the shared Kafka and topics of its own. */
public final class ServiceUnderTest implements AutoCloseable {
  private final Starter starter;
  private final Class<?> configuration;
  private final Map<String, Object> properties;
  private final ConfigurableApplicationContext context;

  private ServiceUnderTest(
      Starter starter, Class<?> configuration, Map<String, Object> properties) {
    this.starter = starter;
    this.configuration = configuration;
    this.properties = Map.copyOf(properties);
    context = starter.start(configuration, this.properties);
  }

  /** How a service starts, such as {@code LandbridgeService::start}. */
  public interface Starter {
    ConfigurableApplicationContext start(Class<?> configuration, Map<String, Object> properties);
  }

  /** {@code overrides} win over everything else. */
  public static ServiceUnderTest start(Class<?> configuration, Map<String, Object> overrides) {
    return start(PlatformStarter::start, configuration, overrides);
  }

  public static ServiceUnderTest start(
      Starter starter, Class<?> configuration, Map<String, Object> overrides) {
    var properties = properties(configuration.getSimpleName());
    properties.putAll(overrides);
    return new ServiceUnderTest(starter, configuration, properties);
  }

  /** The settings a service needs, with a database and a topic prefix that nobody else uses. */
  public static Map<String, Object> properties(String name) {
    var backends = Backends.shared();
    var properties = new HashMap<String, Object>();
    properties.put("server.port", "0");
    properties.put("server.address", "127.0.0.1");
    properties.put("landbridge.database.url", backends.jdbcUrl(backends.newDatabase("test")));
    properties.put("landbridge.database.user", backends.user());
    properties.put("landbridge.database.password", backends.password());
    properties.put("landbridge.kafka.bootstrap-servers", backends.bootstrapServers());
    properties.put("landbridge.kafka.replication-factor", "1");
    properties.put("landbridge.kafka.topic-prefix", Backends.newName(name));
    properties.put("landbridge.internal-key", InternalTokenForTests.KEY);
    properties.put("spring.main.register-shutdown-hook", "false");
    return properties;
  }

  /** Ends it and starts it again on the same database and topics. */
  public ServiceUnderTest restart() {
    close();
    return new ServiceUnderTest(starter, configuration, properties);
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  /**
   * To share the topics with another service: pass it on as {@code landbridge.kafka.topic-prefix}.
   */
  public String topicPrefix() {
    return String.valueOf(properties.get("landbridge.kafka.topic-prefix"));
  }

  public Map<String, Object> properties() {
    return properties;
  }

  public HttpProbe http() {
    return HttpProbe.of(baseUrl());
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  @Override
  public void close() {
    context.close();
  }
}
