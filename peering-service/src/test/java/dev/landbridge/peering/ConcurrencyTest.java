package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.VPCS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;
  private static final int CALLERS = 12;

  private final Client alice = Client.owner(SERVICE);
  private final Client bob = Client.owner(SERVICE);
  private final String red = alice.vpc("192.168.0.0/16");

  @Test
  void ofAcceptAndRejectOneWins() throws Exception {
    var blue = bob.vpc("10.0.0.0/16");
    var id = alice.request(red, blue, bob).expect(201).text("id");
    var answers = Race.of(CALLERS, i -> bob.verb(id, i % 2 == 0 ? "accept" : "reject"));
    var end = alice.after(bob).connection(id).expect(200);
    assertThat(end.body().path("version").asInt()).isEqualTo(1);
    for (int i = 0; i < CALLERS; i++) {
      var won = end.text("state").equals(i % 2 == 0 ? "active" : "rejected");
      assertThat(answers.get(i).status()).isEqualTo(won ? 200 : 409);
    }
  }

  @Test
  void ofCreationsOfOnePairOneIsMade() throws Exception {
    var blue = bob.vpc("10.0.0.0/16");
    var answers =
        Race.of(
            CALLERS,
            i -> i % 2 == 0 ? alice.request(red, blue, bob) : bob.request(blue, red, alice));
    assertThat(Race.count(answers, 201)).isOne();
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.expectProblem(409, "peering-already-exists"));
  }

  @Test
  void ofOverlappingPeersOneIsMade() throws Exception {
    var peers =
        IntStream.range(0, CALLERS)
            .mapToObj(i -> Client.owner(SERVICE))
            .map(owner -> Map.entry(owner, owner.vpc("10.9.0.0/16")))
            .toList();
    var answers =
        Race.of(CALLERS, i -> alice.request(red, peers.get(i).getValue(), peers.get(i).getKey()));
    assertThat(Race.count(answers, 201)).isOne();
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.expectProblem(409, "overlaps-other-peer"));
  }

  @Test
  void ofAPeerAndASecondaryBlockOneIsMade() throws Exception {
    for (int round = 0; round < 5; round++) {
      var block = "10.10.%d.0/24".formatted(round);
      var owner = Client.owner(SERVICE);
      var peer = owner.vpc(block);
      var answers =
          Race.of(
              2,
              i ->
                  i == 0
                      ? alice.request(red, peer, owner)
                      : alice.post(VPCS + "/" + red + "/cidr-blocks", Map.of("cidrBlock", block)));
      assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
      assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(1);
    }
  }

  @Test
  void secondaryBlocksOfTwoPeersNeverMeet() throws Exception {
    var blue = bob.vpc("10.0.0.0/16");
    alice.request(red, blue, bob).expect(201);
    var body = Map.of("cidrBlock", "10.11.0.0/16");
    var answers =
        Race.of(
            2,
            i ->
                i == 0
                    ? alice.post(VPCS + "/" + red + "/cidr-blocks", body)
                    : bob.post(VPCS + "/" + blue + "/cidr-blocks", body));
    assertThat(Race.count(answers, 200)).isOne();
    assertThat(Race.count(answers, 409)).isOne();
  }

  @Test
  void theQuotaOfConnectionsHolds() throws Exception {
    var peers = IntStream.range(0, CALLERS).mapToObj(i -> bob.vpc("10.8." + i + ".0/24")).toList();
    var answers = Race.of(CALLERS, i -> alice.request(red, peers.get(i), bob));
    assertThat(Race.count(answers, 201)).isEqualTo(10);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.expectProblem(409, "quota-exceeded"));
    var listed = alice.after(alice).get(CONNECTIONS + "?limit=100");
    assertThat(listed.body().path("items").size()).isEqualTo(10);
  }

  @Test
  void theQuotaOfVpcsHolds() throws Exception {
    var answers =
        Race.of(
            24, i -> bob.post(VPCS, Map.of("region", "ap-beijing", "cidrBlock", "10.0.0.0/16")));
    assertThat(Race.count(answers, 201)).isEqualTo(20);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .allSatisfy(answer -> answer.expectProblem(409, "quota-exceeded"));
  }

  @Test
  void deletingFreesWhatWasUsed() {
    var ids =
        IntStream.range(0, 10)
            .mapToObj(i -> alice.request(red, bob.vpc("10.8." + i + ".0/24"), bob).text("id"))
            .toList();
    var last = bob.vpc("10.8.0.0/25");
    alice.request(red, last, bob).expect(409);
    bob.verb(ids.getFirst(), "accept").expect(200);
    bob.delete(CONNECTIONS + "/" + ids.getFirst()).expect(200);
    alice.request(red, last, bob).expect(201);
  }
}
