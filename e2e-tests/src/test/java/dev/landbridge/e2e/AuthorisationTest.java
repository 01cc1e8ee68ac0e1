package dev.landbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.Role;
import dev.landbridge.platform.access.Verb;
import dev.landbridge.testkit.HttpProbe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every endpoint of the running system for everybody who may come, as the one table says. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTest {
  private static final String ALLOWED = "allowed";
  private static final Set<Integer> DECIDED = Set.of(200, 201, 202, 204, 409, 412, 422);

  /** A version that no resource has: whoever may, is told so, and nothing changes. */
  private static final String NEVER = "\"999999999\"";

  /** What only one of the two parties may. */
  private static final Map<String, String> OF_ONE_PARTY =
      Map.of(
          "POST /v1/vpc-peering-connections/{id}/accept", "403 not-the-accepter",
          "POST /v1/vpc-peering-connections/{id}/reject", "403 not-the-accepter",
          "POST /v1/vpc-peering-connections/{id}/reactivate", "403 not-the-requester",
          "POST /v1/tickets", "403 not-the-requester");

  /**
   * Where ids of others are names only, about whom the caller decides for itself; and where another
   * id than the first is told to name nothing.
   */
  private static final Map<String, String> TOLD_OTHERWISE =
      Map.of(
          "PUT /v1/peering-guard/requesters/{accountId}", ALLOWED,
          "POST /v1/peering-guard/acceptance-rules", ALLOWED,
          "POST /v1/peering-guard/acceptance-rules/preview", ALLOWED,
          "POST /v1/path-analyses", "404 no-such-route-table");

  private final Doors doors;
  private final List<Endpoint> endpoints;

  AuthorisationTest(Installation installation) {
    doors = Doors.of(installation);
    endpoints =
        Endpoint.all(
            HttpProbe.of(installation.url().toString()).get("/v1/openapi.json").expect(200).body());
  }

  /** When it is stale, copy {@code e2e-tests/target/authorisation.md} over it. */
  @Test
  void thePageIsWhatTheSystemSays() {
    var page = AuthorisationPage.of(endpoints, CloudAction.all());
    AuthorisationPage.leave(page);
    assertThat(AuthorisationPage.committed())
        .as("stale: cp e2e-tests/target/authorisation.md docs/api/")
        .isEqualTo(page);
  }

  @Test
  void everyEndpointSaysWhatItNeeds() {
    assertThat(endpoints).hasSizeGreaterThan(90);
    assertThat(endpoints).filteredOn(endpoint -> endpoint.verb().isEmpty()).isEmpty();
  }

  @Test
  void everyIdThatARequestMayHaveIsTried() {
    assertThat(endpoints)
        .allSatisfy(endpoint -> assertThat(endpoint.untried()).as(endpoint.name()).isEmpty());
  }

  @Test
  void everybodyMayWhatTheTableSaysAndNothingElse() {
    var wrong = new TreeSet<String>();
    doors.settle();
    var before = doors.events();
    for (var principal : Principal.values()) {
      for (var endpoint : endpoints) {
        var expected = expected(endpoint, principal);
        if (!expected.equals(ALLOWED)) {
          check(endpoint, principal, expected, wrong);
        }
      }
    }
    assertThat(doors.events())
        .as("events after refusals only, which say: " + wrong)
        .isEqualTo(before);
    for (var principal : Principal.values()) {
      for (var endpoint : endpoints) {
        if (expected(endpoint, principal).equals(ALLOWED)) {
          check(endpoint, principal, ALLOWED, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatNoDocumentListsIsForTheOperator() {
    for (var principal : Principal.values()) {
      var role = principal.role();
      for (var path : List.of("/internal/dead-letters", "/actuator/prometheus", "/v3/api-docs")) {
        var answer = doors.as(principal).get(path);
        assertThat(told(answer))
            .as("%s as %s", path, principal)
            .isEqualTo(
                role == null
                    ? "401 unauthenticated"
                    : role == Role.OPERATOR ? ALLOWED : "403 not-allowed");
      }
    }
  }

  private void check(Endpoint endpoint, Principal principal, String expected, Set<String> wrong) {
    var probe = doors.as(principal);
    if (expected.equals(ALLOWED) && endpoint.changesOne()) {
      probe = probe.with("If-Match", NEVER);
    }
    var draft = endpoint.draft(false, (_, kind) -> doors.alice().id(kind));
    var answer = Doors.send(probe, draft);
    if (!told(answer).equals(expected)) {
      wrong.add(
          "%s as %s: expected %s, got %d %s"
              .formatted(endpoint.name(), principal, expected, answer.status(), answer.body()));
    }
    if (principal == Principal.STRANGER && showsAlice(answer, draft)) {
      wrong.add("%s shows ALICE to a stranger: %s".formatted(endpoint.name(), answer.body()));
    }
  }

  private static String told(HttpProbe.Answer answer) {
    return DECIDED.contains(answer.status()) ? ALLOWED : answer.status() + " " + answer.code();
  }

  private boolean showsAlice(HttpProbe.Answer answer, Endpoint.Draft asked) {
    var text = answer.body().toString();
    return doors.alice().ids().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("listed-requester")) // is nothing of hers
        .map(Map.Entry::getValue)
        .filter(id -> !(asked.path() + asked.body()).contains(id))
        .anyMatch(id -> text.contains("\"" + id + "\""));
  }

  private static String expected(Endpoint endpoint, Principal principal) {
    var verb = Verb.valueOf(endpoint.verb().toUpperCase(Locale.ROOT).replace('-', '_'));
    Role role = principal.role();
    if (role == null) {
      return verb == Verb.LOOK_UP && principal == Principal.NO_KEY
          ? ALLOWED
          : "401 unauthenticated";
    }
    if (!verb.isFor(role)) {
      return "403 not-allowed";
    }
    if (principal == Principal.OPERATOR && verb.isAboutOneAccount()) {
      return "403 account-required";
    }
    return role == Role.OPERATOR || principal.isOfTheAccount()
        ? ALLOWED
        : expectedOfOthers(endpoint, principal);
  }

  private static String expectedOfOthers(Endpoint endpoint, Principal principal) {
    var kinds = endpoint.kinds(false);
    if (kinds.isEmpty()) {
      return ALLOWED; // about the caller's own account
    }
    if (principal == Principal.PEER && Set.of("connection", "request").containsAll(kinds)) {
      return OF_ONE_PARTY.getOrDefault(endpoint.name(), ALLOWED);
    }
    var resource =
        switch (kinds.getFirst()) {
          case "connection", "request" -> "peering-connection";
          case "other-vpc" -> "vpc";
          default -> kinds.getFirst();
        };
    return TOLD_OTHERWISE.getOrDefault(endpoint.name(), "404 no-such-" + resource);
  }

  /**
   * For each place of an id in a request that is otherwise CAROL's own: that of ALICE's resource
   * and one that nobody has are answered alike. ALICE holds all her locks meanwhile: whoever waited
   * for one would get another answer in the end, and would know before by the time it took.
   */
  @Test
  void aForeignIdLooksLikeOneThatDoesNotExist() throws SQLException {
    doors.settle();
    var differing = new ArrayList<String>();
    var before = doors.events();
    long done = 0;
    try (var _ = doors.lockAlice("peering");
        var _ = doors.lockAlice("routing")) {
      for (var endpoint : endpoints) {
        var kinds = endpoint.kinds(true);
        for (int place = 0; place < kinds.size(); place++) {
          var foreign = doors.alice().id(kinds.get(place));
          var absent = Doors.absent(foreign);
          var one = knock(endpoint, place, foreign);
          var other = knock(endpoint, place, absent);
          done += Stream.of(one, other).filter(answer -> isDone(endpoint, answer)).count();
          done += Stream.of(one, other).filter(this::isTakenBack).count();
          var shown = shown(one, foreign, foreign);
          var others = shown(other, absent, foreign);
          if (!shown.equals(others)) {
            differing.add(
                "%s, %s at %d:%n  foreign %s%n  absent  %s"
                    .formatted(endpoint.name(), kinds.get(place), place, shown, others));
          }
        }
      }
    }
    assertThat(differing).isEmpty();
    assertThat(doors.events()).as("events of what was not refused").isEqualTo(before + done);
  }

  private HttpProbe.Answer knock(Endpoint endpoint, int place, String id) {
    var draft = endpoint.draft(true, (at, kind) -> at == place ? id : doors.carol().id(kind));
    return Doors.send(doors.as(Principal.STRANGER), draft);
  }

  /** Whether something was changed, of CAROL's own. */
  private static boolean isDone(Endpoint endpoint, HttpProbe.Answer answer) {
    return answer.status() < 300 && endpoint.verb().equals(Verb.CHANGE.word());
  }

  /** Of what CAROL made with ALICE's ids in it nothing stays. */
  private boolean isTakenBack(HttpProbe.Answer answer) {
    var made = answer.header("Location");
    if (made != null) {
      doors.as(Principal.STRANGER).delete(made).expect(204);
    }
    return made != null;
  }

  /** What came back, as if the id had been {@code as} and the moment the same. */
  private static Map<String, String> shown(HttpProbe.Answer answer, String id, String as) {
    var told = new HashMap<String, String>();
    told.put("status", Integer.toString(answer.status()));
    var headers = new TreeSet<>(answer.headers().map().keySet());
    headers.remove("connection"); // of the transport: ends after so many requests
    told.put("headers", headers.toString());
    told.put(
        "body",
        answer
            .body()
            .toString()
            .replace(id, as)
            .replaceAll("\"traceId\":\"[0-9a-f]*\"", "\"traceId\":\"\"")
            .replaceAll("\"(takenAt|asOf|listedAt|addedAt)\":\"[^\"]*\"", "\"$1\":\"\"")
            .replaceAll("\"id\":\"par-[0-9a-f]*\"", "\"id\":\"\"")
            .replaceAll("\"version\":[0-9]+", "\"version\":0"));
    return told;
  }
}
