package dev.landbridge.platform.log;

import static dev.landbridge.platform.log.SourceAndListener.copy;
import static dev.landbridge.platform.log.SourceAndListener.header;
import static dev.landbridge.platform.log.SourceAndListener.operator;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.platform.PlatformSettings;
import dev.landbridge.testkit.Backends;
import dev.landbridge.testkit.Eventually;
import dev.landbridge.testkit.InternalTokenForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From one service's store over the log into another service, through every kind of trouble. */
class SharedLogTest {
  private static SourceAndListener log;

  @BeforeAll
  static void start() {
    log = new SourceAndListener();
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @Test
  void whatIsStoredIsPublishedInOrderAndTakenOnce() {
    var id = log.newId();
    log.create(id, "0");
    for (int i = 1; i < 20; i++) {
      log.rename(id, "n" + i);
    }
    Eventually.eventually(() -> assertThat(log.heard(id)).hasSize(20));
    assertThat(log.heard(id).getLast()).isEqualTo("n19");
    assertThat(log.records(id)).hasSize(20);
  }

  @Test
  void recordsAreCloudEventsThatNameWhoAndWhere() {
    var id = log.newId();
    log.alice()
        .with("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .post("/v1/samples", Map.of("id", id, "name", "who"))
        .expect(201);
    log.hears(id, "who");
    var found = log.records(id).getFirst();

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
    var id = log.newId();
    log.create(id, "once");
    log.hears(id, "once");
    var relay = log.source().bean(Relay.class);
    relay.stop();
    log.source().bean(JdbcClient.class).sql("delete from progress where name = 'relay'").update();
    relay.start();
    log.rename(id, "twice");
    log.hears(id, "once", "twice");
    assertThat(log.records(id)).hasSize(2);
  }

  @Test
  void aRepeatedRecordTakesEffectOnce() {
    var id = log.newId();
    log.create(id, "once");
    log.hears(id, "once");
    log.send(copy(log.records(id).getFirst()));
    log.rename(id, "after");
    log.hears(id, "once", "after");
  }

  @Test
  void theBrokerIsToldWhatWasTakenAlthoughNothingFollows() {
    var id = log.newId();
    log.create(id, "told");
    log.hears(id, "told");
    var taken = log.records(id).getLast();
    Eventually.eventually(
        () -> assertThat(log.offset(taken.partition())).isGreaterThan(taken.offset()));
  }

  @Test
  void aReaderWaitsForWhatItsCallerHasSeen() {
    for (int i = 0; i < 20; i++) {
      var id = log.newId();
      var position = Objects.requireNonNull(log.create(id, "seen").header("Landbridge-Position"));
      operator(log.listener())
          .with("Landbridge-Position", position)
          .get("/internal/projections")
          .expect(200);
      assertThat(log.heard(id)).containsExactly("seen");
    }
  }

  @Test
  void aStoppedRelayGivesARetryInsteadOfAnOutdatedAnswer() {
    operator(log.source()).post("/internal/relay/pause?seconds=60", null).expect(204);
    var id = log.newId();
    var position = Objects.requireNonNull(log.create(id, "late").header("Landbridge-Position"));
    var refused =
        operator(log.listener())
            .with("Landbridge-Position", position)
            .get("/internal/projections")
            .expectProblem(503, "not-caught-up");
    assertThat(refused.header("Retry-After")).isNotNull();
    operator(log.source()).post("/internal/relay/resume", null).expect(204);
    operator(log.listener())
        .with("Landbridge-Position", position)
        .get("/internal/projections")
        .expect(200);
    assertThat(log.heard(id)).containsExactly("late");
  }

  @Test
  void theHeadOfTheLogIsTold() {
    var id = log.newId();
    var position = Objects.requireNonNull(log.create(id, "head").header("Landbridge-Position"));
    var head = operator(log.source()).get("/internal/position").expect(200).text("position");
    assertThat(head).contains(position);
  }

  @Test
  void onlyTheOperatorLooksInside() {
    log.alice().get("/internal/position").expectProblem(403, "not-allowed");
    log.alice().get("/internal/dead-letters").expectProblem(403, "not-allowed");
    log.alice().post("/internal/relay/pause?seconds=1", null).expectProblem(403, "not-allowed");
    operator(log.source()).post("/internal/relay/pause?seconds=0", null).expect(400);
  }

  @Test
  void settingsAreAsDocumented() {
    var settings = log.source().bean(PlatformSettings.class);
    assertThat(settings.kafka().partitions()).isEqualTo(12);
    assertThat(settings.causalWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.maxBody().toKilobytes()).isEqualTo(64);
    assertThat(settings.idempotencyRetention()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.toString()).doesNotContain(InternalTokenForTests.KEY);
    assertThat(Backends.shared().bootstrapServers()).isEqualTo(settings.kafka().bootstrapServers());
  }
}
