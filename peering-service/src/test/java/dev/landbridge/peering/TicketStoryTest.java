package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.TICKETS;
import static dev.landbridge.peering.Client.VPCS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TicketStoryTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;
  private static final Map<String, Object> MORE_VPCS = higherQuota("vpcs-per-region", 21);

  private final Client operator = Client.operator(SERVICE);
  private final Client alice = Client.owner(SERVICE);
  private final Client bob = Client.owner(SERVICE);

  private static Map<String, Object> higherQuota(String quota, int limit) {
    return Map.of("kind", "higher-quota", "quota", quota, "limit", limit, "reason", "growth");
  }

  private String open(Map<String, Object> body) {
    return alice.post(TICKETS, body).expect(201).text("id");
  }

  private static Map<String, Object> higherCap(String connection) {
    return Map.of(
        "kind",
        "higher-bandwidth",
        "connectionId",
        connection,
        "bandwidthMbps",
        2000,
        "reason",
        "backups");
  }

  @Test
  void aHigherCapArrivesAtTheConnection() {
    var red = alice.vpc("ap-guangzhou", "192.168.0.0/16");
    var blue = bob.vpc("ap-beijing", "10.0.0.0/16");
    var connection = alice.request(red, blue, bob, Map.of("bandwidthMbps", 1000)).text("id");
    var body = higherCap(connection);
    bob.post(TICKETS, body).expectProblem(403, "not-the-requester");
    var ticket = open(body);
    alice.post(TICKETS + "/" + ticket + "/approve", null).expectProblem(403, "not-allowed");
    var approved = operator.post(TICKETS + "/" + ticket + "/approve", Map.of("note", "fine"));
    assertThat(approved.expect(200).text("state")).isEqualTo("approved");
    assertThat(alice.after(operator).get(TICKETS + "/" + ticket).body()).isEqualTo(approved.body());
    assertThat(bandwidth(connection)).isEqualTo(2000);
    var again = operator.post(TICKETS + "/" + ticket + "/approve", null).expect(200);
    assertThat(again.header("Landbridge-Position"))
        .isNotNull()
        .isEqualTo(approved.header("Landbridge-Position"));

    alice.patch(CONNECTIONS + "/" + connection, Map.of("bandwidthMbps", 500)).expect(200);
    operator.post(TICKETS + "/" + ticket + "/approve", null).expect(200);
    assertThat(bandwidth(connection)).isEqualTo(500);
  }

  private int bandwidth(String connection) {
    return alice.connection(connection).expect(200).body().path("bandwidthMbps").asInt();
  }

  @Test
  void whatCannotTakeEffectIsNotGranted() {
    var red = alice.vpc("ap-guangzhou", "192.168.0.0/16");
    var blue = bob.vpc("ap-beijing", "10.0.0.0/16");
    var connection = alice.request(red, blue, bob, Map.of("bandwidthMbps", 1000)).text("id");
    var path = TICKETS + "/" + open(higherCap(connection));
    alice.delete(CONNECTIONS + "/" + connection).expect(200);
    operator.post(path + "/approve", null).expectProblem(409, "not-possible-in-state");
    assertThat(operator.get(path).expect(200).text("state")).isEqualTo("open");
    operator.post(path + "/refuse", Map.of("reason", "it has ended")).expect(200);
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
    var second = open(body);
    operator.post(TICKETS + "/" + opened.text("id") + "/approve", null).expect(200);
    alice.after(operator).get(path + "/" + id).expect(200);
    operator
        .post(TICKETS + "/" + second + "/approve", null)
        .expectProblem(409, "classic-interconnect-already-exists");
    assertThat(operator.get(TICKETS + "/" + second).expect(200).text("state")).isEqualTo("open");
    assertThat(alice.get(path).body().path("items").size()).isOne();
    bob.get(path + "/" + id).expectProblem(404, "no-such-classic-interconnect");
    bob.delete(path + "/" + id).expectProblem(404, "no-such-classic-interconnect");
    alice.post(TICKETS, body).expectProblem(409, "classic-interconnect-already-exists");
    alice.delete(path + "/" + id).expect(204);
    alice.get(path + "/" + id).expectProblem(404, "no-such-classic-interconnect");
    alice.post(TICKETS, body).expect(201);
  }

  @Test
  void openTicketsAreLimited() {
    var first = open(MORE_VPCS);
    for (int i = 1; i < 20; i++) {
      open(MORE_VPCS);
    }
    var refused = alice.post(TICKETS, MORE_VPCS).expectProblem(409, "quota-exceeded");
    assertThat(refused.text("quota")).isEqualTo("open-tickets-per-account");
    operator.post(TICKETS + "/" + first + "/approve", null).expect(200);
    var second = alice.post(TICKETS, higherQuota("subnets-per-vpc", 101)).expect(201).text("id");
    alice.post(TICKETS, higherQuota("subnets-per-vpc", 102)).expectProblem(409, "quota-exceeded");
    alice.post(TICKETS + "/" + second + "/withdraw", null).expect(200);
    alice.post(TICKETS + "/" + second + "/withdraw", null).expect(200);
    open(higherQuota("subnets-per-vpc", 101));
    alice.post(TICKETS, higherQuota("subnets-per-vpc", 101)).expectProblem(409, "quota-exceeded");
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
