package dev.landbridge.peering;

import static dev.landbridge.peering.Client.TICKETS;
import static dev.landbridge.peering.Client.VPCS;
import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketStoryTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;
  private static final Map<String, Object> MORE_VPCS =
      Map.of("kind", "higher-quota", "quota", "vpcs-per-region", "limit", 21, "reason", "growth");

  private final Client operator = Client.operator(SERVICE);
  private final Client alice = Client.owner(SERVICE);
  private final Client bob = Client.owner(SERVICE);

  private String open(Map<String, Object> body) {
    return alice.post(TICKETS, body).expect(201).text("id");
  }

  @Test
  void aHigherCapArrivesAtTheConnection() {
    var red = alice.vpc("ap-guangzhou", "192.168.0.0/16");
    var blue = bob.vpc("ap-beijing", "10.0.0.0/16");
    var connection = alice.request(red, blue, bob, Map.of("bandwidthMbps", 1000)).text("id");
    Map<String, Object> body =
        Map.of(
            "kind",
            "higher-bandwidth",
            "connectionId",
            connection,
            "bandwidthMbps",
            2000,
            "reason",
            "backups");
    bob.post(TICKETS, body).expectProblem(403, "not-the-requester");
    var ticket = open(body);
    alice.post(TICKETS + "/" + ticket + "/approve", null).expectProblem(403, "not-allowed");
    var approved = operator.post(TICKETS + "/" + ticket + "/approve", Map.of("note", "fine"));
    assertThat(approved.expect(200).text("state")).isEqualTo("approved");
    assertThat(alice.after(operator).get(TICKETS + "/" + ticket).body()).isEqualTo(approved.body());
    eventually(
        () ->
            assertThat(alice.connection(connection).body().path("bandwidthMbps").asInt())
                .isEqualTo(2000));
  }

  @Test
  void aRaisedQuotaHoldsAtOnce() {
    for (int i = 0; i < 20; i++) {
      alice.vpc("10.0.0.0/16");
    }
    var body = Map.of("region", "ap-guangzhou", "cidrBlock", "10.0.0.0/16");
    alice.post(VPCS, body).expectProblem(409, "quota-exceeded");
    operator.post(TICKETS + "/" + open(MORE_VPCS) + "/approve", null).expect(200);
    alice.post(VPCS, body).expect(201);
    alice.post(VPCS, body).expectProblem(409, "quota-exceeded");
    assertThat(alice.get("/v1/quotas").body().path("items").get(0).path("limit").asInt())
        .isEqualTo(21);
  }

  @Test
  void aClassicInterconnectIsAResourceOfItsOwn() {
    var path = "/v1/classic-interconnects";
    Map<String, Object> body =
        Map.of(
            "kind", "classic-interconnect",
            "localRegion", "ap-guangzhou",
            "remoteRegion", "ap-beijing",
            "bandwidthMbps", 50,
            "reason", "migration");
    var opened = alice.post(TICKETS, body).expect(201);
    var id = opened.text("interconnectId");
    operator.post(TICKETS + "/" + opened.text("id") + "/approve", null).expect(200);
    eventually(() -> alice.get(path + "/" + id).expect(200));
    assertThat(alice.get(path).body().path("items").size()).isOne();
    bob.get(path + "/" + id).expectProblem(404, "no-such-classic-interconnect");
    bob.delete(path + "/" + id).expectProblem(404, "no-such-classic-interconnect");
    alice.post(TICKETS, body).expectProblem(409, "classic-interconnect-already-exists");
    alice.delete(path + "/" + id).expect(204);
    alice.get(path + "/" + id).expectProblem(404, "no-such-classic-interconnect");
    alice.post(TICKETS, body).expect(201);
  }

  @Test
  void aTicketIsRefusedWithAReason() {
    var path = TICKETS + "/" + open(MORE_VPCS);
    operator.post(path + "/refuse", Map.of()).expectProblem(400, "malformed-request");
    operator.post(path + "/refuse", Map.of("reason", "too early")).expect(200);
    var seen = alice.after(operator).get(path).expect(200);
    assertThat(seen.text("state")).isEqualTo("refused");
    assertThat(seen.text("answer")).isEqualTo("too early");
    operator.post(path + "/approve", null).expectProblem(409, "ticket-closed");
  }

  @Test
  void onlyTheOpenerWithdrawsAndSees() {
    var path = TICKETS + "/" + open(MORE_VPCS);
    bob.after(alice).get(path).expectProblem(404, "no-such-ticket");
    bob.post(path + "/withdraw", null).expectProblem(404, "no-such-ticket");
    assertThat(operator.after(alice).get(path).expect(200).text("state")).isEqualTo("open");
    alice.post(path + "/withdraw", null).expect(200);
    alice.post(path + "/withdraw", null).expect(200);
    assertThat(
            alice.get(TICKETS + "?state=withdrawn&kind=higher-quota").body().path("items").size())
        .isOne();
  }
}
