package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
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
  private final Leaks leaks;

  SecretsStaySecretTest(Installation installation) {
    this.installation = installation;
    this.leaks = new Leaks(installation);
  }

  @Test
  void noSecretIsFoundInAnythingThatWasWrittenOrTold() throws Exception {
    var imported = "Imp0rted\"\\/+=&%<" + text(random(24));
    leaks.secret("an imported secret", imported);
    var mistakes = new Mistakes(installation);
    mistakes.make(imported);
    succeedTheMasterKey();
    Overheard.secrets().forEach(secret -> leaks.secret("an API key's secret", secret));
    leaks.itsOwnSecrets();
    plantControls(mistakes);
    eventually(this::everythingIsPublished);

    leaks.searchEverything();
    Overheard.problems().forEach(problem -> leaks.search("problem", problem));
    mistakes.answers().forEach(answer -> leaks.search("answer", answer));
    documents();

    assertThat(leaks.found()).isEmpty();
    for (var kind : List.of("table", "topic", "file pg")) {
      assertThat(leaks.seen(kind)).as(kind).contains("a name");
    }
    // compressed: a name may be cut where four of its characters came before by chance
    assertThat(leaks.seen("file kafka")).containsAnyOf("a name", "a half of a name");
    for (var kind : List.of("file log", "problem", "answer")) {
      assertThat(leaks.seen(kind)).as(kind).contains("a refused id");
    }
    assertThat(leaks.seen("output")).contains("the address");
    assertThat(leaks.seen("document")).contains("a metric", "a path");
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
  private void plantControls(Mistakes mistakes) throws IOException, InterruptedException {
    var account = mistakes.account();
    var name = text(random(32));
    account.createVpc(name, "ap-guangzhou", "192.168.0.0/16");
    leaks.control("a name", name);
    var unknown = "vpc-" + HexFormat.of().formatHex(random(9)).substring(1);
    account.owner().get("/v1/vpcs/" + unknown).expect(404);
    mistakes.askAbout(unknown);
    leaks.control("a refused id", unknown);
    leaks.control("the address", installation.url().toString());
    leaks.control("a metric", "landbridge_relay_lag_events");
    leaks.control("a path", "/v1/vpc-peering-connections");
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
        leaks.search("document " + service + path, client(service).get(path).body().toString());
      }
    }
    leaks.search(
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
