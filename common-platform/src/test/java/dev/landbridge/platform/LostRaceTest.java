package dev.landbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.command.Commands;
import dev.landbridge.platform.sample.SampleConfiguration;
import dev.landbridge.platform.store.CommittedWork;
import dev.landbridge.testkit.HttpProbe;
import dev.landbridge.testkit.InternalTokenForTests;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/** Two instances of one service: what one keeps in memory, the other may have changed. */
class LostRaceTest {
  private static ServiceUnderTest here;
  private static ServiceUnderTest there;
  private static long next = 310_000_000_000L;

  private String id;

  @BeforeAll
  static void start() {
    here = ServiceUnderTest.start(LandbridgeService::start, SampleConfiguration.class, Map.of());
    there =
        ServiceUnderTest.start(
            LandbridgeService::start, SampleConfiguration.class, here.properties());
  }

  @AfterAll
  static void stop() {
    there.close();
    here.close();
  }

  private static HttpProbe http(ServiceUnderTest instance) {
    return instance
        .http()
        .withBearer(() -> InternalTokenForTests.ownerOf(new AccountId("100000000001")));
  }

  /** Here it is of version 1, in memory; there it was made to be of version 2. */
  @BeforeEach
  void changeThere() {
    id = String.valueOf(next++);
    http(here).post("/v1/samples", Map.of("id", id, "name", "zero")).expect(201);
    rename(here, "one").expect(200);
    rename(there, "two").expect(200);
  }

  private HttpProbe.Answer rename(ServiceUnderTest instance, String name) {
    return http(instance).patch("/v1/samples/" + id, Map.of("name", name));
  }

  private HttpProbe.Answer rename(String name, String ifMatch) {
    return http(here).with("If-Match", ifMatch).patch("/v1/samples/" + id, Map.of("name", name));
  }

  private long events() {
    return here.bean(JdbcClient.class)
        .sql("select count(*) from event where aggregate_id = ?")
        .param(id)
        .query(Long.class)
        .single();
  }

  @Test
  void aChangeFollowsTheOnesMadeElsewhere() {
    assertThat(rename(here, "three").expect(200).header("ETag")).isEqualTo("\"3\"");
    assertThat(rename(there, "four").expect(200).header("ETag")).isEqualTo("\"4\"");
    assertThat(events()).isEqualTo(5);
  }

  private void command(String name) {
    here.bean(Commands.class).send(SampleConfiguration.rename(new AccountId(id), name));
  }

  @Test
  void aCommandByItselfFollowsThem() {
    command("three");
    assertThat(events()).isEqualTo(4);
  }

  private static void work(Runnable body) {
    here.bean(CommittedWork.class).run(Map.of(), body);
  }

  @Test
  void workOfOneCommandIsDoneAgain() {
    work(() -> command("three"));
    assertThat(events()).isEqualTo(4);
    assertThat(rename(there, "four").expect(200).header("ETag")).isEqualTo("\"4\"");
  }

  @Test
  void workOfSeveralCommandsIsDoneAgainAsOne() {
    work(
        () -> {
          command("three");
          command("four");
        });
    assertThat(events()).isEqualTo(5);
  }

  /** Each time somebody is faster between the decision and its event. */
  @Test
  void workThatLosesThreeTimesIsGivenUp() {
    var tries = new AtomicInteger();
    assertThatThrownBy(
            () ->
                work(
                    () -> {
                      command("here " + tries.incrementAndGet());
                      rename(there, "there " + tries).expect(200);
                    }))
        .isInstanceOf(ConcurrencyException.class);
    assertThat(tries).hasValue(3);
    assertThat(events()).isEqualTo(6);
  }

  @Test
  void ofWorkThatFailsAfterItsCommandNothingIsLeft() {
    assertThatThrownBy(
            () ->
                work(
                    () -> {
                      command("three");
                      throw new IllegalStateException("given up");
                    }))
        .hasMessage("given up");
    assertThat(events()).isEqualTo(3);
  }

  /** Its event, being the last statement, would take the commit along. */
  @Test
  void ofWorkThatMayNotCommitNothingIsLeft() {
    var transactions = here.bean(TransactionTemplate.class);
    assertThatThrownBy(
            () ->
                work(
                    () -> {
                      transactions.executeWithoutResult(status -> status.setRollbackOnly());
                      command("three");
                    }))
        .isInstanceOf(UnexpectedRollbackException.class);
    assertThat(events()).isEqualTo(3);
  }

  /** In memory it bears that name: without a look at the store there would be nothing to do. */
  @Test
  void workThatFoundNothingToDoIsComparedBeforeItEnds() {
    work(() -> command("one"));
    assertThat(events()).isEqualTo(4);
  }

  /** In memory it bears that name still. */
  @Test
  void whatWasUndoneElsewhereIsDoneAgain() {
    var answer = rename(here, "one").expect(200);
    assertThat(answer.header("ETag")).isEqualTo("\"3\"");
    assertThat(events()).isEqualTo(4);
  }

  @Test
  void whoKnowsTheNewestVersionIsNotRefusedByAnOlderOne() {
    assertThat(rename("three", "\"2\"").expect(200).header("ETag")).isEqualTo("\"3\"");
  }

  /** It matched what was in memory; of the answer that would have been given nothing is left. */
  @Test
  void whoKnowsAnOlderVersionIsRefused() {
    var refused = rename("three", "\"1\"").expectProblem(412, "version-mismatch");
    assertThat(refused.header("ETag")).isNull();
    assertThat(refused.header("Retry-After")).isNull();
    assertThat(events()).isEqualTo(3);
  }

  @Test
  void aKeyTakesTheAnswerOfTheLastTry() {
    var keyed = http(here).with("Idempotency-Key", "race-" + id);
    var first = keyed.patch("/v1/samples/" + id, Map.of("name", "three")).expect(200);
    var again = keyed.patch("/v1/samples/" + id, Map.of("name", "three")).expect(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"3\"");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(events()).isEqualTo(4);
  }

  @Test
  void ofManyAtOnceEachIsStoredOnceOrRefused() throws Exception {
    var changes = new ArrayList<Callable<HttpProbe.Answer>>();
    for (int n = 0; n < 60; n++) {
      var name = "at once " + n;
      var instance = n % 2 == 0 ? here : there;
      changes.add(() -> rename(instance, name));
    }
    var etags = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(6)) {
      for (var change : threads.invokeAll(changes)) {
        var answer = change.get();
        if (answer.status() == 200) {
          etags.add(answer.header("ETag"));
        } else {
          answer.expectProblem(409, "concurrent-change");
        }
      }
    }
    assertThat(etags).doesNotHaveDuplicates().isNotEmpty();
    assertThat(events()).isEqualTo(3 + etags.size());
    assertThat(List.of("\"" + (events() - 1) + "\"")).isSubsetOf(etags);
  }
}
