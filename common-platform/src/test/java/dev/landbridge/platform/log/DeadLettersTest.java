package dev.landbridge.platform.log;

import static dev.landbridge.platform.log.SourceAndListener.copy;
import static dev.landbridge.platform.log.SourceAndListener.metric;
import static dev.landbridge.platform.log.SourceAndListener.operator;
import static dev.landbridge.platform.log.SourceAndListener.with;
import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** What cannot be applied waits aside; what can be is applied, once, whatever came before it. */
class DeadLettersTest {
  private static SourceAndListener log;
  private static HttpProbe operator;

  @BeforeAll
  static void start() {
    log = new SourceAndListener();
    operator = operator(log.listener());
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  private static String letter(long id, String verb) {
    return "/internal/dead-letters/" + id + "/" + verb;
  }

  @Test
  void aFailingEventWaitsAsideWithItsSuccessorsAndIsAppliedInOrder() {
    var id = log.newId();
    log.ear().failOn("poison");
    log.create(id, "fine");
    log.rename(id, "poison");
    log.rename(id, "later");
    eventually(() -> assertThat(log.letters(id)).hasSize(2));
    assertThat(log.heard(id)).containsExactly("fine");

    operator
        .post(letter(log.letters(id).get(1), "redrive"), null)
        .expectProblem(409, "older-dead-letter");
    operator
        .post(letter(log.letters(id).getFirst(), "redrive"), null)
        .expectProblem(409, "redrive-failed");
    log.ear().failOn("");
    for (var letter : log.letters(id)) {
      operator.post(letter(letter, "redrive"), null).expect(204);
    }
    assertThat(log.heard(id)).containsExactly("fine", "poison", "later");
    eventually(() -> assertThat(log.copies(id)).hasSize(2));
    operator.post(letter(999_999_999, "redrive"), null).expectProblem(404, "no-such-dead-letter");
  }

  @Test
  void whatTookEffectIsNeverParkedAndNothingIsAppliedTwice() throws Exception {
    var id = log.newId();
    log.ear().failOn("bitter");
    log.create(id, "sweet");
    log.hears(id, "sweet");
    log.rename(id, "bitter");
    eventually(() -> assertThat(log.letters(id)).hasSize(1));
    log.send(copy(log.records(id).getFirst()));
    log.send(copy(log.records(id).get(1)));
    log.rename(id, "last");
    eventually(() -> assertThat(log.letters(id)).hasSizeGreaterThan(1));
    assertThat(log.letters(id)).hasSize(2);

    log.ear().failOn("");
    for (var letter : log.letters(id)) {
      assertThat(redriveAtOnce(letter)).containsOnlyOnce(204).containsOnly(204, 409);
    }
    assertThat(log.heard(id)).containsExactly("sweet", "bitter", "last");
    log.rename(id, "live");
    log.hears(id, "sweet", "bitter", "last", "live");
  }

  private static List<Integer> redriveAtOnce(long letter) throws Exception {
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var answers =
          IntStream.range(0, 4)
              .mapToObj(_ -> threads.submit(() -> operator.post(letter(letter, "redrive"), null)))
              .toList();
      for (var answer : answers) {
        statuses.add(answer.get().status());
      }
    }
    return statuses;
  }

  @Test
  void anOutageIsWaitedForAndShownAndNotHeldAgainstTheEvent() {
    var id = log.newId();
    log.ear().failOn("healthy", () -> new CannotGetJdbcConnectionException("away"));
    log.create(id, "healthy");
    eventually(() -> assertThat(log.ear().failures("healthy")).isGreaterThan(5));
    assertThat(lag("events")).isPositive();
    assertThat(lag("seconds")).isBetween(0.1, 60.0);

    log.ear().failOn("");
    log.hears(id, "healthy");
    assertThat(log.letters(id)).isEmpty();
    assertThat(log.copies(id)).isEmpty();
    eventually(() -> assertThat(lag("events")).isZero());
    assertThat(lag("seconds")).isZero();
  }

  private static double lag(String unit) {
    return metric(log.listener(), "landbridge_consumer_lag_" + unit + "{context=\"accounts\"");
  }

  @Test
  void anUnknownTypeIsSkippedAndAnUnreadableOneIsParked() {
    var id = log.newIdApart();
    log.create(id, "first");
    log.hears(id, "first");
    var model = log.records(id).getFirst();
    log.send(with(model, "dev.landbridge.accounts.AccountPainted.v1", 1_000_000_000L, "{}"));
    log.send(with(model, "dev.landbridge.accounts.AccountRenamed.v1", 1_000_000_001L, "{nonsense"));
    eventually(() -> assertThat(log.letters(id)).hasSize(1));
    assertThat(log.heard(id)).containsExactly("first");
  }

  @Test
  void oddRecordsStandInNobodysWay() {
    var id = log.newId();
    log.create(id, "before");
    log.hears(id, "before");
    var model = log.records(id).getFirst();
    long before = operator.get("/internal/dead-letters?limit=100").body().path("items").size();

    log.send(odd(model.topic(), model.partition(), "no-attributes", "ce_specversion", "1.0"));
    log.send(odd(model.topic(), model.partition(), "no-value", "ce_id", null));
    log.send(odd(model.topic(), model.partition(), "nul-\0-key", "ce_id", "nul \0"));
    log.send(odd(model.topic(), model.partition(), "long" + "-key".repeat(3_000), "x", ""));
    log.send(odd(model.topic(), model.partition(), null, "x", ""));
    var placeless = copy(model);
    placeless.headers().remove("ce_position");
    log.send(
        new ProducerRecord<>(
            model.topic(), model.partition(), "no-place", model.value(), placeless.headers()));
    log.rename(id, "after");

    log.hears(id, "before", "after");
    var letters = operator.get("/internal/dead-letters?limit=100").expect(200);
    assertThat(letters.body().path("items").size()).isEqualTo((int) before + 6);
  }

  private static ProducerRecord<String, byte[]> odd(
      String topic, int partition, @Nullable String key, String header, @Nullable String value) {
    var odd = new ProducerRecord<String, byte[]>(topic, partition, key, new byte[0]);
    odd.headers().add(header, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    return odd;
  }

  @Test
  void whatAnEarlierLogHadAtTheSameOffsetMakesWay() {
    var id = log.newId();
    var letters = log.listener().bean(DeadLetters.class);
    var old = new ConsumerRecord<>("topic", 0, 1_000_000L, id, new byte[] {1});
    letters.park("accounts", old, "type", "of the log that was lost");
    letters.park("accounts", old, "type", "a repeat");
    assertThat(log.letters(id)).hasSize(1);
    long first = log.letters(id).getFirst();
    operator.post(letter(first, "discard"), Map.of("reason", "done")).expect(204);

    var next = new ConsumerRecord<>("topic", 0, 1_000_000L, id, new byte[] {2});
    letters.park("accounts", next, "type", "of the log made anew");
    assertThat(letters.unannounced("accounts", next)).contains("of the log made anew");
    assertThat(log.letters(id)).hasSize(1).doesNotContain(first);
    assertThat(letters.find(first))
        .hasValueSatisfying(each -> assertThat(each.offset()).isNegative())
        .hasValueSatisfying(each -> assertThat(each.discardReason()).isEqualTo("done"));
    long second = log.letters(id).getFirst();
    operator.post(letter(second, "discard"), Map.of("reason", "no event")).expect(204);
  }

  @Test
  void whatCanNeverBeAppliedIsDiscardedForAReason() {
    var id = log.newId();
    log.ear().failOn("hopeless");
    log.create(id, "hopeful");
    log.rename(id, "hopeless");
    log.rename(id, "hopeful again");
    eventually(() -> assertThat(log.letters(id)).hasSize(2));
    long hopeless = log.letters(id).getFirst();
    long behind = log.letters(id).getLast();

    operator
        .post(letter(hopeless, "discard"), Map.of("reason", " "))
        .expectProblem(400, "malformed-request");
    operator
        .post(letter(behind, "discard"), Map.of("reason", "no"))
        .expectProblem(409, "older-dead-letter");
    log.alice().post(letter(hopeless, "discard"), Map.of("reason", "no")).expect(403);
    operator.post(letter(hopeless, "discard"), Map.of("reason", "named wrongly")).expect(204);
    operator.post(letter(hopeless, "redrive"), null).expectProblem(409, "already-resolved");
    operator.post(letter(behind, "redrive"), null).expect(204);

    assertThat(log.heard(id)).containsExactly("hopeful", "hopeful again");
    var all = operator.get("/internal/dead-letters?all=true&limit=100").body().path("items");
    assertThat(all.valueStream().filter(each -> each.path("id").asLong() == hopeless))
        .singleElement()
        .satisfies(
            each -> assertThat(each.path("discardReason").asString()).isEqualTo("named wrongly"))
        .satisfies(each -> assertThat(each.path("discardedBy").asString()).isNotEmpty());
  }
}
