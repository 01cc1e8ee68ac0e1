package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Searches everything that the stories, and somebody who makes every mistake, have left behind for
 * all secrets there are. It comes last, so that there is something to search.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(SharedInstallation.class)
class SecretsStaySecretTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Installation installation;
  private final SecretSearch secrets = new SecretSearch();
  private final SecretSearch controls = new SecretSearch();

  /** What was found, by place; of the controls, by kind of place. */
  private final Map<String, Set<String>> leaks = new TreeMap<>();

  private final Map<String, Set<String>> seen = new TreeMap<>();

  SecretsStaySecretTest(Installation installation) {
    this.installation = installation;
  }

  @Test
  void noSecretIsFoundInAnythingThatWasWrittenOrTold() throws Exception {
    var imported = "Imp0rted\"\\/+=&%<" + text(random(24));
    secrets.add("an imported secret", imported);
    var mistakes = new Mistakes(installation);
    mistakes.make(imported);
    succeedTheMasterKey();
    learnAllSecrets();
    plantControls(mistakes.account());
    eventually(this::everythingIsPublished);

    new Writings(installation).read(this::search);
    Overheard.problems().forEach(problem -> search("problem", problem));
    mistakes.answers().forEach(answer -> search("answer", answer));
    documents();

    assertThat(leaks).isEmpty();
    for (var kind : List.of("table", "topic", "file pg")) {
      assertThat(seen.get(kind)).as(kind).contains("a name");
    }
    // compressed: a name may be cut where four of its characters came before by chance
    assertThat(seen.get("file kafka")).containsAnyOf("a name", "a half of a name");
    for (var kind : List.of("file log", "problem")) {
      assertThat(seen.get(kind)).as(kind).contains("a refused id");
    }
    assertThat(seen.get("document")).contains("a metric", "a path");
  }

  private void search(String where, String piece) {
    search(where, piece.getBytes(UTF_8));
  }

  private void search(String where, byte[] piece) {
    note(leaks, where, secrets.in(piece));
    var kind = where.replaceFirst("^(file [^/]*|[^ ]*).*", "$1");
    note(seen, kind, controls.in(piece));
  }

  private static void note(Map<String, Set<String>> notes, String where, Set<String> found) {
    if (!found.isEmpty()) {
      notes.computeIfAbsent(where, _ -> new TreeSet<>()).addAll(found);
    }
  }

  private void learnAllSecrets() {
    Overheard.secrets().forEach(secret -> secrets.add("an API key's secret", secret));
    var operators = installation.operatorKey();
    secrets.add("the operator's secret", operators.substring(operators.indexOf('.') + 1));
    secrets.add("the internal key", installation.read("keys/internal.key").strip());
    secrets.add("the database password", installation.read("pg/password").strip());
    for (var key : installation.read("keys/gateway-master.key").strip().split("\n")) {
      var colon = key.indexOf(':');
      secrets.add(
          "master key " + key.substring(0, colon),
          Base64.getDecoder().decode(key.substring(colon + 1)));
    }
    secrets.add("a token between services", "eyJhbGciOiJIUzI1NiJ9.");
  }

  /** So that there are traces of both keys, and of what was sealed anew. */
  private void succeedTheMasterKey() {
    installation.succeedMasterKey(2, random(32));
    eventually(
        () -> {
          var status = installation.operator().get("/internal/master-keys").expect(200).body();
          assertThat(status.path("sealing").asInt()).isEqualTo(2);
          assertThat(status.path("sealed").valueStream())
              .noneMatch(
                  count ->
                      count.path("kind").asString().equals("api-key")
                          && count.path("masterKey").asInt() == 1);
        });
  }

  /** What must be found where it is looked for: else a search that finds nothing says nothing. */
  private void plantControls(Account account) {
    var name = text(random(32));
    account.createVpc(name, "ap-guangzhou", "192.168.0.0/16");
    controls.add("a name", name);
    var unknown = "vpc-" + HexFormat.of().formatHex(random(9)).substring(1);
    account.owner().get("/v1/vpcs/" + unknown).expect(404);
    controls.add("a refused id", unknown);
    controls.add("a metric", "landbridge_relay_lag_events");
    controls.add("a path", "/v1/vpc-peering-connections");
  }

  private void everythingIsPublished() {
    for (var service : List.of("gateway", "peering-service", "routing-service")) {
      var lag = client(service).get("/internal/relay").expect(200).body();
      assertThat(lag.path("events").asLong()).as(service).isZero();
    }
  }

  private void documents() {
    for (var service : List.of("gateway", "peering-service", "routing-service")) {
      for (var path :
          List.of("/actuator/prometheus", "/actuator/health", "/actuator", "/v3/api-docs")) {
        search("document " + service + path, client(service).get(path).body().toString());
      }
    }
    search(
        "document", installation.operator().get("/v1/openapi.json").expect(200).body().toString());
  }

  private Client client(String service) {
    return service.equals("gateway") ? installation.operator() : installation.operatorOf(service);
  }

  private static byte[] random(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private static String text(byte[] random) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
