package dev.landbridge.platform.log;

import static dev.landbridge.platform.log.SourceAndListener.header;
import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.LandbridgeService;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances of a service on one database and one log are one service. */
class TwoInstancesTest {
  private static final int ROUNDS = 30;
  private static ServiceUnderTest first;
  private static ServiceUnderTest second;
  private static ExecutorService threads;

  @BeforeAll
  static void start() {
    first = ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, Map.of());
    second =
        ServiceUnderTest.start(
            LandbridgeService::start, SampleConfiguration.class, first.properties());
    threads = Executors.newFixedThreadPool(2);
  }

  @AfterAll
  static void stop() {
    threads.close();
    second.close();
    first.close();
  }

  private static HttpProbe at(ServiceUnderTest instance) {
    return instance
        .http()
        .withBearer(() -> InternalTokenForTests.ownerOf(new AccountId("100000000001")));
  }

  private static Answer rename(ServiceUnderTest instance, String id, String etag, String name) {
    return at(instance).with("If-Match", etag).patch("/v1/samples/" + id, Map.of("name", name));
  }

  @Test
  void ofTwoRacingDecidersOneWinsAndNeitherDecidesOnAnOldState() throws Exception {
    var id = "400000000001";
    var etag = etag(at(first).post("/v1/samples", Map.of("id", id, "name", "0")).expect(201));
    for (int round = 1; round <= ROUNDS; round++) {
      var seen = etag;
      var name = "n" + round;
      var answers =
          atOnce(
              () -> rename(first, id, seen, name + "-first"),
              () -> rename(second, id, seen, name + "-second"));
      assertThat(answers).allMatch(answer -> List.of(200, 409, 412).contains(answer.status()));
      assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
      etag =
          answers.stream()
              .filter(a -> a.status() == 200)
              .map(a -> etag(a))
              .findFirst()
              .orElseThrow();
      assertThat(etag).isEqualTo("\"" + round + "\"");
    }
    assertThat(stored("where aggregate_id = '" + id + "'")).hasSize(ROUNDS + 1);
  }

  @Test
  void theRelayIsHandedOverAndEachEventIsPublishedOnce() throws Exception {
    var isDone = new AtomicBoolean();
    var writing =
        threads.submit(
            () -> {
              for (int i = 0; !isDone.get(); i++) {
                var id = String.valueOf(410_000_000_000L + i);
                at(second).post("/v1/samples", Map.of("id", id, "name", "x")).expect(201);
              }
            });
    eventually(() -> assertThat(published()).hasSizeGreaterThan(50));
    assertThat(first.bean(Relay.class).lag().position()).isPositive();
    assertThat(second.bean(Relay.class).lag().position()).isZero();
    first = first.restart();
    int soFar = published().size();
    eventually(() -> assertThat(published()).hasSizeGreaterThan(soFar + 50));
    isDone.set(true);
    writing.get();

    var stored = stored("");
    eventually(() -> assertThat(published()).hasSameSizeAs(stored));
    var published = published();
    assertThat(published.stream().map(each -> header(each, "ce_id")))
        .containsExactlyInAnyOrderElementsOf(stored);
    for (int partition = 0; partition < 12; partition++) {
      var number = partition;
      assertThat(published.stream().filter(e -> e.partition() == number).map(e -> position(e)))
          .isSorted();
    }
  }

  private static long position(ConsumerRecord<String, byte[]> found) {
    return Long.parseLong(header(found, "ce_position"));
  }

  private static String etag(Answer answer) {
    return Objects.requireNonNull(answer.header("ETag"));
  }

  private static List<String> stored(String where) {
    return second
        .bean(JdbcClient.class)
        .sql("select event_id from event " + where)
        .query(String.class)
        .list();
  }

  private static List<ConsumerRecord<String, byte[]>> published() {
    var topic = second.topicPrefix() + ".accounts.events.v1";
    var all = IntStream.range(0, 12).mapToObj(each -> new TopicPartition(topic, each)).toList();
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer = second.bean(KafkaClients.class).reader()) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found;
  }

  private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> other)
      throws Exception {
    var barrier = new CyclicBarrier(2);
    var futures =
        List.of(one, other).stream()
            .map(
                request ->
                    threads.submit(
                        () -> {
                          barrier.await();
                          return request.call();
                        }))
            .toList();
    return List.of(futures.getFirst().get(), futures.getLast().get());
  }
}
