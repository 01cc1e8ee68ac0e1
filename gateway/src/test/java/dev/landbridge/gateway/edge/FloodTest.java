package dev.landbridge.gateway.edge;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.testkit.HttpProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one account asks too much is its own loss. */
class FloodTest {
  private static final int FLOOD = 16;
  private static final int AT_WORK = 3;
  private static GatewayUnderTest gateway;
  private static HttpProbe bob;

  @BeforeAll
  static void start() {
    gateway =
        GatewayUnderTest.start(
            Map.of(
                "gateway.rate-limit.requests-per-second", "1",
                "gateway.rate-limit.burst", "20",
                "gateway.forwarding.at-work-per-account", AT_WORK));
    bob = gateway.newCaller("owner");
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
  void whoAsksTooMuchIsToldWhenToComeAgainAndNobodyElse() throws Exception {
    var alice = gateway.newCaller("owner");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = results(flood(alice, "/v1/routes", 3 * FLOOD, threads));
      assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(20);
      assertThat(answers)
          .filteredOn(answer -> answer.status() != 200)
          .hasSize(3 * FLOOD - 20)
          .allSatisfy(
              answer -> {
                answer.expectProblem(429, "rate-limited");
                assertThat(answer.header("Retry-After")).isEqualTo("1");
              });
    }
    bob.get("/v1/routes").expect(200);
  }

  /** The flood is held in the service: all that it can hold are its own few places. */
  @Test
  void nobodyWaitsBehindAFlood() throws Exception {
    var alice = gateway.newCaller("owner");
    var end = new CountDownLatch(1);
    gateway.peering().answers(request -> request.uri().contains("slow") ? ok().after(end) : ok());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var flood = flood(alice, "/v1/vpcs/slow", FLOOD, threads);
      eventually(() -> assertThat(gateway.peering().received()).hasSize(AT_WORK));
      bob.get("/v1/vpcs").expect(200);
      alice.get("/v1/routes").expect(200);
      assertThat(atWork()).isEqualTo(AT_WORK);
      end.countDown();
      assertThat(results(flood)).allMatch(answer -> answer.status() == 200);
      assertThat(atWork()).isEqualTo(FLOOD);
    } finally {
      end.countDown();
    }
  }

  private static long atWork() {
    return gateway.peering().received().stream().filter(r -> r.uri().contains("slow")).count();
  }

  private static List<Future<HttpProbe.Answer>> flood(
      HttpProbe who, String path, int requests, ExecutorService threads) {
    var flood = new ArrayList<Future<HttpProbe.Answer>>();
    for (int i = 0; i < requests; i++) {
      flood.add(threads.submit(() -> who.get(path)));
    }
    return flood;
  }

  private static List<HttpProbe.Answer> results(List<Future<HttpProbe.Answer>> running)
      throws Exception {
    var answers = new ArrayList<HttpProbe.Answer>();
    for (var one : running) {
      answers.add(one.get());
    }
    return answers;
  }

  private static Answer ok() {
    return Answer.ok("{}");
  }
}
