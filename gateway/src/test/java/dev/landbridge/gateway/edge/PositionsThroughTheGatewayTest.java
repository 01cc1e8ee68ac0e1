package dev.landbridge.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.BackEnd;
import dev.landbridge.gateway.BackEnd.Answer;
import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.testkit.HttpProbe;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Read your writes: which positions go to which service, and for how long. */
class PositionsThroughTheGatewayTest {
  private static final String POSITION = "Landbridge-Position";
  private static GatewayUnderTest gateway;
  private HttpProbe alice;
  private HttpProbe bob;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** Settles what stands in the gateway's own log before the test begins. */
  @BeforeEach
  void settle() {
    alice = gateway.newCaller("owner");
    bob = gateway.newCaller("viewer");
    settledBy(gateway.peering());
    settledBy(gateway.routing());
    for (var caller : new HttpProbe[] {alice, bob, gateway.operator()}) {
      caller.get("/v1/vpcs").expect(200);
      caller.get("/v1/routes").expect(200);
    }
    gateway.peering().reset();
    gateway.routing().reset();
  }

  private static void settledBy(BackEnd service) {
    service.answers(Answer.ok("{}").with("Landbridge-Settled", "true"));
  }

  private static String sentTo(BackEnd service) {
    return service
        .received()
        .getLast()
        .headers()
        .getOrDefault(POSITION.toLowerCase(java.util.Locale.ROOT), "");
  }

  private void aliceWrites(String position) {
    gateway.peering().answers(Answer.ok("{}").with(POSITION, position));
    assertThat(alice.post("/v1/vpcs", Map.of()).expect(200).header(POSITION)).isEqualTo(position);
    gateway.peering().answers(Answer.ok("{}"));
  }

  @Test
  void aWriteIsAskedForEverywhereUntilItIsSettled() {
    aliceWrites("peering/3@17");
    alice.get("/v1/vpcs").expect(200);
    assertThat(sentTo(gateway.peering())).isEqualTo("peering/3@17");
    alice.get("/v1/routes").expect(200);
    assertThat(sentTo(gateway.routing())).isEqualTo("peering/3@17");
    settledBy(gateway.routing());
    alice.get("/v1/routes").expect(200);
    assertThat(sentTo(gateway.routing())).isEqualTo("peering/3@17");
    alice.get("/v1/routes").expect(200);
    assertThat(sentTo(gateway.routing())).isEmpty();
    alice.get("/v1/vpcs").expect(200);
    assertThat(sentTo(gateway.peering())).isEqualTo("peering/3@17");
  }

  @Test
  void anotherAccountDoesNotWaitForIt() {
    aliceWrites("peering/3@17");
    bob.get("/v1/routes").expect(200);
    assertThat(sentTo(gateway.routing())).isEmpty();
  }

  @Test
  void whatACallerSawAtAnotherGatewayIsPassedOn() {
    gateway.peering().standsAt("peering/3@20");
    gateway.routing().standsAt("routing/1@9");
    aliceWrites("peering/3@17");
    alice.with(POSITION, "peering/3@20,routing/1@2").get("/v1/routes").expect(200);
    assertThat(sentTo(gateway.routing())).isEqualTo("peering/3@20,routing/1@2");
    alice.get("/v1/routes").expect(200);
    assertThat(sentTo(gateway.routing())).isEqualTo("peering/3@17");
  }

  @Test
  void nobodyWaitsForWhatIsNotThere() {
    gateway.peering().standsAt("peering/3@30");
    alice.with(POSITION, "peering/3@999999,peering/999@1,nobody/1@1").get("/v1/routes").expect(200);
    assertThat(sentTo(gateway.routing())).isEqualTo("peering/3@30");
  }

  @Test
  void nonsenseIsRefused() {
    for (var header : new String[] {"x", "peering/1@-1", "a/1@1,".repeat(900)}) {
      alice.with(POSITION, header).get("/v1/routes").expectProblem(400, "malformed-request");
    }
    assertThat(gateway.routing().received()).isEmpty();
  }

  @Test
  void theGatewaysOwnWritesAreAskedForToo() {
    var position =
        gateway.operator().post("/v1/accounts", Map.of("name", "new")).expect(201).header(POSITION);
    assertThat(position).startsWith("accounts/");
    gateway.operator().get("/v1/vpcs").expect(200);
    assertThat(sentTo(gateway.peering())).isEqualTo(position);
  }

  @Test
  void aGatewayThatStartsBeginsWithWhatTheServicesHaveDecided() {
    gateway.peering().standsAt("peering/0@5,peering/7@9");
    gateway.routing().standsAt("routing/1@3");
    gateway.restart();
    var restarted = gateway.operator();
    restarted.get("/v1/vpcs").expect(200);
    assertThat(sentTo(gateway.peering()))
        .startsWith("accounts/")
        .endsWith("peering/0@5,peering/7@9,routing/1@3");
    restarted.get("/v1/routes").expect(200);
    assertThat(sentTo(gateway.routing())).endsWith("peering/0@5,peering/7@9,routing/1@3");
    settledBy(gateway.routing());
    restarted.get("/v1/routes").expect(200);
    restarted.get("/v1/routes").expect(200);
    assertThat(sentTo(gateway.routing())).isEmpty();
  }
}
