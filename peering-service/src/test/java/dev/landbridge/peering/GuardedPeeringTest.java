package dev.landbridge.peering;

import static dev.landbridge.peering.Client.CONNECTIONS;
import static dev.landbridge.peering.Client.GUARD;
import static dev.landbridge.peering.Client.REQUESTERS;
import static dev.landbridge.peering.Client.RULES;
import static dev.landbridge.peering.Client.VPCS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.peering.guard.GuardRegister;
import dev.landbridge.peering.quota.QuotaRegister;
import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/** What requesters and accepters meet where an account guards itself. */
class GuardedPeeringTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;

  private final Client alice = Client.owner(SERVICE);
  private final Client bob = Client.owner(SERVICE);
  private final String red = alice.vpc("192.168.0.0/16");
  private final String blue = bob.vpc("10.0.0.0/16");

  private String requested() {
    return alice.request(red, blue, bob).expect(201).text("id");
  }

  private Map<String, Object> fromAlice(String field, Object value) {
    return Map.of("requesterAccountId", alice.account.text(), field, value);
  }

  private String ruled(String field, Object value) {
    return bob.post(RULES, fromAlice(field, value)).expect(201).text("id");
  }

  /** What the answer says beside the id of the VPC that was asked for, and the trace. */
  private static String essence(Answer answer, String vpc) {
    var body = ((ObjectNode) answer.body()).deepCopy();
    body.remove("traceId");
    return answer.status() + body.toString().replace(vpc, "VPC") + answer.headers().map().keySet();
  }

  private static void hidden(Answer answer) {
    answer.expectProblem(404, "no-such-vpc");
  }

  /** How the accepter sees who asks: true, false, or nothing at all. */
  private String known(Client viewer, String id) {
    return viewer.connection(id).expect(200).body().path("requesterKnown").toString();
  }

  @Test
  void theDeniedAreAnsweredAsIfNothingWasThere() {
    bob.list(alice, "denied").expect(200);
    var absent = "vpc-0000000000000dead";
    var denied = alice.request(red, blue, bob);
    hidden(denied);
    assertThat(essence(denied, blue)).isEqualTo(essence(alice.request(red, absent, bob), absent));
    var nobody = Client.owner(SERVICE);
    assertThat(essence(denied, blue)).isEqualTo(essence(alice.request(red, blue, nobody), blue));
    assertThat(alice.get(CONNECTIONS).expect(200).body().path("items").size()).isZero();
    assertThat(bob.get(CONNECTIONS).expect(200).body().path("items").size()).isZero();
  }

  /**
   * Whoever waited would be told to try again in the end, and would know that there is somebody.
   */
  @Test
  void theDeniedWaitForNoLockOfTheOthers() {
    bob.list(alice, "denied").expect(200);
    SERVICE
        .bean(TransactionTemplate.class)
        .executeWithoutResult(
            _ -> {
              SERVICE
                  .bean(QuotaRegister.class)
                  .lock(Stream.of(blue, GuardRegister.lockName(bob.account)));
              hidden(alice.request(red, blue, bob));
            });
  }

  @Test
  void aDenialHidesEverythingThatCouldTellTheVpc() {
    var overlapping = bob.vpc("192.168.0.0/20");
    requested();
    bob.list(alice, "denied").expect(200);
    hidden(alice.request(red, blue, bob)); // not peering-already-exists
    hidden(alice.request(red, overlapping, bob)); // not cidr-blocks-overlap
    hidden(alice.request(red, blue, bob, Map.of("bandwidthMbps", 7))); // nor what is not settable
  }

  @Test
  void aDenialLeavesWhatIsThere() {
    var pending = requested();
    var green = bob.vpc("10.1.0.0/16");
    var active = alice.request(red, green, bob).expect(201).text("id");
    bob.verb(active, "accept").expect(200);
    bob.list(alice, "denied").expect(200);
    assertThat(alice.after(bob).connection(active).text("state")).isEqualTo("active");
    assertThat(bob.verb(pending, "accept").expect(200).text("state")).isEqualTo("active");
    bob.delete(REQUESTERS + "/" + alice.account).expect(204);
    bob.delete(CONNECTIONS + "/" + active).expect(200);
    alice.request(red, green, bob).expect(201);
  }

  @Test
  void whoIsDeniedMayStillBeAsked() {
    bob.list(alice, "denied").expect(200);
    var id = bob.request(blue, red, alice).expect(201).text("id");
    alice.verb(id, "accept").expect(200);
  }

  @Test
  void onlyTheListedMayAskWhereThePolicySaysSo() {
    bob.patch(GUARD, Map.of("policy", "listed-only")).expect(200);
    hidden(alice.request(red, blue, bob));
    bob.list(alice, "allowed").expect(200);
    var id = requested();
    assertThat(known(bob.after(alice), id)).isEqualTo("true");
    var green = bob.vpc("10.1.0.0/16");
    bob.request(blue, green, bob).expect(201); // the own account needs no leave
  }

  @Test
  void aStrangerIsMarkedForTheAccepterAlone() {
    var answer = alice.request(red, blue, bob).expect(201);
    assertThat(answer.body().path("requesterKnown").toString()).isEqualTo("null");
    var id = answer.text("id");
    assertThat(known(bob.after(alice), id)).isEqualTo("false");
    assertThat(known(alice, id)).isEqualTo("null");
    assertThat(known(Client.operator(SERVICE).after(alice), id)).isEqualTo("null");
    bob.list(alice, "allowed").expect(200);
    assertThat(known(bob, id)).isEqualTo("true");
    assertThat(known(alice, id)).isEqualTo("null");
    var named = bob.patch(CONNECTIONS + "/" + id, Map.of("name", "theirs")).expect(200);
    assertThat(bob.connection(id).body()).isEqualTo(named.body());
    assertThat(named.body().path("requesterKnown").asBoolean()).isTrue();
    bob.verb(id, "accept").expect(200);
    assertThat(known(bob, id)).isEqualTo("null");
  }

  @Test
  void theMarkLeavesNoTraceThatTheRequesterCouldRead() {
    var stranger = alice.request(red, blue, bob).expect(201);
    var carol = Client.owner(SERVICE);
    bob.list(carol, "allowed").expect(200);
    var friend = carol.request(carol.vpc("192.168.0.0/16"), bob.vpc("10.1.0.0/16"), bob);
    assertThat(friend.expect(201).header("ETag")).isEqualTo(stranger.header("ETag"));
    assertThat(friend.body().propertyNames()).isEqualTo(stranger.body().propertyNames());
  }

  @Test
  void whoWasConnectedOnceIsKnownToBoth() {
    var first = requested();
    bob.verb(first, "accept").expect(200);
    bob.delete(CONNECTIONS + "/" + first).expect(200);
    var second = requested();
    assertThat(known(bob.after(alice), second)).isEqualTo("true");
    var green = alice.vpc("192.168.0.0/24");
    var back = bob.request(bob.vpc("10.1.0.0/16"), green, alice).expect(201).text("id");
    assertThat(known(alice.after(bob), back)).isEqualTo("true");
  }

  @Test
  void pendingOnesAreFilteredByWhetherTheRequesterIsKnown() {
    var ofAlice = requested();
    var carol = Client.owner(SERVICE);
    bob.list(carol, "allowed").expect(200);
    var ofCarol =
        carol
            .request(carol.vpc("192.168.0.0/16"), bob.vpc("10.1.0.0/16"), bob)
            .expect(201)
            .text("id");
    bob.request(blue, bob.vpc("10.2.0.0/16"), bob).expect(201);
    bob.after(carol);
    assertThat(listed(bob, "false")).containsExactly(ofAlice);
    assertThat(listed(bob, "true")).containsExactly(ofCarol);
    assertThat(listed(alice, "false")).isEmpty();
    assertThat(listed(alice, "true")).isEmpty();
  }

  private static List<String> listed(Client viewer, String known) {
    return viewer
        .get(CONNECTIONS + "?requesterKnown=" + known)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }

  @Test
  void whatARuleCoversIsAcceptedAtOnce() {
    var rule = ruled("cidrRanges", List.of("192.168.0.0/17", "192.168.128.0/17"));
    var answer = alice.request(red, blue, bob, Map.of("name", "red-blue")).expect(201);
    assertThat(answer.text("state")).isEqualTo("active");
    assertThat(answer.header("ETag")).isEqualTo("\"1\"");
    assertThat(answer.body().path("acceptedByRule").toString()).isEqualTo("null");
    var id = answer.text("id");
    assertThat(alice.connection(id).expect(200).body()).isEqualTo(answer.body());
    assertThat(bob.after(alice).connection(id).text("acceptedByRule")).isEqualTo(rule);
    assertThat(bob.patch(CONNECTIONS + "/" + id, Map.of("name", "n")).text("acceptedByRule"))
        .isEqualTo(rule);
    assertThat(events(id))
        .containsExactly("PeeringRequested null", "PeeringAccepted " + rule, "PeeringRenamed null");

    bob.delete(RULES + "/" + rule).expect(204);
    assertThat(bob.connection(id).text("state")).isEqualTo("active");
    var green = bob.vpc("10.1.0.0/16");
    assertThat(alice.request(red, green, bob).expect(201).text("state")).isEqualTo("pending");
  }

  /** As stored: type, and the rule if one is named. */
  private static List<String> events(String id) {
    return SERVICE
        .bean(JdbcClient.class)
        .sql(
            """
            select type || ' ' || coalesce(convert_from(payload, 'UTF8')::jsonb ->> 'rule', 'null')
            from event where aggregate_id = ? order by sequence_number
            """)
        .param(id)
        .query(String.class)
        .list();
  }

  @Test
  void whatNoRuleCoversWaitsForAnAnswer() {
    ruled("cidrRanges", List.of("192.168.0.0/17"));
    ruled("requesterVpcId", alice.vpc("192.168.0.0/16"));
    ruled("vpcId", bob.vpc("10.1.0.0/16"));
    assertThat(alice.connection(requested()).text("state")).isEqualTo("pending");
  }

  @Test
  void everyBlockOfTheRequesterCounts() {
    var more = Map.of("cidrBlock", "10.9.0.0/16");
    alice.post(VPCS + "/" + red + "/cidr-blocks", more).expect(200);
    var narrow = ruled("cidrRanges", List.of("192.168.0.0/16"));
    var pending = requested();
    assertThat(alice.connection(pending).text("state")).isEqualTo("pending");
    alice.delete(CONNECTIONS + "/" + pending).expect(200);
    bob.delete(RULES + "/" + narrow).expect(204);
    ruled("cidrRanges", List.of("192.168.0.0/16", "10.8.0.0/15"));
    assertThat(alice.connection(requested()).text("state")).isEqualTo("active");
  }

  @Test
  void aRuleLetsInWhereOnlyTheListedMayAsk() {
    bob.patch(GUARD, Map.of("policy", "listed-only")).expect(200);
    ruled("vpcId", blue);
    hidden(alice.request(red, bob.vpc("10.1.0.0/16"), bob));
    assertThat(alice.request(red, blue, bob).expect(201).text("state")).isEqualTo("active");
  }

  @Test
  void aDenialIsStrongerThanARule() {
    ruled("vpcId", blue);
    bob.list(alice, "denied").expect(200);
    hidden(alice.request(red, blue, bob));
  }

  @Test
  void aNewRuleAcceptsNothingThatWasPendingAndItsPreviewTells() {
    var pending = requested();
    var other = alice.request(red, bob.vpc("10.1.0.0/16"), bob).expect(201).text("id");
    bob.after(alice);
    assertThat(previewed("vpcId", blue)).containsExactly(pending);
    assertThat(previewed("cidrRanges", List.of("192.168.0.0/16"))).containsExactly(pending, other);
    assertThat(previewed("cidrRanges", List.of("10.0.0.0/8"))).isEmpty();
    assertThat(bob.get(GUARD).expect(200).header("ETag")).isNull();
    ruled("vpcId", blue);
    assertThat(bob.connection(pending).text("state")).isEqualTo("pending");
    alice.delete(CONNECTIONS + "/" + other).expect(200);
    bob.after(alice);
    assertThat(previewed("cidrRanges", List.of("192.168.0.0/16"))).containsExactly(pending);
  }

  private List<String> previewed(String field, Object value) {
    bob.get(CONNECTIONS).expect(200); // caught up with what was asked
    return bob.post(RULES + "/preview", fromAlice(field, value))
        .expect(200)
        .body()
        .path("peeringConnectionIds")
        .valueStream()
        .map(id -> id.asString())
        .toList();
  }

  @Test
  void whatCannotBeActiveYetIsPending() {
    try (var service =
        SharedService.start(Map.of("peering.quotas.active-peering-connections-per-vpc", 1))) {
      var requester = Client.owner(service);
      var accepter = Client.owner(service);
      var one = requester.vpc("192.168.0.0/16");
      accepter.post(RULES, Map.of("requesterAccountId", requester.account.text())).expect(201);
      var states =
          IntStream.range(0, 2)
              .mapToObj(i -> accepter.vpc("10." + i + ".0.0/16"))
              .map(vpc -> requester.request(one, vpc, accepter).expect(201).text("state"))
              .toList();
      assertThat(states).containsExactly("active", "pending");
    }
  }
}
