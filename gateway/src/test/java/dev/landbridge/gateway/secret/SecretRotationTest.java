package dev.landbridge.gateway.secret;

import static dev.landbridge.testkit.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd;
import dev.landbridge.gateway.GatewayServiceConfiguration;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.gateway.tencentapi.CloudClient;
import dev.landbridge.testkit.ServiceUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Master keys are succeeded while the gateway serves. */
class SecretRotationTest {
  private static final String ONE = "1:" + key(1);
  private static final String TWO = "2:" + key(2);
  private static final String THREE = "3:" + key(3);
  private static final int KEYS = 130; // more than a batch

  @TempDir private Path folder;
  private GatewayUnderTest gateway;
  private String account;

  private static String key(int seed) {
    var bytes = new byte[32];
    bytes[0] = (byte) seed;
    return Base64.getEncoder().encodeToString(bytes);
  }

  @BeforeEach
  void start() {
    write(ONE);
    gateway = GatewayUnderTest.start(settings("master.key", "100ms"));
    gateway
        .peering()
        .answers(
            asked ->
                BackEnd.Answer.ok(
                    asked.uri().startsWith("/v1/regions")
                        ? "{\"items\":[{\"id\":\"ap-guangzhou\",\"area\":\"mainland\"}]}"
                        : "{\"items\":[]}"));
    account = gateway.openAccount("Alice");
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  /** Without any memory of keys, so that each request opens a secret. */
  private Map<String, Object> settings(String file, String check) {
    return Map.of(
        "gateway.master-key-file",
        folder.resolve(file),
        "gateway.master-key-check",
        check,
        "gateway.key-cache-ttl",
        "0s",
        "gateway.max-keys-per-account",
        "1000");
  }

  private void write(String... keys) {
    writeTo("master.key", keys);
  }

  private void writeTo(String file, String... keys) {
    try {
      Files.writeString(folder.resolve(file), String.join("\n", keys) + "\n", UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> newKeys(int count) {
    var bearers = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      bearers.add(gateway.newKey(account, "viewer"));
    }
    return bearers;
  }

  private JsonNode status() {
    return gateway.operator().get("/internal/master-keys").expect(200).body();
  }

  private long sealedWith(int masterKey) {
    return db().sql("select count(*) from api_key where get_byte(secret_cipher, 1) = ?")
        .param(masterKey)
        .query(Long.class)
        .single();
  }

  private JdbcClient db() {
    return gateway.service().bean(JdbcClient.class);
  }

  private void opens(String bearer) {
    gateway.with(bearer).get("/v1/accounts/self").expect(200);
  }

  /** Callers that never stop, by bearer and by signature, until they are told. */
  private final class Traffic implements AutoCloseable {
    private final AtomicBoolean ending = new AtomicBoolean();
    private final AtomicInteger served = new AtomicInteger();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers = new ArrayList<>();

    Traffic(List<String> bearers) {
      callers.add(caller(bearers, this::byBearer));
      callers.add(caller(bearers, this::bySignature));
    }

    private Thread caller(List<String> bearers, Consumer<String> call) {
      return Thread.ofVirtual()
          .start(
              () -> {
                for (int i = 0; !ending.get(); i++) {
                  call.accept(bearers.get(i % bearers.size()));
                  served.incrementAndGet();
                }
              });
    }

    private void byBearer(String bearer) {
      var answer = gateway.with(bearer).get("/v1/accounts/self");
      if (answer.status() != 200) {
        refused.add(answer.toString());
      }
    }

    private void bySignature(String bearer) {
      var answer =
          new CloudClient(gateway.service().baseUrl(), bearer).call("DescribeVpcs", Map.of());
      if (!answer.error().isEmpty()) {
        refused.add(answer.toString());
      }
    }

    /** So many more requests than now. */
    void goOn() {
      int before = served.get();
      eventually(() -> assertThat(served.get()).isGreaterThan(before + 50));
    }

    @Override
    public void close() {
      ending.set(true);
      eventually(() -> assertThat(callers).noneMatch(Thread::isAlive));
    }
  }

  @Test
  void aMasterKeyIsSucceededUnderTraffic() {
    var bearers = newKeys(KEYS);
    var disabled = newKeys(1).getFirst();
    var again = gateway.operator().with("Idempotency-Key", "once-" + account);
    var keys = "/v1/accounts/" + account + "/api-keys";
    var made = again.post(keys, Map.of("name", "a", "role", "owner")).expect(201);
    try (var traffic = new Traffic(bearers)) {
      traffic.goOn();
      write(TWO, ONE);
      var id = disabled.substring(0, disabled.indexOf('.'));
      gateway.operator().post(keys + "/" + id + "/disable", null).expect(200);
      eventually(() -> assertThat(sealedWith(1)).isZero());
      assertThat(sealedWith(2)).isEqualTo(KEYS + 2);
      traffic.goOn();
      write(TWO);
      eventually(() -> assertThat(status().at("/refused").asString("")).contains("key 1 to stay"));
      assertThat(again.post(keys, Map.of("name", "a", "role", "owner")).expect(201).body())
          .isEqualTo(made.body());
      db().sql("delete from idempotency").update(); // a day later
      eventually(() -> assertThat(status().path("known").toString()).isEqualTo("[2]"));
      traffic.goOn();
      assertThat(traffic.refused).isEmpty();
    }
    assertThat(status().path("sealing").asInt()).isEqualTo(2);
    gateway.restart();
    bearers.forEach(this::opens);
    opens(made.text("bearer"));
    gateway.with(disabled).get("/v1/accounts/self").expectProblem(401, "unauthenticated");
  }

  /**
   * The second batch fails as if the process had ended there; whoever starts next does the rest.
   */
  @Test
  void whoWasKilledInTheMidstIsSucceeded() {
    var bearers = newKeys(KEYS);
    var sorted = bearers.stream().map(b -> b.substring(0, b.indexOf('.'))).sorted().toList();
    db().sql(
            """
            create function die() returns trigger language plpgsql as $$
            begin
              if new.key_id >= '%s' then raise exception 'killed'; end if;
              return new;
            end $$;
            create trigger die before update on api_key for each row execute function die();
            """
                .formatted(sorted.get(110)))
        .update();
    write(TWO, ONE);
    eventually(() -> assertThat(sealedWith(2)).isEqualTo(100));
    assertThat(sealedWith(1)).isEqualTo(KEYS - 100);
    bearers.forEach(this::opens);
    gateway.service().close();
    gateway.restart();
    bearers.forEach(this::opens);
    db().sql("drop trigger die on api_key").update();
    eventually(() -> assertThat(sealedWith(2)).isEqualTo(KEYS));
    bearers.forEach(this::opens);
  }

  @Test
  void gatewaysThatHearOfItOneAfterTheOtherDoNotUndoTheOthersWork() {
    var bearers = newKeys(3);
    writeTo("other.key", ONE, TWO);
    var properties = new HashMap<>(gateway.service().properties());
    properties.putAll(settings("other.key", "100ms"));
    try (var other = ServiceUnderTest.start(GatewayServiceConfiguration.class, properties)) {
      write(TWO, ONE);
      eventually(() -> assertThat(sealedWith(2)).isEqualTo(3));
      var keys = "/v1/accounts/" + account + "/api-keys";
      var made =
          other
              .http()
              .withBearer(gateway.operatorBearer())
              .post(keys, Map.of("name", "there", "role", "viewer"))
              .expect(201);
      eventually(() -> assertThat(sealedWith(2)).isEqualTo(4));
      opens(made.text("bearer"));
      other.http().withBearer(bearers.getFirst()).get("/v1/accounts/self").expect(200);
      writeTo("other.key", TWO, ONE);
      bearers.forEach(
          bearer -> other.http().withBearer(bearer).get("/v1/accounts/self").expect(200));
      assertThat(sealedWith(1)).isZero();
    }
  }

  @Test
  void aGatewayThatHasNotReadTheFileAgainDoesSoForAnUnknownNumber() {
    var bearer = newKeys(1).getFirst();
    var properties = new HashMap<>(gateway.service().properties());
    properties.put("gateway.master-key-check", "1h");
    try (var other = ServiceUnderTest.start(GatewayServiceConfiguration.class, properties)) {
      write(TWO, ONE);
      eventually(() -> assertThat(sealedWith(2)).isEqualTo(1));
      other.http().withBearer(bearer).get("/v1/accounts/self").expect(200);
    }
  }

  @Test
  void whatIsSealedWithAMissingKeyIsPutOffAndTheOperatorHearsOfIt() {
    var bearers = newKeys(2);
    var id = bearers.getFirst().substring(0, bearers.getFirst().indexOf('.'));
    db().sql("update api_key set secret_cipher = set_byte(secret_cipher, 1, 3) where key_id = ?")
        .param(id)
        .update();
    gateway
        .with(bearers.getFirst())
        .get("/v1/accounts/self")
        .expectProblem(503, "master-key-missing");
    new CloudClient(gateway.service().baseUrl(), bearers.getFirst())
        .call("DescribeVpcs", Map.of())
        .expect("ServiceUnavailable");
    opens(bearers.getLast());
    assertThat(status().path("missing").toString()).isEqualTo("[3]");
    assertThat(status().toString()).contains("api-key").doesNotContain(key(1));
    gateway.with(bearers.getLast()).get("/internal/master-keys").expectProblem(403, "not-allowed");
    eventually(
        () ->
            assertThat(metrics())
                .contains("landbridge_secrets_unreadable 1.0")
                .contains("landbridge_secrets_sealed{kind=\"api-key\",master_key=\"3\"} 1.0"));
    gateway.nobody().get("/actuator/health/readiness").expect(200);
    gateway.clock().pass(Duration.ofSeconds(2));
    assertThat(gateway.nobody().get("/actuator/health").expect(503).body().toString())
        .contains("\"masterKeys\":{\"status\":\"DOWN\"}");
    write(ONE, THREE);
    eventually(() -> assertThat(metrics()).contains("landbridge_secrets_unreadable 0.0"));
  }

  private String metrics() {
    return gateway.operator().get("/actuator/prometheus").expect(200).body().asString();
  }

  /** The documented way out when a master key is lost for good. */
  @Test
  void secretsThatAreGivenUpDoNotKeepItFromStarting() {
    var lost = newKeys(1).getFirst();
    db().sql("update api_key set secret_cipher = set_byte(secret_cipher, 1, 0)").update();
    gateway.service().close();
    write(TWO);
    gateway.restart();
    gateway.with(lost).get("/v1/accounts/self").expectProblem(503, "master-key-missing");
    var id = lost.substring(0, lost.indexOf('.'));
    gateway.operator().delete("/v1/accounts/" + account + "/api-keys/" + id).expect(204);
    opens(newKeys(1).getFirst());
    gateway.nobody().get("/actuator/health").expect(200);
  }

  /** Whoever can write to the database, but has no master key, cannot lend a secret to a key. */
  @Test
  void aSecretThatSomebodyMovedOpensNothingAndHoldsNothingUp() {
    var bearers = newKeys(3);
    var ids = bearers.stream().map(b -> b.substring(0, b.indexOf('.'))).toList();
    db().sql(
            """
            update api_key set secret_cipher = (select secret_cipher from api_key where key_id = ?)
            where key_id = ?
            """)
        .params(ids.get(0), ids.get(1))
        .update();
    gateway.with(bearers.get(1)).get("/v1/accounts/self").expectProblem(500, "internal-error");
    write(TWO, ONE);
    eventually(() -> assertThat(sealedWith(2)).isEqualTo(2));
    opens(bearers.get(0));
    opens(bearers.get(2));
    eventually(() -> assertThat(metrics()).contains("landbridge_secrets_unreadable 1.0"));
  }
}
