package dev.landbridge.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.platform.sample.ListenerConfiguration;
import dev.landbridge.platform.sample.ListenerConfiguration.Ear;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.testkit.Backends;
import dev.landbridge.testkit.Eventually;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From one service's store over the log into another service, through every kind of trouble. */
class SharedLogTest {
  private static ServiceUnderTest source;
  private static ServiceUnderTest listener;
  private static long next = 300_000_000_000L;

  @BeforeAll
  static void start() {
    source = ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, Map.of());
    listener =
        ServiceUnderTest.start(
            LandbridgeService::start,
            ListenerConfiguration.class,
            Map.of(
                "landbridge.kafka.topic-prefix",
                source.topicPrefix(),
                "landbridge.causal-wait",
                "2s"));
  }

  @AfterAll
  static void stop() {
    listener.close();
    source.close();
  }

  private static synchronized String newId() {
    return String.valueOf(next++);
  }

  private static HttpProbe alice() {
    return source
        .http()
        .withBearer(() -> InternalTokenForTests.ownerOf(new AccountId("100000000001")));
  }

  private static HttpProbe operator(ServiceUnderTest service) {
    return service.http().withBearer(InternalTokenForTests::operator);
  }

  private static Answer create(String id, String name) {
    return alice().post("/v1/samples", Map.of("id", id, "name", name)).expect(201);
  }

  private static void rename(String id, String name) {
    alice().patch("/v1/samples/" + id, Map.of("name", name)).expect(200);
  }

  private static List<String> heard(String id) {
    return listener
        .bean(JdbcClient.class)
        .sql("select name from heard where subject = ? order by id")
        .param(id)
        .query(String.class)
        .list();
  }

  private static void hears(String id, String... names) {
    Eventually.eventually(() -> assertThat(heard(id)).containsExactly(names));
  }

  @Test
  void whatIsStoredIsPublishedInOrderAndTakenOnce() {
    var id = newId();
    create(id, "0");
    for (int i = 1; i < 20; i++) {
      rename(id, "n" + i);
    }
    Eventually.eventually(() -> assertThat(heard(id)).hasSize(20));
    assertThat(heard(id).getLast()).isEqualTo("n19");
    assertThat(records(id)).hasSize(20);
  }

  @Test
  void recordsAreCloudEventsThatNameWhoAndWhere() {
    var id = newId();
    alice()
        .with("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .post("/v1/samples", Map.of("id", id, "name", "who"))
        .expect(201);
    hears(id, "who");
    var found = records(id).getFirst();

    assertThat(header(found, "ce_specversion")).isEqualTo("1.0");
    assertThat(header(found, "ce_type")).isEqualTo("dev.landbridge.accounts.AccountOpened.v1");
    assertThat(header(found, "ce_source")).isEqualTo("landbridge/sample-service");
    assertThat(header(found, "ce_subject")).isEqualTo(id);
    assertThat(header(found, "ce_sequence")).isEqualTo("0");
    assertThat(header(found, "ce_accountid")).isEqualTo(id);
    assertThat(header(found, "ce_actor")).isNotEmpty();
    assertThat(header(found, "ce_correlationid")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(header(found, "ce_traceparent")).contains("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(found.key()).isEqualTo(id);
    assertThat(new String(found.value(), StandardCharsets.UTF_8))
        .isEqualTo("{\"id\":\"" + id + "\",\"name\":\"who\"}");
  }

  @Test
  void aRelayThatForgotItsPositionPublishesNothingTwice() {
    var id = newId();
    create(id, "once");
    hears(id, "once");
    var relay = source.bean(Relay.class);
    relay.stop();
    source.bean(JdbcClient.class).sql("delete from progress where name = 'relay'").update();
    relay.start();
    rename(id, "twice");
    hears(id, "once", "twice");
    assertThat(records(id)).hasSize(2);
  }

  @Test
  void aRepeatedRecordTakesEffectOnce() {
    var id = newId();
    create(id, "once");
    hears(id, "once");
    send(copy(records(id).getFirst()));
    rename(id, "after");
    hears(id, "once", "after");
  }

  @Test
  void aReaderWaitsForWhatItsCallerHasSeen() {
    for (int i = 0; i < 20; i++) {
      var id = newId();
      var position = Objects.requireNonNull(create(id, "seen").header("Landbridge-Position"));
      operator(listener)
          .with("Landbridge-Position", position)
          .get("/internal/projections")
          .expect(200);
      assertThat(heard(id)).containsExactly("seen");
    }
  }

  @Test
  void aStoppedRelayGivesARetryInsteadOfAnOutdatedAnswer() {
    operator(source).post("/internal/relay/pause?seconds=60", null).expect(204);
    var id = newId();
    var position = Objects.requireNonNull(create(id, "late").header("Landbridge-Position"));
    var refused =
        operator(listener)
            .with("Landbridge-Position", position)
            .get("/internal/projections")
            .expectProblem(503, "not-caught-up");
    assertThat(refused.header("Retry-After")).isNotNull();
    operator(source).post("/internal/relay/resume", null).expect(204);
    operator(listener)
        .with("Landbridge-Position", position)
        .get("/internal/projections")
        .expect(200);
    assertThat(heard(id)).containsExactly("late");
  }

  @Test
  void aFailingEventWaitsAsideWithItsSuccessorsAndIsAppliedInOrder() {
    var id = newId();
    listener.bean(Ear.class).failOn("poison");
    create(id, "fine");
    rename(id, "poison");
    rename(id, "later");
    Eventually.eventually(() -> assertThat(letters(id)).hasSize(2));
    assertThat(heard(id)).containsExactly("fine");

    var operator = operator(listener);
    operator
        .post("/internal/dead-letters/" + letters(id).get(1) + "/redrive", null)
        .expectProblem(409, "older-dead-letter");
    operator
        .post("/internal/dead-letters/" + letters(id).getFirst() + "/redrive", null)
        .expectProblem(409, "redrive-failed");
    listener.bean(Ear.class).failOn("");
    for (var letter : letters(id)) {
      operator.post("/internal/dead-letters/" + letter + "/redrive", null).expect(204);
    }
    assertThat(heard(id)).containsExactly("fine", "poison", "later");
    operator
        .post("/internal/dead-letters/999999999/redrive", null)
        .expectProblem(404, "no-such-dead-letter");
  }

  @Test
  void anUnknownTypeIsSkippedAndAnUnreadableOneIsParked() {
    var id = newId();
    create(id, "first");
    hears(id, "first");
    var model = records(id).getFirst();
    send(with(model, "dev.landbridge.accounts.AccountPainted.v1", 1_000_000_000L, "{}"));
    send(with(model, "dev.landbridge.accounts.AccountRenamed.v1", 1_000_000_001L, "{nonsense"));
    Eventually.eventually(() -> assertThat(letters(id)).hasSize(1));
    assertThat(heard(id)).containsExactly("first");
  }

  @Test
  void theHeadOfTheLogIsTold() {
    var id = newId();
    var position = Objects.requireNonNull(create(id, "head").header("Landbridge-Position"));
    var head = operator(source).get("/internal/position").expect(200).text("position");
    assertThat(head).contains(position);
  }

  @Test
  void onlyTheOperatorLooksInside() {
    alice().get("/internal/position").expectProblem(403, "not-allowed");
    alice().get("/internal/dead-letters").expectProblem(403, "not-allowed");
    alice().post("/internal/relay/pause?seconds=1", null).expectProblem(403, "not-allowed");
    operator(source).post("/internal/relay/pause?seconds=0", null).expect(400);
  }

  private static List<Long> letters(String id) {
    var page = operator(listener).get("/internal/dead-letters?limit=100").expect(200);
    var ids = new ArrayList<Long>();
    for (var item : page.body().path("items")) {
      if (item.path("key").asString().equals(id)) {
        ids.add(item.path("id").asLong());
      }
    }
    return ids;
  }

  private static String topic() {
    return source.topicPrefix() + ".accounts.events.v1";
  }

  private static KafkaClients clients() {
    return source.bean(KafkaClients.class);
  }

  private static List<ConsumerRecord<String, byte[]>> records(String id) {
    var partition = new TopicPartition(topic(), source.bean(Topics.class).partitionOf(id));
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = clients().reader()) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found.stream().filter(each -> each.key().equals(id)).toList();
  }

  private static String header(ConsumerRecord<String, byte[]> found, String name) {
    return new String(found.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> found) {
    return new ProducerRecord<>(
        found.topic(), found.partition(), found.key(), found.value(), found.headers());
  }

  private static ProducerRecord<String, byte[]> with(
      ConsumerRecord<String, byte[]> model, String type, long position, String payload) {
    var copy =
        new ProducerRecord<>(
            model.topic(),
            model.partition(),
            model.key(),
            payload.getBytes(StandardCharsets.UTF_8));
    model.headers().forEach(copy.headers()::add);
    copy.headers().remove("ce_type").add("ce_type", type.getBytes(StandardCharsets.UTF_8));
    copy.headers()
        .remove("ce_position")
        .add("ce_position", String.valueOf(position).getBytes(StandardCharsets.UTF_8));
    return copy;
  }

  private static void send(ProducerRecord<String, byte[]> outgoing) {
    try (var producer = clients().create()) {
      var sent = producer.send(outgoing);
      producer.flush();
      assertThat(sent).isDone();
    }
  }

  @Test
  void settingsAreAsDocumented() {
    var settings = source.bean(PlatformSettings.class);
    assertThat(settings.kafka().partitions()).isEqualTo(12);
    assertThat(settings.causalWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.maxBody().toKilobytes()).isEqualTo(64);
    assertThat(settings.idempotencyRetention()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.toString()).doesNotContain(InternalTokenForTests.KEY);
    assertThat(Backends.shared().bootstrapServers()).isEqualTo(settings.kafka().bootstrapServers());
  }
}
