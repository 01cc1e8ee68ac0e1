package dev.landbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.testkit.Eventually;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An aggregate after refusals, long histories and waits: it is what its events say. */
class AggregatesTest {
  private static ServiceUnderTest service;
  private static HttpProbe http;
  private static long next = 300_000_000_000L;

  @BeforeAll
  static void start() {
    service = ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, Map.of());
    http =
        service
            .http()
            .withBearer(() -> InternalTokenForTests.ownerOf(new AccountId("100000000001")));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static String newId() {
    return String.valueOf(next++);
  }

  private static HttpProbe.Answer create(String id, String name) {
    return http.post("/v1/samples", Map.of("id", id, "name", name));
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

  @Test
  void aRejectionDoesNotOccupyTheAggregate() {
    var id = newId();
    create(id, "one").expect(201);
    http.patch("/v1/samples/" + id, Map.of("name", "forbidden"))
        .expectProblem(409, "forbidden-name");
    http.patch("/v1/samples/" + id, Map.of("name", "two")).expect(200);
    assertThat(events(id)).isEqualTo(2);
  }

  @Test
  void aLongHistoryIsSnapshotAndStillRight() {
    var id = newId();
    create(id, "0").expect(201);
    for (int i = 1; i <= 220; i++) {
      http.patch("/v1/samples/" + id, Map.of("name", "n" + i)).expect(200);
    }
    Eventually.eventually(
        () ->
            assertThat(
                    db().sql("select count(*) from snapshot where aggregate_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .isPositive());
    service.bean(org.axonframework.common.caching.Cache.class).removeAll();
    var answer = http.patch("/v1/samples/" + id, Map.of("name", "n221")).expect(200);
    assertThat(answer.header("ETag")).isEqualTo("\"221\"");
  }

  /** Its state says otherwise than its events: whoever believed it would append one more. */
  @Test
  void aSnapshotOfAnotherShapeIsPassedOver() {
    var id = newId();
    create(id, "n0").expect(201);
    for (int i = 1; i < 100; i++) {
      http.patch("/v1/samples/" + id, Map.of("name", "n" + i)).expect(200);
    }
    Eventually.eventually(
        () ->
            assertThat(
                    db().sql(
                            """
                            update snapshot set revision = 'older',
                              payload = convert_to(replace(convert_from(payload, 'UTF8'), 'n99', 'lost'), 'UTF8')
                            where aggregate_id = ? and sequence_number = 99
                            """)
                        .param(id)
                        .update())
                .isOne());
    service.bean(org.axonframework.common.caching.Cache.class).removeAll();
    var answer = http.patch("/v1/samples/" + id, Map.of("name", "n99")).expect(200);
    assertThat(answer.header("ETag")).isEqualTo("\"99\"");
  }

  @Test
  void whoWaitsTooLongForAnAggregateIsToldToTryAgain() {
    var id = newId();
    create(id, "one").expect(201);
    var commands = service.bean(Commands.class);
    service
        .bean(CommittedWork.class)
        .run(
            Map.of(),
            () -> {
              commands.send(SampleConfiguration.rename(new AccountId(id), "held"));
              var refused =
                  http.patch("/v1/samples/" + id, Map.of("name", "two"))
                      .expectProblem(409, "concurrent-change");
              assertThat(refused.header("Retry-After")).isNotNull();
            });
    assertThat(events(id)).isEqualTo(2);
  }

  @Test
  void whoWaitsTooLongForALockOfTheStoreIsToldToTryAgain() {
    var id = newId();
    create(id, "one").expect(201);
    service
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> {
              service.bean(JdbcClient.class).sql("lock table event in share mode").update();
              var refused =
                  http.patch("/v1/samples/" + id, Map.of("name", "two"))
                      .expectProblem(409, "concurrent-change");
              assertThat(refused.header("Retry-After")).isNotNull();
            });
    http.patch("/v1/samples/" + id, Map.of("name", "two")).expect(200);
  }
}
