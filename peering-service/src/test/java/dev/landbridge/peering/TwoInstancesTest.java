package dev.landbridge.peering;

import static dev.landbridge.peering.Client.SUBNETS;
import static dev.landbridge.peering.Client.TICKETS;
import static dev.landbridge.peering.Client.VPCS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Two instances share nothing but the database: what holds here, holds by its constraints. */
class TwoInstancesTest {
  private static final ServiceUnderTest ONE = SharedService.start(Map.of());
  private static final ServiceUnderTest OTHER = SharedService.start(ONE.properties());
  private static final int CALLERS = 12;

  @AfterAll
  static void stop() {
    OTHER.close();
    ONE.close();
  }

  /** An account that calls now this instance, now that one. */
  private record Owner(Client one, Client other) {
    static Owner create() {
      var one = Client.owner(ONE);
      return new Owner(one, Client.of(OTHER, one.account, "owner"));
    }

    Client at(int i) {
      return i % 2 == 0 ? one : other;
    }
  }

  private final Owner alice = Owner.create();
  private final Owner bob = Owner.create();
  private final String red = alice.one.vpc("192.168.0.0/16");

  private static void noneElse(List<Answer> answers, int won, String... codes) {
    assertThat(answers)
        .filteredOn(answer -> answer.status() != won)
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).as("%s", answer.body()).isEqualTo(409);
              assertThat(answer.code()).isIn((Object[]) codes);
            });
  }

  /** Repeats name the place of what is so already; the one that wrote names all of it. */
  private static Answer written(List<Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.status() == 200)
        .max(Comparator.comparingInt(answer -> String.valueOf(position(answer)).length()))
        .orElseThrow();
  }

  private static @Nullable String position(Answer answer) {
    return answer.header("Landbridge-Position");
  }

  private Client after(Answer written) {
    return alice.one.with(
        "Landbridge-Position", String.valueOf(written.header("Landbridge-Position")));
  }

  @Test
  void ofAcceptAndRejectOneWins() throws Exception {
    var verbs = List.of("accept", "reject");
    for (int round = 0; round < 5; round++) {
      var blue = bob.one.vpc("10.%d.0.0/16".formatted(round));
      var id = alice.one.request(red, blue, bob.one).expect(201).text("id");
      var answers = Race.of(CALLERS, i -> bob.at(i).verb(id, verbs.get(i / 2 % 2)));
      var won = written(answers);
      var end = after(won).connection(id).expect(200);
      assertThat(end.text("state")).isEqualTo(won.text("state")).isIn("active", "rejected");
      assertThat(end.body().path("version").asInt()).isEqualTo(1);
      var winner = end.text("state").equals("active") ? 0 : 1;
      for (int i = 0; i < CALLERS; i++) {
        assertThat(answers.get(i).status())
            .as("%s", answers.get(i).body())
            .isIn(i / 2 % 2 == winner ? List.of(200, 409) : List.of(409));
      }
      noneElse(answers, 200, "not-possible-in-state", "concurrent-change");
    }
  }

  @Test
  void ofCreationsOfOnePairOneIsMade() throws Exception {
    for (int round = 0; round < 5; round++) {
      var blue = bob.other.vpc("10.%d.0.0/16".formatted(round));
      var answers =
          Race.of(
              CALLERS,
              i ->
                  i / 2 % 2 == 0
                      ? alice.at(i).request(red, blue, bob.one)
                      : bob.at(i).request(blue, red, alice.one));
      assertThat(Race.count(answers, 201)).isOne();
      noneElse(answers, 201, "peering-already-exists");
    }
  }

  @Test
  void ofOverlappingPeersOneIsMade() throws Exception {
    var peers =
        IntStream.range(0, CALLERS)
            .mapToObj(i -> Client.owner(i % 3 == 0 ? ONE : OTHER))
            .map(owner -> Map.entry(owner, owner.vpc("10.9.0.0/16")))
            .toList();
    var answers =
        Race.of(
            CALLERS, i -> alice.at(i).request(red, peers.get(i).getValue(), peers.get(i).getKey()));
    assertThat(Race.count(answers, 201)).isOne();
    noneElse(answers, 201, "overlaps-other-peer");
  }

  @Test
  void ofAPeerAndASecondaryBlockOneIsMade() throws Exception {
    for (int round = 0; round < 10; round++) {
      var block = "10.10.%d.0/24".formatted(round);
      var owner = Owner.create();
      var peer = owner.one.vpc(block);
      var vpc = alice.one.vpc("172.16.0.0/16");
      var asker = alice.at(round);
      var adder = alice.at(round + 1);
      var answers =
          Race.of(
              2,
              i ->
                  i == 0
                      ? asker.request(vpc, peer, owner.one)
                      : adder.post(VPCS + "/" + vpc + "/cidr-blocks", Map.of("cidrBlock", block)));
      assertThat(answers).filteredOn(answer -> answer.status() < 300).hasSize(1);
      assertThat(Race.count(answers, 409)).isOne();
    }
  }

  @Test
  void secondaryBlocksOfTwoPeersNeverMeet() throws Exception {
    for (int round = 0; round < 5; round++) {
      var green = alice.one.vpc("192.168.0.0/16");
      var blue = bob.one.vpc("10.0.0.0/16");
      alice.one.request(green, blue, bob.one).expect(201);
      var body = Map.of("cidrBlock", "10.11.0.0/16");
      var answers =
          Race.of(
              2,
              i ->
                  i == 0
                      ? alice.one.post(VPCS + "/" + green + "/cidr-blocks", body)
                      : bob.other.post(VPCS + "/" + blue + "/cidr-blocks", body));
      assertThat(Race.count(answers, 200)).isOne();
      assertThat(Race.count(answers, 409)).isOne();
    }
  }

  @Test
  void quotasHold() throws Exception {
    var peers =
        IntStream.range(0, CALLERS).mapToObj(i -> bob.at(i).vpc("10.8." + i + ".0/24")).toList();
    var requests = Race.of(CALLERS, i -> alice.at(i).request(red, peers.get(i), bob.one));
    assertThat(Race.count(requests, 201)).isEqualTo(10);
    noneElse(requests, 201, "quota-exceeded");

    var vpc = Map.of("region", "ap-beijing", "cidrBlock", "10.0.0.0/16");
    var vpcs = Race.of(24, i -> bob.at(i).post(VPCS, vpc));
    assertThat(Race.count(vpcs, 201)).isEqualTo(20);
    noneElse(vpcs, 201, "quota-exceeded");

    Map<String, Object> ticket =
        Map.of("kind", "higher-quota", "quota", "vpcs-per-region", "limit", 30, "reason", "more");
    var tickets = Race.of(24, i -> alice.at(i).post(TICKETS, ticket));
    assertThat(Race.count(tickets, 201)).isEqualTo(20);
    noneElse(tickets, 201, "quota-exceeded");
  }

  @Test
  void aVpcGoesOrGetsASubnet() throws Exception {
    for (int round = 0; round < 20; round++) {
      var vpc = alice.one.vpc("172.16.0.0/16");
      var creator = alice.at(round);
      var deleter = alice.at(round + 1);
      Map<String, Object> subnet = Map.of("vpcId", vpc, "cidrBlock", "172.16.1.0/24");
      var answers =
          Race.of(
              2, i -> i == 0 ? creator.post(SUBNETS, subnet) : deleter.delete(VPCS + "/" + vpc));
      if (answers.getFirst().status() == 201) {
        answers.getLast().expectProblem(409, "vpc-in-use");
        deleter.delete(SUBNETS + "/" + answers.getFirst().text("id")).expect(204);
        deleter.delete(VPCS + "/" + vpc).expect(204);
      } else {
        answers.getFirst().expectProblem(404, "no-such-vpc");
        answers.getLast().expect(204);
      }
    }
  }

  @Test
  void aTicketIsGrantedOnceAndHasOneEffect() throws Exception {
    var operators = List.of(Client.operator(ONE), Client.operator(OTHER));
    var blue = bob.one.vpc("ap-beijing", "10.0.0.0/16");
    var id =
        alice.one.request(red, blue, bob.one, Map.of("bandwidthMbps", 10)).expect(201).text("id");
    Map<String, Object> asked =
        Map.of(
            "kind", "higher-bandwidth", "connectionId", id, "bandwidthMbps", 2000, "reason", "x");
    var ticket = alice.one.post(TICKETS, asked).expect(201).text("id");
    var answers =
        Race.of(6, i -> operators.get(i % 2).post(TICKETS + "/" + ticket + "/approve", null));
    assertThat(answers).allSatisfy(answer -> answer.expect(200));
    var raised = after(written(answers)).connection(id).expect(200);
    assertThat(raised.body().path("bandwidthMbps").asInt()).isEqualTo(2000);
    assertThat(raised.body().path("version").asInt()).isOne();
    assertThat(new HashSet<>(answers.stream().map(Answer::body).toList())).hasSize(1);
  }
}
