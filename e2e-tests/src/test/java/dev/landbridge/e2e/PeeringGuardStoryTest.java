package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** BOB guards himself: against whom he does not know, and for whom he trusts. */
@ExtendWith(SharedInstallation.class)
class PeeringGuardStoryTest {
  private static final String CONNECTIONS = "/v1/vpc-peering-connections";
  private static final String GUARD = "/v1/peering-guard";
  private static final String REQUESTERS = GUARD + "/requesters/";
  private static final String RULES = GUARD + "/acceptance-rules";
  private static final String ABSENT = "vpc-0123456789abcdef0";
  private final Account alice;
  private final Account bob;
  private final String red;
  private final String blue;

  PeeringGuardStoryTest(Installation installation) {
    alice = Account.open(installation, "ALICE");
    bob = Account.open(installation, "BOB");
    red = alice.createVpc("RED", "ap-guangzhou", "192.168.0.0/16");
    blue = bob.createVpc("BLUE", "ap-beijing", "10.0.0.0/16");
  }

  private Client.Answer ask(String ownVpc, String bobsVpc) {
    return alice
        .owner()
        .post(
            CONNECTIONS,
            Map.of(
                "requesterVpcId",
                ownVpc,
                "accepterVpcId",
                bobsVpc,
                "accepterAccountId",
                bob.id(),
                "bandwidthMbps",
                100));
  }

  private void list(String listing) {
    bob.owner().put(REQUESTERS + alice.id(), Map.of("listing", listing)).expect(200);
  }

  private void choose(String policy) {
    bob.owner().patch(GUARD, Map.of("policy", policy)).expect(200);
  }

  /** As soon as he can have heard of it: reads are causal within an account only. */
  private Client.Answer seenByBob(String connection) {
    return bob.owner().get(CONNECTIONS + "/" + connection).expect(200);
  }

  private List<String> requestsOfStrangers() {
    return bob.owner().get(CONNECTIONS + "?requesterKnown=false").expect(200).ids();
  }

  @Test
  void theRequestOfAStrangerIsMarkedUntilTheTwoWereConnected() {
    var first = ask(red, blue).expect(201).text("id");
    eventually(() -> assertThat(requestsOfStrangers()).containsExactly(first));
    assertThat(isKnown(first)).isFalse();
    bob.accept(first);
    bob.owner().delete(CONNECTIONS + "/" + first).expect(200);
    var second = ask(red, blue).expect(201).text("id");
    eventually(() -> assertThat(isKnown(second)).isTrue());
    assertThat(requestsOfStrangers()).isEmpty();
  }

  private boolean isKnown(String connection) {
    return seenByBob(connection).body().path("requesterKnown").asBoolean();
  }

  @Test
  void theDeniedMeetNothingAndAreHeardAgainOnceAllowed() {
    list("denied");
    assertThat(refusal(blue)).isEqualTo(refusal(ABSENT));
    assertThat(bob.owner().get(CONNECTIONS).expect(200).ids()).isEmpty();
    list("allowed");
    var asked = ask(red, blue).expect(201);
    assertThat(asked.text("state")).isEqualTo("pending");
    eventually(() -> assertThat(isKnown(asked.text("id"))).isTrue());
    assertThat(requestsOfStrangers()).isEmpty();
  }

  @Test
  void whereOnlyTheListedMayAskTheOthersMeetNothing() {
    choose("listed-only");
    assertThat(refusal(blue)).isEqualTo(refusal(ABSENT));
    list("allowed");
    ask(red, blue).expect(201);
    assertThat(bob.owner().get(GUARD).expect(200).body().path("allowedRequesters").asInt())
        .isEqualTo(1);
  }

  /** What is refused, without the VPC that was named. */
  private String refusal(String vpc) {
    var refused = ask(red, vpc).expect(404);
    return refused.text("code") + " " + refused.text("detail").replace(vpc, "VPC");
  }

  @Test
  void whatARuleOfAccountVpcAndRangeCoversIsActiveAtOnce() {
    var rule =
        bob.owner()
            .post(
                RULES,
                Map.of(
                    "requesterAccountId", alice.id(),
                    "cidrRanges", List.of("192.168.0.0/16"),
                    "vpcId", blue))
            .expect(201)
            .text("id");
    var accepted = ask(red, blue).expect(201);
    assertThat(accepted.text("state")).isEqualTo("active");
    assertThat(accepted.body().path("acceptedByRule").isNull()).as("BOB's rules are his").isTrue();
    eventually(
        () -> assertThat(seenByBob(accepted.text("id")).text("acceptedByRule")).isEqualTo(rule));
    var route = alice.addRoute(alice.mainTable(red), "10.0.1.0/24", accepted.text("id"));
    var path = "/v1/route-tables/" + alice.mainTable(red) + "/routes/" + route.text("id");
    eventually(() -> assertThat(alice.owner().get(path).text("state")).isEqualTo("active"));
  }

  @Test
  void whatNoRuleCoversWaitsForAnAnswer() {
    var navy = bob.createVpc("NAVY", "ap-beijing", "10.1.0.0/16");
    var rose = alice.createVpc("ROSE", "ap-guangzhou", "172.16.0.0/16");
    var rule =
        Map.of(
            "requesterAccountId",
            alice.id(),
            "requesterVpcId",
            red,
            "cidrRanges",
            List.of("192.168.0.0/16"),
            "vpcId",
            blue);
    bob.owner().post(RULES, rule).expect(201);
    assertThat(ask(rose, blue).expect(201).text("state")).as("another VPC").isEqualTo("pending");
    var asked = ask(red, navy).expect(201);
    assertThat(asked.text("state")).as("to another VPC of his").isEqualTo("pending");
    var wider = Map.of("requesterAccountId", alice.id(), "vpcId", navy);
    eventually(
        () -> {
          var covered = bob.owner().post(RULES + "/preview", wider).expect(200).body();
          assertThat(covered.at("/peeringConnectionIds/0").asString(""))
              .isEqualTo(asked.text("id"));
        });
    assertThat(seenByBob(asked.text("id")).text("state")).as("only shown").isEqualTo("pending");
  }
}
