package dev.landbridge.peering;

import static dev.landbridge.peering.Client.GUARD;
import static dev.landbridge.peering.Client.REQUESTERS;
import static dev.landbridge.peering.Client.RULES;
import static dev.landbridge.peering.Client.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe.Answer;
import dev.landbridge.testkit.ServiceUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The guard of an account as its owner keeps it. */
class PeeringGuardApiTest {
  private static final ServiceUnderTest SERVICE = SharedService.SERVICE;
  private static final String NOBODY = REQUESTERS + "/9999999990";
  private static final String NO_RULE = RULES + "/par-0000000000000dead";

  private final Client alice = Client.owner(SERVICE);
  private final Client bob = Client.owner(SERVICE);
  private final Client carol = Client.owner(SERVICE);

  private Map<String, Object> fromAlice() {
    return Map.of("requesterAccountId", alice.account.text());
  }

  @Test
  void withoutAnyChangeEverybodyMayAsk() {
    var guard = bob.get(GUARD).expect(200);
    assertThat(guard.text("accountId")).isEqualTo(bob.account.text());
    assertThat(guard.text("policy")).isEqualTo("open");
    assertThat(guard.header("ETag")).isNull();
    assertThat(bob.get(REQUESTERS).expect(200).body().path("items").size()).isZero();
    assertThat(bob.get(RULES).expect(200).body().path("items").size()).isZero();
    bob.get(NOBODY).expectProblem(404, "no-such-listed-requester");
    bob.get(NO_RULE).expectProblem(404, "no-such-acceptance-rule");
    bob.delete(NOBODY).expectProblem(404, "no-such-listed-requester");
    bob.delete(NO_RULE).expectProblem(404, "no-such-acceptance-rule");
  }

  @Test
  void thePolicyIsChosenAndRead() {
    var chosen = bob.patch(GUARD, Map.of("policy", "listed-only")).expect(200);
    assertThat(chosen.text("policy")).isEqualTo("listed-only");
    assertThat(chosen.header("ETag")).isEqualTo("\"0\"");
    assertThat(bob.get(GUARD).expect(200).body()).isEqualTo(chosen.body());
    var again = bob.patch(GUARD, Map.of("policy", "listed-only")).expect(200);
    assertThat(again.header("ETag")).isEqualTo("\"0\"");
  }

  @Test
  void aRequesterIsOnOneListAtATime() {
    var path = REQUESTERS + "/" + alice.account;
    var denied = bob.put(path, Map.of("listing", "denied", "note", "spam")).expect(200);
    assertThat(denied.text("requesterAccountId")).isEqualTo(alice.account.text());
    assertThat(denied.text("note")).isEqualTo("spam");
    var read = bob.get(path).expect(200);
    assertThat(read.body()).isEqualTo(denied.body());
    assertThat(read.header("ETag")).isEqualTo("\"0\"");

    var allowed = bob.list(alice, "allowed").expect(200);
    assertThat(allowed.text("listing")).isEqualTo("allowed");
    assertThat(allowed.text("listedAt")).isEqualTo(denied.text("listedAt"));
    assertThat(bob.get(path).expect(200).body()).isEqualTo(allowed.body());
    var guard = bob.get(GUARD).expect(200).body();
    assertThat(guard.path("allowedRequesters").asInt()).isOne();
    assertThat(guard.path("deniedRequesters").asInt()).isZero();

    bob.delete(path).expect(204);
    bob.get(path).expectProblem(404, "no-such-listed-requester");
  }

  @Test
  void aRuleIsAddedReadAndRemoved() {
    var blue = bob.vpc("10.0.0.0/16");
    var red = alice.vpc("192.168.0.0/16");
    var rule =
        bob.post(
            RULES,
            Map.of(
                "requesterAccountId",
                alice.account.text(),
                "requesterVpcId",
                red,
                "cidrRanges",
                List.of("192.168.0.0/16", "10.8.0.0/16", "10.8.0.0/16"),
                "vpcId",
                blue,
                "expiresAt",
                "2199-01-01T00:00:00Z",
                "note",
                "backups"));
    var id = rule.expect(201).text("id");
    assertThat(rule.header("Location")).isEqualTo(RULES + "/" + id);
    assertThat(rule.text("expiresAt")).isEqualTo("2199-01-01T00:00:00.000Z");
    assertThat(rule.body().path("cidrRanges").valueStream().map(node -> node.asString()))
        .containsExactly("10.8.0.0/16", "192.168.0.0/16");
    assertThat(bob.get(RULES + "/" + id).expect(200).body()).isEqualTo(rule.body());
    assertThat(bob.get(GUARD).body().path("acceptanceRules").asInt()).isOne();
    bob.delete(RULES + "/" + id).expect(204);
    bob.get(RULES + "/" + id).expectProblem(404, "no-such-acceptance-rule");
    bob.delete(RULES + "/" + id).expectProblem(404, "no-such-acceptance-rule");
  }

  @Test
  void aRuleIsAboutOthersAndOwnVpcs() {
    var own = Map.<String, Object>of("requesterAccountId", bob.account.text());
    bob.post(RULES, own).expectProblem(422, "own-account");
    bob.list(bob, "denied").expectProblem(422, "own-account");
    var foreign =
        Map.of("requesterAccountId", alice.account.text(), "vpcId", alice.vpc("10.0.0.0/16"));
    var absent =
        Map.of("requesterAccountId", alice.account.text(), "vpcId", "vpc-0000000000000dead");
    bob.post(RULES, foreign).expectProblem(404, "no-such-vpc");
    bob.post(RULES, absent).expectProblem(404, "no-such-vpc");
    var ended =
        Map.of("requesterAccountId", alice.account.text(), "expiresAt", "2020-01-01T00:00:00Z");
    bob.post(RULES, ended).expectProblem(422, "acceptance-rule-expired");
    assertThat(bob.get(GUARD).expect(200).header("ETag")).isNull();
  }

  @Test
  void oneVersionCountsForAllOfTheGuard() {
    bob.list(alice, "denied").expect(200);
    var rule = bob.post(RULES, fromAlice()).expect(201);
    assertThat(rule.header("ETag")).isEqualTo("\"1\"");
    var old = bob.with("If-Match", "\"0\"");
    old.patch(GUARD, Map.of("policy", "listed-only")).expectProblem(412, "version-mismatch");
    old.list(carol, "allowed").expectProblem(412, "version-mismatch");
    old.delete(RULES + "/" + rule.text("id")).expectProblem(412, "version-mismatch");
    assertThat(bob.get(GUARD).expect(200).text("policy")).isEqualTo("open");
    bob.with("If-Match", "\"1\"").delete(REQUESTERS + "/" + alice.account).expect(204);
  }

  @Test
  void aRepeatedKeyAddsOneRule() {
    var once = bob.with("Idempotency-Key", "rule-1");
    var first = once.post(RULES, fromAlice()).expect(201);
    assertThat(once.post(RULES, fromAlice()).expect(201).body()).isEqualTo(first.body());
    assertThat(bob.after(once).get(RULES).body().path("items").size()).isOne();
    once.post(RULES, Map.of("requesterAccountId", carol.account.text()))
        .expectProblem(422, "idempotency-key-reused");
  }

  @Test
  void listsComeInPagesAndByFilter() {
    var denied = Client.owner(SERVICE);
    bob.list(alice, "allowed").expect(200);
    bob.list(denied, "denied").expect(200);
    bob.list(carol, "allowed").expect(200);
    assertThat(all(REQUESTERS, "requesterAccountId"))
        .containsExactly(alice.account.text(), denied.account.text(), carol.account.text());
    assertThat(all(REQUESTERS + "?listing=allowed", "requesterAccountId"))
        .containsExactly(alice.account.text(), carol.account.text());

    var ids = IntStream.range(0, 3).mapToObj(_ -> bob.post(RULES, fromAlice()).text("id")).toList();
    assertThat(all(RULES, "id")).containsExactlyElementsOf(ids);
    assertThat(all(RULES + "?requesterAccountId=" + carol.account, "id")).isEmpty();
  }

  /** By pages of two. */
  private List<String> all(String path, String field) {
    var first = path + (path.contains("?") ? "&" : "?") + "limit=2";
    var page = bob.get(first).expect(200);
    var found = new ArrayList<>(values(page, field));
    while (!page.text("nextCursor").isEmpty()) {
      page = bob.get(first + "&cursor=" + page.text("nextCursor")).expect(200);
      found.addAll(values(page, field));
    }
    return found;
  }

  private static List<String> values(Answer page, String field) {
    return page.body()
        .path("items")
        .valueStream()
        .map(item -> item.path(field).asString())
        .toList();
  }

  @Test
  void anAccountSeesAndChangesItsOwnGuardOnly() {
    var rule = bob.post(RULES, fromAlice()).expect(201).text("id");
    bob.list(alice, "denied").expect(200);
    alice.after(bob);
    assertThat(alice.get(GUARD).expect(200).text("accountId")).isEqualTo(alice.account.text());
    assertThat(alice.get(RULES).expect(200).body().path("items").size()).isZero();
    alice.get(RULES + "/" + rule).expectProblem(404, "no-such-acceptance-rule");
    alice.delete(RULES + "/" + rule).expectProblem(404, "no-such-acceptance-rule");
    alice.get(REQUESTERS + "/" + alice.account).expectProblem(404, "no-such-listed-requester");
  }

  @Test
  void aViewerReadsAndANetworkAdminWrites() {
    bob.list(carol, "denied").expect(200);
    var viewer = Client.of(SERVICE, bob.account, "viewer").after(bob);
    viewer.get(GUARD).expect(200);
    viewer.post(RULES + "/preview", fromAlice()).expect(200);
    viewer.patch(GUARD, Map.of("policy", "open")).expectProblem(403, "not-allowed");
    viewer.list(alice, "denied").expectProblem(403, "not-allowed");
    viewer.delete(REQUESTERS + "/" + carol.account).expectProblem(403, "not-allowed");
    viewer.post(RULES, fromAlice()).expectProblem(403, "not-allowed");
    viewer.delete(NO_RULE).expectProblem(403, "not-allowed");
    Client.of(SERVICE, bob.account, "network-admin").list(alice, "denied").expect(200);
  }

  @Test
  void anOperatorNamesTheAccount() {
    var operator = Client.operator(SERVICE);
    var asks =
        List.<Function<Client, Answer>>of(
            client -> client.get(GUARD),
            client -> client.get(REQUESTERS),
            client -> client.get(RULES),
            client -> client.patch(GUARD, Map.of("policy", "open")),
            client -> client.post(RULES + "/preview", fromAlice()));
    assertThat(asks).allSatisfy(ask -> ask.apply(operator).expectProblem(403, "account-required"));
  }

  @Test
  void aTicketGivesMoreRoom() {
    try (var small =
        SharedService.start(
            Map.of(
                "peering.quotas.listed-requesters-per-account", 1,
                "peering.quotas.acceptance-rules-per-account", 1))) {
      var dora = Client.owner(small);
      dora.list(alice, "denied").expect(200);
      var full = dora.list(carol, "denied").expectProblem(409, "quota-exceeded");
      assertThat(full.text("quota")).isEqualTo("listed-requesters-per-account");
      assertThat(full.body().path("limit").asInt()).isOne();
      dora.post(RULES, fromAlice()).expect(201);
      dora.post(RULES, fromAlice()).expectProblem(409, "quota-exceeded");
      var ticket =
          dora.post(
              TICKETS,
              Map.of(
                  "kind", "higher-quota",
                  "quota", "acceptance-rules-per-account",
                  "limit", 2,
                  "reason", "more friends"));
      Client.operator(small)
          .post(TICKETS + "/" + ticket.expect(201).text("id") + "/approve", null)
          .expect(200);
      dora.post(RULES, fromAlice()).expect(201);
      var quotas = dora.get("/v1/quotas").expect(200).body().path("items");
      assertThat(quotas.valueStream())
          .filteredOn(item -> item.path("quota").asString().startsWith("acceptance-rules"))
          .singleElement()
          .satisfies(
              item -> {
                assertThat(item.path("limit").asInt()).isEqualTo(2);
                assertThat(item.path("uses").get(0).path("used").asInt()).isEqualTo(2);
              });
    }
  }
}
