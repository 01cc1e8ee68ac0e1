package dev.landbridge.gateway.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.testkit.Backends;
import dev.landbridge.testkit.Eventually;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searches everything that a run has written for the secrets that it has seen. */
class SecretsStaySecretTest {
  private static final String IMPORTED = "SecretKeyExample0001forTheSearch";
  private final GatewayUnderTest gateway = GatewayUnderTest.start();
  private final Lines logged = new Lines();

  /** Everything logged by our own code, however fine. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        lines.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
  }

  @BeforeEach
  void listen() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    logged.setContext(context);
    logged.start();
    context.getLogger("ROOT").addAppender(logged);
    context.getLogger("dev.landbridge").setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger("ROOT").detachAppender(logged);
    context.getLogger("dev.landbridge").setLevel(null);
    gateway.close();
  }

  @Test
  void noSecretIsInTheDatabaseOnTheTopicsOrInTheLogs() {
    var secrets = aRunThatUsesSecrets();
    assertThat(tables()).contains("api_key", "idempotency", "event");
    for (var secret : secrets) {
      assertThat(tables())
          .allSatisfy(table -> assertThat(rows(table)).noneMatch(r -> holds(r, secret)));
      assertThat(logged.lines).noneMatch(line -> holds(line, secret));
    }
    Eventually.eventually(() -> assertThat(records()).anyMatch(r -> r.contains("ApiKeyDeleted")));
    var records = records();
    for (var secret : secrets) {
      assertThat(records).noneMatch(record -> holds(record, secret));
    }
    assertThat(logged.lines).isNotEmpty();
  }

  private List<String> aRunThatUsesSecrets() {
    var account = gateway.openAccount("Alice");
    var keys = "/v1/accounts/" + account + "/api-keys";
    var operator = gateway.operator().with("Idempotency-Key", "once-" + account);
    var made = operator.post(keys, Map.of("name", "a", "role", "owner")).expect(201);
    assertThat(operator.post(keys, Map.of("name", "a", "role", "owner")).expect(201).body())
        .isEqualTo(made.body());
    var id = "AKID-" + account;
    var body = Map.of("id", id, "secret", IMPORTED, "name", "b", "role", "viewer");
    var again = gateway.operator().with("Idempotency-Key", "import-" + account);
    again.post(keys + "/import", body).expect(201);
    gateway.operator().post(keys + "/import", body).expect(409);
    gateway.operator().post(keys + "/import", "{\"secret\":\"" + IMPORTED + "\"").expect(400);
    gateway
        .operator()
        .post(keys + "/import", Map.of("secret", IMPORTED, IMPORTED.substring(0, 9), IMPORTED))
        .expect(400);
    gateway.with(made.text("bearer")).get("/v1/vpcs").expect(200);
    gateway.with(id + "." + IMPORTED).get("/v1/vpcs").expect(200);
    gateway.with(id + "." + IMPORTED).get("/v1/nothing").expect(404);
    gateway.with(IMPORTED + "." + IMPORTED).get("/v1/vpcs").expect(401);
    gateway.operator().post(keys + "/" + id + "/disable", null).expect(200);
    gateway.operator().delete(keys + "/" + id).expect(204);
    var operators = gateway.operatorBearer();
    return List.of(made.text("secret"), IMPORTED, operators.substring(operators.indexOf('.') + 1));
  }

  /** In clear, or in the hexadecimal in which the database shows bytes. */
  private static boolean holds(String text, String secret) {
    return text.contains(secret) || text.contains(HexFormat.of().formatHex(secret.getBytes(UTF_8)));
  }

  private JdbcClient db() {
    return gateway.service().bean(JdbcClient.class);
  }

  private List<String> tables() {
    return db().sql(
            "select table_name from information_schema.tables where table_schema = 'public'")
        .query(String.class)
        .list();
  }

  private List<String> rows(String table) {
    return db().sql("select t::text from \"" + table + "\" t").query(String.class).list();
  }

  private List<String> records() {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            Backends.shared().bootstrapServers(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.listTopics().entrySet().stream()
              .filter(topic -> topic.getKey().startsWith(gateway.service().topicPrefix()))
              .flatMap(topic -> topic.getValue().stream())
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new java.util.ArrayList<String>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var one : consumer.poll(Duration.ofMillis(200))) {
          var text = new StringBuilder();
          one.headers().forEach(h -> text.append(new String(h.value(), UTF_8)).append('\n'));
          found.add(text.append(new String(one.value(), UTF_8)).toString());
        }
      }
      return found;
    }
  }
}
