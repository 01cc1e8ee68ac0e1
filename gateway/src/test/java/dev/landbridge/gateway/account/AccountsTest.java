package dev.landbridge.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.GatewayUnderTest;
import dev.landbridge.testkit.HttpProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts over HTTP. */
class AccountsTest {
  private static final String PATH = "/v1/accounts";
  private static GatewayUnderTest gateway;
  private static HttpProbe operator;

  @BeforeAll
  static void start() {
    gateway = GatewayUnderTest.start();
    operator = gateway.operator();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void anAccountIsOpenedUnderAGivenId() {
    var answer = operator.post(PATH, Map.of("id", "100000000001", "name", "Alice")).expect(201);
    assertThat(answer.header("Location")).isEqualTo(PATH + "/100000000001");
    assertThat(answer.header("ETag")).isEqualTo("\"0\"");
    assertThat(answer.text("id")).isEqualTo("100000000001");
    assertThat(answer.text("accountId")).isEqualTo("100000000001");
    assertThat(answer.text("status")).isEqualTo("active");
    assertThat(answer.body().path("version").asLong()).isZero();
    assertThat(answer.text("createdAt"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    assertThat(operator.get(PATH + "/100000000001").expect(200).body()).isEqualTo(answer.body());
    operator.post(PATH, Map.of("id", "100000000001", "name", "Alice")).expect(201);
    operator
        .post(PATH, Map.of("id", "100000000001", "name", "Mallory"))
        .expectProblem(409, "account-exists");
  }

  @Test
  void anAccountIsOpenedUnderARandomId() {
    assertThat(gateway.openAccount("x")).matches("[1-9][0-9]{11}");
    assertThat(gateway.openAccount("x")).isNotEqualTo(gateway.openAccount("x"));
  }

  @Test
  void ofManyWhoOpenOneIdAtOnceOneNameWins() throws Exception {
    var tries =
        IntStream.range(0, 12)
            .<Callable<Integer>>mapToObj(
                i ->
                    () ->
                        operator
                            .post(PATH, Map.of("id", "1234567890", "name", "name " + i))
                            .status())
            .toList();
    var seen = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var one : threads.invokeAll(tries)) {
        seen.add(one.get());
      }
    }
    assertThat(seen.stream().filter(status -> status == 201)).hasSize(1);
    assertThat(seen.stream().filter(status -> status == 409)).hasSize(11);
  }

  @Test
  void whoFollowsTheListMissesNoAccountThatIsOpenedMeanwhile() throws Exception {
    var names = IntStream.range(0, 60).mapToObj(i -> "followed " + i).toList();
    var seen = new ArrayList<String>();
    try (var threads = Executors.newFixedThreadPool(6)) {
      var opening =
          names.stream()
              .map(
                  name ->
                      threads.submit(() -> operator.post(PATH, Map.of("name", name)).expect(201)))
              .toList();
      var cursor = "";
      for (boolean ended = false; !ended; ) {
        boolean opened = opening.stream().allMatch(Future::isDone);
        var page = operator.get(PATH + "?limit=1" + cursor).expect(200).body();
        if (page.path("nextCursor").isString()) {
          seen.addAll(page.path("items").findValuesAsString("name"));
          cursor = "&cursor=" + page.path("nextCursor").asString();
        } else if (opened) {
          seen.addAll(page.path("items").findValuesAsString("name"));
          ended = true;
        }
      }
      for (var one : opening) {
        one.get();
      }
    }
    assertThat(seen).containsAll(names);
  }

  @Test
  void anOwnerRenamesItsAccount() {
    var account = gateway.openAccount("before");
    var owner = gateway.with(gateway.newKey(account, "owner"));
    var path = PATH + "/" + account;
    var renamed = owner.patch(path, Map.of("name", "after")).expect(200);
    assertThat(renamed.text("name")).isEqualTo("after");
    var tag = String.valueOf(renamed.header("ETag"));
    owner
        .with("If-Match", "\"0\"")
        .patch(path, Map.of("name", "x"))
        .expectProblem(412, "version-mismatch");
    owner.with("If-Match", tag).patch(path, Map.of("name", "x")).expect(200);
    assertThat(owner.get(PATH + "/self").expect(200).text("name")).isEqualTo("x");
  }

  @Test
  void aSuspendedAccountShowsWhy() {
    var path = PATH + "/" + gateway.openAccount("late");
    var suspended = operator.post(path + "/suspend", Map.of("reason", "unpaid")).expect(200);
    assertThat(suspended.text("status")).isEqualTo("suspended");
    assertThat(suspended.text("suspendedReason")).isEqualTo("unpaid");
    operator.post(path + "/suspend", Map.of("reason", "again")).expect(200);
    assertThat(operator.get(path).text("suspendedReason")).isEqualTo("unpaid");
    var resumed = operator.post(path + "/resume", null).expect(200);
    assertThat(resumed.text("status")).isEqualTo("active");
    assertThat(resumed.text("suspendedReason")).isEmpty();
  }

  @Test
  void aForeignAccountLooksLikeNone() {
    var foreign = gateway.openAccount("Bob");
    var alice = gateway.newCaller("owner");
    for (var id : List.of(foreign, "999999999999")) {
      alice.get(PATH + "/" + id).expectProblem(404, "no-such-account");
      alice.patch(PATH + "/" + id, Map.of("name", "x")).expectProblem(404, "no-such-account");
      alice.get(PATH + "/" + id + "/api-keys").expectProblem(404, "no-such-account");
      alice
          .post(PATH + "/" + id + "/api-keys", Map.of("name", "x", "role", "viewer"))
          .expectProblem(404, "no-such-account");
      alice
          .post(PATH + "/" + id + "/api-keys/key-12345678/disable", null)
          .expectProblem(404, "no-such-account");
    }
    operator.get(PATH + "/999999999999").expectProblem(404, "no-such-account");
    operator.post(PATH + "/999999999999/resume", null).expectProblem(404, "no-such-account");
  }

  @Test
  void whoseRoleAdministersNothingIsToldSoWhateverTheAccount() {
    var foreign = gateway.openAccount("Bob");
    for (var role : List.of("network-admin", "viewer")) {
      var alice = gateway.newCaller(role);
      for (var id : List.of(foreign, "999999999999")) {
        alice.get(PATH + "/" + id).expectProblem(404, "no-such-account");
        alice.patch(PATH + "/" + id, Map.of("name", "x")).expectProblem(403, "not-allowed");
        alice.get(PATH + "/" + id + "/api-keys").expectProblem(403, "not-allowed");
        alice
            .post(PATH + "/" + id + "/api-keys/key-12345678/disable", null)
            .expectProblem(403, "not-allowed");
      }
    }
  }

  @Test
  void onlyTheOperatorOpensListsAndSuspends() {
    for (var role : List.of("owner", "network-admin", "viewer")) {
      var account = gateway.openAccount("x");
      var caller = gateway.with(gateway.newKey(account, role));
      caller.post(PATH, Map.of("name", "x")).expectProblem(403, "not-allowed");
      caller.get(PATH).expectProblem(403, "not-allowed");
      caller
          .post(PATH + "/" + account + "/suspend", Map.of("reason", "x"))
          .expectProblem(403, "not-allowed");
      caller.post(PATH + "/" + account + "/resume", null).expectProblem(403, "not-allowed");
      caller.get(PATH + "/self").expect(200);
      caller.get(PATH + "/" + account).expect(200);
    }
    operator.get(PATH + "/self").expectProblem(403, "account-required");
  }

  @Test
  void onlyOwnersRename() {
    for (var role : List.of("network-admin", "viewer")) {
      var account = gateway.openAccount("x");
      gateway
          .with(gateway.newKey(account, role))
          .patch(PATH + "/" + account, Map.of("name", "y"))
          .expectProblem(403, "not-allowed");
    }
  }

  @Test
  void theListIsPaged() {
    var opened = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      opened.add(gateway.openAccount("paged"));
    }
    var seen = new ArrayList<String>();
    var next = "";
    do {
      var page = operator.get(PATH + "?limit=2" + next).expect(200);
      page.body().path("items").forEach(item -> seen.add(item.path("id").asString()));
      next = "&cursor=" + page.text("nextCursor");
      assertThat(page.body().path("items").size()).isLessThanOrEqualTo(2);
    } while (!next.equals("&cursor="));
    assertThat(seen).doesNotHaveDuplicates().containsSubsequence(opened);
  }

  @Test
  void malformedBodiesAreToldFieldByField() {
    var answer =
        operator
            .post(PATH, Map.of("id", "12", "name", " ", "colour", "red"))
            .expectProblem(400, "malformed-request");
    assertThat(answer.body().path("errors").findValuesAsString("field"))
        .hasSize(3)
        .contains("/id", "/name");
    operator.post(PATH, Map.of("name", "a\u0000b")).expectProblem(400, "malformed-request");
    operator.post(PATH, Map.of("name", "x".repeat(61))).expectProblem(400, "malformed-request");
  }
}
