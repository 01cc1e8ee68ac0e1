package dev.landbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.projection.Projections;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.testkit.Eventually;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every service inherits, shown on the smallest one. */
class PlatformTest {
  private static final AccountId ALICE = new AccountId("100000000001");
  private static ServiceUnderTest service;
  private static HttpProbe http;
  private static long next = 200_000_000_000L;

  @BeforeAll
  static void start() {
    service = ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, Map.of());
    http = service.http().withBearer(() -> InternalTokenForTests.ownerOf(ALICE));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static synchronized String newId() {
    return String.valueOf(next++);
  }

  private static Answer create(String id, String name) {
    return http.post("/v1/samples", Map.of("id", id, "name", name));
  }

  @Test
  void aWriteAnswersWithTheResourceAndItsVersion() {
    var id = newId();
    var answer = create(id, "one").expect(201);

    assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    assertThat(answer.header("Location")).isEqualTo("/v1/samples/" + id);
    assertThat(answer.text("name")).isEqualTo("one");
    assertThat(answer.header("Landbridge-Position")).matches("accounts/\\d+@\\d+");
  }

  @Test
  void aReadSeesTheWriteWhosePositionItNames() {
    for (int i = 0; i < 50; i++) {
      var id = newId();
      var position = position(create(id, "seen").expect(201));
      var read = http.with("Landbridge-Position", position).get("/v1/samples/" + id).expect(200);
      assertThat(read.header("Landbridge-Settled")).isEqualTo("true");
    }
  }

  @Test
  void ifMatchIsHonoured() {
    var id = newId();
    create(id, "one").expect(201);
    http.with("If-Match", "\"7\"")
        .patch("/v1/samples/" + id, Map.of("name", "two"))
        .expectProblem(412, "version-mismatch");
    http.with("If-Match", "\"0\"").patch("/v1/samples/" + id, Map.of("name", "two")).expect(200);
    http.with("If-Match", "seven")
        .patch("/v1/samples/" + id, Map.of("name", "three"))
        .expectProblem(400, "malformed-request");
  }

  @Test
  void aRepeatWithTheSameKeyHearsTheFirstAnswerAndDoesNothing() {
    var id = newId();
    var keyed = http.with("Idempotency-Key", "key-" + id);
    var first = keyed.post("/v1/samples", Map.of("id", id, "name", "once")).expect(201);
    var second = keyed.post("/v1/samples", Map.of("id", id, "name", "once")).expect(201);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(events(id)).isEqualTo(1);
    keyed
        .post("/v1/samples", Map.of("id", id, "name", "other"))
        .expectProblem(422, "idempotency-key-reused");
  }

  /** Whoever heard no answer to a change of any kind learns by its key what became of it. */
  @Test
  void everyKindOfChangeHasItsKey() {
    var id = newId();
    create(id, "one");
    var keyed = http.with("Idempotency-Key", "change-" + id);
    var first = keyed.patch("/v1/samples/" + id, Map.of("name", "two")).expect(200);
    http.patch("/v1/samples/" + id, Map.of("name", "three")).expect(200);
    var second = keyed.patch("/v1/samples/" + id, Map.of("name", "two")).expect(200);

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(events(id)).isEqualTo(3);
    keyed.delete("/v1/samples/" + id).expectProblem(422, "idempotency-key-reused");
  }

  /** The version that is expected is no part of what a key is for. */
  @Test
  void whoReadAgainMayUseTheKeyAgain() {
    var id = newId();
    create(id, "one");
    var keyed = http.with("Idempotency-Key", "again-" + id);
    keyed
        .with("If-Match", "\"7\"")
        .patch("/v1/samples/" + id, Map.of("name", "two"))
        .expectProblem(412, "version-mismatch");
    keyed.with("If-Match", "\"0\"").patch("/v1/samples/" + id, Map.of("name", "two")).expect(200);
  }

  @Test
  void anOldKeyIsForgotten() {
    var id = newId();
    http.with("Idempotency-Key", "old-" + id)
        .post("/v1/samples", Map.of("id", id, "name", "old"))
        .expect(201);
    db().sql("update idempotency set created_at = created_at - interval '2 days' where key = ?")
        .param("old-" + id)
        .update();
    db().sql("update scheduled_tasks set execution_time = now() where task_name like 'forget%'")
        .update();
    Eventually.eventually(
        () ->
            assertThat(
                    db().sql("select count(*) from idempotency where key = ?")
                        .param("old-" + id)
                        .query(Long.class)
                        .single())
                .isZero());
  }

  @Test
  void whatAKilledInstanceWasAtIsTakenOver() {
    db().sql(
            """
            update scheduled_tasks set execution_time = now() - interval '1 minute', picked = true,
              picked_by = 'killed', last_heartbeat = now() - interval '20 seconds', version = version + 1
            where task_name like 'forget%'
            """)
        .update();
    Eventually.eventually(
        () ->
            assertThat(
                    db().sql("select count(*) from scheduled_tasks where picked_by = 'killed'")
                        .query(Long.class)
                        .single())
                .isZero());
  }

  @Test
  void equalRequestsAtOnceTakeEffectOnce() throws Exception {
    var id = newId();
    var keyed = http.with("Idempotency-Key", "race-" + id);
    var answers = atOnce(12, () -> keyed.post("/v1/samples", Map.of("id", id, "name", "race")));

    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers.stream().map(Answer::body).distinct()).hasSize(1);
    assertThat(events(id)).isEqualTo(1);
  }

  @Test
  void twoCreationsOfOneIdGiveOneResource() throws Exception {
    var id = newId();
    var answers = atOnce(8, () -> create(id, "race"));

    assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.code().equals("concurrent-change")))
        .hasSize(7);
    assertThat(events(id)).isEqualTo(1);
  }

  @Test
  void refusalsAreProblemsAndStoreNothing() {
    long before = allEvents();
    http.post("/v1/samples", "{").expectProblem(400, "malformed-request");
    http.post("/v1/samples", "[1]").expectProblem(400, "malformed-request");
    http.post("/v1/samples", "null").expectProblem(400, "malformed-request");
    http.post("/v1/samples", "").expectProblem(400, "malformed-request");
    http.post("/v1/samples", Map.of("id", newId(), "name", "x", "surplus", 1))
        .expectProblem(400, "malformed-request");
    http.post("/v1/samples", Map.of("id", newId(), "name", "x".repeat(100_000)))
        .expectProblem(413, "body-too-large");
    http.post("/v1/samples", "{\"id\":\"" + newId() + "\",\"id\":\"1\",\"name\":\"x\"}")
        .expectProblem(400, "malformed-request");
    http.post("/v1/samples", "[".repeat(5_000)).expectProblem(400, "malformed-request");
    http.patch("/v1/samples/" + newId(), Map.of("name", "x"))
        .expectProblem(404, "no-such-resource");
    http.patch("/v1/samples/17", Map.of("name", "x")).expectProblem(400, "malformed-request");
    http.get("/v1/samples?limit=1000").expectProblem(400, "malformed-request");
    http.get("/v1/samples?cursor=zzz").expectProblem(400, "malformed-request");
    http.get("/v1/samples?cursor=%00").expectProblem(400, "malformed-request");
    http.get("/v1/nothing").expectProblem(404, "no-such-path");
    http.delete("/v1/samples").expectProblem(405, "method-not-allowed");
    service.http().get("/v1/samples").expectProblem(401, "unauthenticated");
    assertThat(allEvents()).isEqualTo(before);
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var answer =
        http.post("/v1/samples", Map.of("id", "nobody", "cidrBlock", "10.0.0.1/8", "colour", "red"))
            .expectProblem(400, "malformed-request");

    assertThat(answer.body().path("errors").valueStream().map(e -> e.path("field").asString()))
        .containsExactlyInAnyOrder("/id", "/cidrBlock", "/name", "/colour");
  }

  @Test
  void aReplayThatCannotBeIsRefused() {
    var operator = service.http().withBearer(InternalTokenForTests::operator);
    operator
        .post("/internal/projections/nothing/replay", null)
        .expectProblem(404, "no-such-projection");
    operator
        .post("/internal/projections/sample-watch/replay", null)
        .expectProblem(409, "not-replayable");
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    var ids = IntStream.range(0, 25).mapToObj(_ -> newId()).toList();
    var last = ids.stream().map(id -> create(id, "page").expect(201)).toList().getLast();
    var seen = new java.util.ArrayList<String>();
    var reader = http.with("Landbridge-Position", position(last));
    var path = "/v1/samples?limit=7";
    for (var next = path; !next.isEmpty(); ) {
      var page = reader.get(next).expect(200);
      page.body().path("items").forEach(item -> seen.add(item.path("id").asString()));
      var cursor = page.text("nextCursor");
      next = cursor.isEmpty() ? "" : path + "&cursor=" + cursor;
    }
    assertThat(seen).doesNotHaveDuplicates().containsSubsequence(ids);
  }

  @Test
  void aReplayedProjectionEqualsTheLiveOne() {
    var id = newId();
    create(id, "one").expect(201);
    http.patch("/v1/samples/" + id, Map.of("name", "two")).expect(200);
    var head = db().sql("select max(global_index) from event").query(Long.class).single();
    var projections = service.bean(Projections.class);
    Eventually.eventually(() -> assertThat(position(projections)).isGreaterThanOrEqualTo(head));
    var live = rows();
    projections.replay("sample-view");
    Eventually.eventually(() -> assertThat(position(projections)).isGreaterThanOrEqualTo(head));
    assertThat(rows()).isEqualTo(live);
  }

  private static String position(Answer answer) {
    return Objects.requireNonNull(answer.header("Landbridge-Position"));
  }

  private static long position(Projections projections) {
    return projections.list().stream()
        .filter(each -> each.name().equals("sample-view"))
        .findFirst()
        .orElseThrow()
        .position();
  }

  private static List<Map<String, Object>> rows() {
    return db().sql("select * from sample_view order by id").query().listOfRows();
  }

  @Test
  void theStoreKeepsWhatItSaysItKeeps() {
    assertThat(db().sql("show fsync").query(String.class).single()).isEqualTo("on");
    assertThat(service.bean(org.axonframework.eventsourcing.eventstore.EventStorageEngine.class))
        .isInstanceOf(org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine.class);
  }

  @Test
  void evenTomcatRefusesWithAProblem() throws Exception {
    var address = java.net.URI.create(service.baseUrl());
    try (var socket = new java.net.Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /v1/samples/%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      var answer =
          new String(
              socket.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertThat(answer)
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .contains("\"code\":\"malformed-request\"");
    }
  }

  @Test
  void healthAndMetricsAreOpen() {
    service.http().get("/actuator/health/liveness").expect(200);
    service.http().get("/actuator/health/readiness").expect(200);
    var metrics = service.http().get("/actuator/prometheus").expect(200).body().asString();
    assertThat(metrics)
        .contains("landbridge_relay_lag_events", "landbridge_relay_lag_seconds")
        .contains("landbridge_projection_lag_events{projection=\"sample-view\"}")
        .contains("landbridge_projection_failing{projection=\"sample-view\"} 0.0")
        .contains("landbridge_dead_letters_open");
    service.http().get("/v3/api-docs").expect(200);
  }

  private static JdbcClient db() {
    return service.bean(JdbcClient.class);
  }

  private static long events(String id) {
    return db().sql("select count(*) from event where aggregate_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  private static long allEvents() {
    return db().sql("select count(*) from event").query(Long.class).single();
  }

  private static List<Answer> atOnce(int count, Callable<Answer> request)
      throws InterruptedException, ExecutionException {
    var barrier = new CyclicBarrier(count);
    try (var pool = Executors.newFixedThreadPool(count)) {
      var futures =
          IntStream.range(0, count)
              .mapToObj(
                  _ ->
                      pool.submit(
                          () -> {
                            barrier.await();
                            return request.call();
                          }))
              .toList();
      var answers = new java.util.ArrayList<Answer>();
      for (var future : futures) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
