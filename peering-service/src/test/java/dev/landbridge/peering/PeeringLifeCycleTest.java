package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.VPCS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PeeringLifeCycleTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;

  private final Client alice = Client.owner(SERVICE);
  private final Client bob = Client.owner(SERVICE);
  private final Client carol = Client.owner(SERVICE);
  private final String red = alice.vpc("ap-guangzhou", "192.168.0.0/16");
  private final String blue = bob.vpc("ap-beijing", "10.0.0.0/16");

  private String requested() {
    return alice
        .request(red, blue, bob, Map.of("bandwidthMbps", 100, "name", "red-blue"))
        .expect(201)
        .text("id");
  }

  @Test
  void aRequestToAnotherAccountIsPendingForBoth() {
    var answer =
        alice.request(
            red,
            blue,
            bob,
            Map.of("bandwidthMbps", 100, "name", "red-blue", "tags", Map.of("team", "net")));
    answer.expect(201);
    var id = answer.text("id");
    assertThat(answer.header("Location")).isEqualTo(CONNECTIONS + "/" + id);
    assertThat(answer.text("state")).isEqualTo("pending");
    assertThat(answer.text("role")).isEqualTo("requester");
    assertThat(answer.text("chargeType")).isEqualTo("daily-peak");
    assertThat(answer.text("serviceLevel")).isEqualTo("gold");
    assertThat(answer.body().path("bandwidthCeilingMbps").asInt()).isEqualTo(100);

    var read = alice.connection(id).expect(200);
    assertThat(read.body()).isEqualTo(answer.body());
    assertThat(read.header("ETag")).isEqualTo("\"1\"");

    var theirs = bob.after(alice).connection(id).expect(200);
    assertThat(theirs.text("role")).isEqualTo("accepter");
    assertThat(theirs.text("name")).isEqualTo("red-blue");
    assertThat(theirs.body().path("tags").size()).isZero();
    assertThat(theirs.body().path("requester").path("cidrBlocks").get(0).asString())
        .isEqualTo("192.168.0.0/16");
  }

  @Test
  void whatTheAccepterAddsIsItsOwnUntilItAccepts() {
    var id = requested();
    bob.post(VPCS + "/" + blue + "/cidr-blocks", Map.of("cidrBlock", "10.9.0.0/16")).expect(200);
    assertThat(blocksOfAccepter(alice.after(bob).connection(id).expect(200).body())).isOne();
    assertThat(blocksOfAccepter(alice.get(CONNECTIONS).body().path("items").get(0))).isOne();
    var renamed = alice.patch(CONNECTIONS + "/" + id, Map.of("name", "new")).expect(200);
    assertThat(blocksOfAccepter(renamed.body())).isOne();
    assertThat(blocksOfAccepter(bob.after(alice).connection(id).body())).isEqualTo(2);
    var operator = Client.operator(SERVICE).after(alice);
    assertThat(blocksOfAccepter(operator.connection(id).body())).isEqualTo(2);

    assertThat(blocksOfAccepter(bob.verb(id, "accept").expect(200).body())).isEqualTo(2);
    assertThat(blocksOfAccepter(alice.after(bob).connection(id).body())).isEqualTo(2);
    assertThat(blocksOfAccepter(alice.get(CONNECTIONS).body().path("items").get(0))).isEqualTo(2);
  }

  private static int blocksOfAccepter(JsonNode connection) {
    return connection.path("accepter").path("cidrBlocks").size();
  }

  @Test
  void theAccepterAcceptsAndMayRepeatIt() {
    var id = requested();
    assertThat(bob.verb(id, "accept").expect(200).text("state")).isEqualTo("active");
    var again = bob.verb(id, "accept").expect(200);
    assertThat(again.body().path("version").asInt()).isEqualTo(1);
    assertThat(alice.after(bob).connection(id).text("state")).isEqualTo("active");
    bob.verb(id, "reject").expectProblem(409, "not-possible-in-state");
  }

  @Test
  void theAccepterRejectsWithAReason() {
    var id = requested();
    var answer = bob.post(CONNECTIONS + "/" + id + "/reject", Map.of("reason", "unknown to us"));
    assertThat(answer.expect(200).text("state")).isEqualTo("rejected");
    assertThat(alice.after(bob).connection(id).text("reason")).isEqualTo("unknown to us");
    bob.verb(id, "accept").expectProblem(409, "not-possible-in-state");
    alice.verb(id, "reactivate").expectProblem(409, "not-possible-in-state");
  }

  @Test
  void verbsOfTheWrongSideAreForbidden() {
    var id = requested();
    alice.verb(id, "accept").expectProblem(403, "not-the-accepter");
    alice.verb(id, "reject").expectProblem(403, "not-the-accepter");
    bob.verb(id, "reactivate").expectProblem(403, "not-the-requester");
    bob.patch(CONNECTIONS + "/" + id, Map.of("bandwidthMbps", 10))
        .expectProblem(403, "not-the-requester");
    alice.verb(id, "isolate").expectProblem(403, "not-allowed"); // before the body is looked at
    alice
        .post(CONNECTIONS + "/" + id + "/isolate", Map.of("reason", "no"))
        .expectProblem(403, "not-allowed");
  }

  @Test
  void strangersAndViewersChangeNothing() {
    var id = requested();
    carol.after(alice).connection(id).expectProblem(404, "no-such-peering-connection");
    carol.verb(id, "accept").expectProblem(404, "no-such-peering-connection");
    carol.delete(CONNECTIONS + "/" + id).expectProblem(404, "no-such-peering-connection");
    carol
        .patch(CONNECTIONS + "/" + id, Map.of("name", "mine"))
        .expectProblem(404, "no-such-peering-connection");
    Client.of(SERVICE, bob.account, "viewer").verb(id, "accept").expectProblem(403, "not-allowed");
    Client.of(SERVICE, bob.account, "network-admin").verb(id, "accept").expect(200);
  }

  @Test
  void oneAccountIsActiveAtOnce() {
    var green = alice.vpc("10.1.0.0/16");
    var answer = alice.post(CONNECTIONS, Map.of("requesterVpcId", red, "accepterVpcId", green));
    assertThat(answer.expect(201).text("state")).isEqualTo("active");
    assertThat(answer.text("role")).isEqualTo("both");
    assertThat(answer.body().path("bandwidthMbps").asInt()).isZero();
    assertThat(answer.body().path("bandwidthCeilingMbps").asInt()).isEqualTo(5000);
    var id = answer.text("id");
    assertThat(alice.connection(id).expect(200).body()).isEqualTo(answer.body());
    assertThat(alice.get(CONNECTIONS + "?role=accepter").body().path("items").size()).isOne();
  }

  @Test
  void withdrawingAndDeletingFreeThePair() {
    var first = requested();
    var gone = alice.delete(CONNECTIONS + "/" + first).expect(200);
    assertThat(gone.text("state")).isEqualTo("deleted");
    alice.delete(CONNECTIONS + "/" + first).expect(200);
    var second = requested();
    bob.verb(second, "accept").expect(200);
    bob.delete(CONNECTIONS + "/" + second + "?routes=remove").expect(200);
    assertThat(alice.after(bob).connection(second).text("state")).isEqualTo("deleted");
    requested();
  }

  @Test
  void aClearedEntryIsGone() {
    var id = requested();
    bob.verb(id, "reject").expect(200);
    bob.delete(CONNECTIONS + "/" + id).expectProblem(403, "not-the-requester");
    alice.delete(CONNECTIONS + "/" + id).expect(200);
    alice.connection(id).expectProblem(404, "no-such-peering-connection");
  }

  @Test
  void eachSideHasItsOwnNameAndTags() {
    var id = requested();
    bob.patch(CONNECTIONS + "/" + id, Map.of("name", "to alice", "tags", Map.of("cost", "7")))
        .expect(200);
    var hers = alice.after(bob).connection(id);
    assertThat(hers.text("name")).isEqualTo("red-blue");
    assertThat(hers.body().path("tags").size()).isZero();
    assertThat(bob.connection(id).body().path("tags").path("cost").asString()).isEqualTo("7");
    assertThat(
            bob.get(
                    CONNECTIONS
                        + "?tagKey=cost&tagValue=7&name=to%20alice&state=pending&vpcId="
                        + blue
                        + "&region=ap-guangzhou&role=accepter")
                .body()
                .path("items")
                .size())
        .isOne();
    assertThat(alice.get(CONNECTIONS + "?tagKey=cost").body().path("items").size()).isZero();
  }

  @Test
  void theRequesterChangesWhatItPaysFor() {
    var id = requested();
    var path = CONNECTIONS + "/" + id;
    var changed =
        alice.patch(
            path,
            Map.of(
                "bandwidthMbps", 500,
                "chargeType", "monthly-95th-percentile",
                "serviceLevel", "platinum"));
    assertThat(changed.expect(200).body().path("bandwidthMbps").asInt()).isEqualTo(500);
    assertThat(alice.connection(id).body()).isEqualTo(changed.body());
    alice.patch(path, Map.of("bandwidthMbps", 2000)).expectProblem(422, "bandwidth-needs-ticket");
    alice.patch(path, Map.of("bandwidthMbps", 15)).expectProblem(422, "no-such-bandwidth-tier");
  }

  @Test
  void theOperatorIsolatesAndRestores() {
    var operator = Client.operator(SERVICE);
    var id = requested();
    bob.verb(id, "accept").expect(200);
    var path = CONNECTIONS + "/" + id;
    var isolated = operator.post(path + "/isolate", Map.of("reason", "arrears")).expect(200);
    assertThat(isolated.text("state")).isEqualTo("isolated");
    assertThat(alice.after(operator).connection(id).text("reason")).isEqualTo("arrears");
    alice.delete(VPCS + "/" + red).expectProblem(409, "vpc-in-use");
    assertThat(operator.verb(id, "restore").expect(200).text("state")).isEqualTo("active");
    assertThat(operator.connection(id).expect(200).text("state")).isEqualTo("active");
  }

  @Test
  void anOldVersionIsRefused() {
    var id = requested();
    bob.with("If-Match", "\"7\"").verb(id, "accept").expectProblem(412, "version-mismatch");
    assertThat(bob.after(alice).connection(id).text("state")).isEqualTo("pending");
    bob.with("If-Match", "\"0\"").verb(id, "accept").expect(200);
  }

  @Test
  void pagesFollowEachOther() {
    for (int i = 1; i <= 3; i++) {
      var other = alice.vpc("10." + i + ".0.0/16");
      alice.request(red, other, alice).expect(201);
    }
    var first = alice.get(CONNECTIONS + "?limit=2").expect(200);
    assertThat(first.body().path("items").size()).isEqualTo(2);
    var second = alice.get(CONNECTIONS + "?limit=2&cursor=" + first.text("nextCursor"));
    assertThat(second.expect(200).body().path("items").size()).isOne();
    assertThat(second.text("nextCursor")).isEmpty();
  }
}
