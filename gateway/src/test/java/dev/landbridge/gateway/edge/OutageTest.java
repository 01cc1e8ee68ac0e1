package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd;
import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.testkit.HttpProbe;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services that do not answer, or too late. */
class OutageTest {
  private static GatewayUnderTest gateway;
  private static HttpProbe alice;

  @BeforeAll
  static void start() {
    try (var gone = BackEnd.start()) {
      gateway =
          GatewayUnderTest.start(
              Map.of(
                  "gateway.services.gone-service.url", gone.url(),
                  "gateway.services.gone-service.prefixes", "/v1/gone",
                  "gateway.forwarding.response-timeout", "300ms"));
    }
    alice = gateway.newCaller("owner");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void reset() {
    gateway.peering().reset();
  }

  @Test
  void aServiceThatIsDownIsSaidToBe() {
    for (var method : new String[] {"GET", "POST", "DELETE"}) {
      var answer = alice.send(method, "/v1/gone", null);
      answer.expectProblem(503, "service-unavailable");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
      assertThat(answer.text("detail")).contains("gone-service").doesNotContain("127.0.0.1");
    }
  }

  @Test
  void theOthersGoOn() {
    alice.get("/v1/gone").expect(503);
    alice.get("/v1/vpcs").expect(200);
  }

  @Test
  void aServiceThatIsTooSlowIsGivenUp() {
    var end = new CountDownLatch(1);
    gateway.peering().answers(_ -> answerAfter(end));
    alice.get("/v1/vpcs").expectProblem(504, "service-timeout");
    assertThat(gateway.peering().received()).hasSize(1);
    end.countDown();
  }

  private static Answer answerAfter(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Answer.ok("{}");
  }

  @Test
  void aServiceThatHangsUpMayHaveChangedSomethingAndOnlyReadsAreTriedAgain() {
    gateway
        .peering()
        .answers(
            _ -> {
              throw new IllegalStateException("hang up");
            });
    alice.post("/v1/vpcs", Map.of()).expectProblem(502, "outcome-unknown");
    assertThat(gateway.peering().received()).hasSize(1);
    alice.get("/v1/vpcs").expectProblem(503, "service-unavailable");
    assertThat(gateway.peering().received()).hasSize(3);
  }

  @Test
  void halfAnAnswerIsNone() {
    gateway.peering().answers(Answer.ok("{\"a\":1}").with("ETag", "\"1\"").brokenOff());
    var answer = alice.post("/v1/vpcs", Map.of()).expectProblem(502, "outcome-unknown");
    assertThat(answer.header("ETag")).isNull();
  }

  @Test
  void aConnectionThatDiedInThePoolIsNotNoticedByReaders() {
    var calls = new java.util.concurrent.atomic.AtomicInteger();
    gateway
        .peering()
        .answers(
            _ -> {
              if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("hang up");
              }
              return Answer.ok("{}");
            });
    alice.get("/v1/vpcs").expect(200);
  }

  @Test
  void healthTellsWhichServiceAnswersAndStaysReady() {
    var answer = gateway.nobody().get("/actuator/health/readiness").expect(200);
    assertThat(answer.text("status")).isEqualTo("UP");
    var services = answer.body().path("components").path("services").path("components");
    assertThat(services.path("gone-service").path("status").asString()).isEqualTo("UNKNOWN");
    assertThat(services.path("peering-service").path("status").asString()).isEqualTo("UP");
  }
}
