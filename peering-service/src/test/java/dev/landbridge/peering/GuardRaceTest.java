package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.GUARD;
import static dev.landbridge.peering.Client.REQUESTERS;
import static dev.landbridge.peering.Client.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes of a guard and requests at the same moment, at two instances of the service. */
class GuardRaceTest {
  private static final ServiceUnderTest ONE = SharedService.start(Map.of());
  private static final ServiceUnderTest OTHER = SharedService.start(ONE.properties());
  private static final int CALLERS = 12;

  private final Client alice = Client.owner(ONE);
  private final Client bob = Client.owner(ONE);
  private final Client bobElsewhere = Client.of(OTHER, bob.account, "owner");

  @AfterAll
  static void stop() {
    OTHER.close();
    ONE.close();
  }

  private long asked() {
    return ONE.bean(JdbcClient.class)
        .sql("select count(*) from connection_register where accepter_account = ?")
        .param(bob.account.text())
        .query(Long.class)
        .single();
  }

  private List<String> pairs() {
    return IntStream.range(0, CALLERS).mapToObj(i -> bob.vpc("10." + i + ".0.0/16")).toList();
  }

  private Answer request(List<String> theirs, String red, int i) {
    var caller = i % 2 == 0 ? alice : Client.of(OTHER, alice.account, "owner");
    return caller.request(red, theirs.get(i), bob);
  }

  @Test
  void nothingIsAskedAfterADenialWasAnswered() throws Exception {
    var red = alice.vpc("192.168.0.0/16");
    var theirs = pairs();
    for (int round = 0; round < 5; round++) {
      var answered = new AtomicLong();
      var answers =
          Race.of(
              CALLERS,
              i -> {
                if (i > 0) {
                  return request(theirs, red, i);
                }
                var denied = bobElsewhere.list(alice, "denied");
                answered.set(asked());
                return denied;
              });
      answers.getFirst().expect(200);
      assertThat(asked()).isEqualTo(answered.get());
      assertThat(answers.stream().skip(1))
          .allSatisfy(answer -> assertThat(answer.status()).isIn(201, 404, 409));
      alice.request(red, theirs.getFirst(), bob).expectProblem(404, "no-such-vpc");
      bobElsewhere.delete(REQUESTERS + "/" + alice.account).expect(204);
      answers.stream()
          .filter(answer -> answer.status() == 201)
          .forEach(answer -> alice.delete(CONNECTIONS + "/" + answer.text("id")).expect(200));
    }
  }

  @Test
  void changesOfOneGuardFollowEachOther() throws Exception {
    var answers =
        Race.of(
            CALLERS,
            i -> {
              var caller = i % 2 == 0 ? bob : bobElsewhere;
              return i % 3 == 0
                  ? caller.post(RULES, Map.of("requesterAccountId", alice.account.text()))
                  : caller.put(REQUESTERS + "/20000000000" + i % 10, Map.of("listing", "denied"));
            });
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(200, 201));
    var guard = bob.patch(GUARD, Map.of("policy", "listed-only")).expect(200);
    assertThat(guard.body().path("acceptanceRules").asInt()).isEqualTo(4);
    assertThat(guard.body().path("version").asInt())
        .isEqualTo(4 + guard.body().path("deniedRequesters").asInt());
  }

  @Test
  void ofRequestsThatARuleCoversTheQuotaOfActiveOnesHolds() throws Exception {
    var red = alice.vpc("192.168.0.0/16");
    var theirs = pairs();
    bob.post(RULES, Map.of("requesterAccountId", alice.account.text())).expect(201);
    var answers = Race.of(CALLERS, i -> request(theirs, red, i));
    assertThat(answers)
        .filteredOn(answer -> answer.status() == 201)
        .hasSize(10)
        .allSatisfy(answer -> assertThat(answer.text("state")).isEqualTo("active"));
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.expectProblem(409, "quota-exceeded"));
  }
}
