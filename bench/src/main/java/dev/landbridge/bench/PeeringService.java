package dev.landbridge.bench;

import dev.landbridge.embedded.EmbeddedPostgresServer;
import dev.landbridge.peering.PeeringServiceConfiguration;
import dev.landbridge.peering.connection.PeeringDoor;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.log.Relay;
import dev.landbridge.platform.projection.Projections;
import dev.landbridge.platform.projection.Projector;
import dev.landbridge.platform.store.EventTail;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/** A peering-service as it is run, on a database of its own. */
final class PeeringService implements AutoCloseable {
  static final int CONNECTIONS = 104;
  static final String INTERNAL_KEY =
      "a key for benchmarks, known to everybody and good for nothing";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final ConfigurableApplicationContext context;

  private PeeringService(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static PeeringService start(Server server, String database) throws Exception {
    server.postgres().createDatabase(database);
    var properties = new HashMap<String, Object>();
    properties.put("server.port", 0);
    properties.put("landbridge.database.url", server.postgres().jdbcUrl(database));
    properties.put("landbridge.database.user", EmbeddedPostgresServer.USER);
    properties.put("landbridge.database.password", server.postgres().password());
    properties.put("landbridge.database.pool-size", CONNECTIONS);
    properties.put("landbridge.kafka.bootstrap-servers", server.bootstrapServers());
    properties.put("landbridge.kafka.topic-prefix", database);
    properties.put("landbridge.internal-key", INTERNAL_KEY);
    properties.put("spring.main.register-shutdown-hook", false);
    return new PeeringService(
        LandbridgeService.start(PeeringServiceConfiguration.class, Map.copyOf(properties)));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  PeeringDoor door() {
    return new PeeringDoor(context);
  }

  DataSource dataSource() {
    return bean(DataSource.class);
  }

  String url() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  /** Nothing is published meanwhile. */
  void pauseRelay() {
    bean(Relay.class).pause(Duration.ofHours(1));
  }

  void resumeRelay() {
    bean(Relay.class).resume();
  }

  void stopProjections() {
    bean(Projector.class).stop();
  }

  void startProjections() {
    bean(Projector.class).start();
  }

  boolean isProjecting() {
    return bean(Projector.class).isRunning();
  }

  /** Until every projection has seen everything, so that it does not cost others anything. */
  void awaitProjections() {
    long head = bean(EventTail.class).head();
    await(
        () ->
            bean(Projections.class).list().stream()
                .allMatch(projection -> projection.position() >= head));
  }

  void awaitRelay() {
    long head = bean(EventTail.class).head();
    await(() -> bean(Relay.class).lag().position() >= head);
  }

  /** How far one projection is. */
  long position(String projection) {
    return bean(Projections.class).list().stream()
        .filter(candidate -> candidate.name().equals(projection))
        .findFirst()
        .orElseThrow()
        .position();
  }

  /** Something that comes true. */
  interface Condition {
    boolean holds();
  }

  static void await(Condition condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Expected to be level within " + PATIENCE);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
