package dev.landbridge.e2e;

import static dev.landbridge.testkit.Eventually.eventually;
import static dev.landbridge.testkit.Eventually.valueWithin;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.testkit.HttpProbe;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An account, ALICE, with one of everything; BOB at the other end of her connections; CAROL, who
 * has the like and nothing to do with her; and how each of them knocks.
 */
record Doors(
    Installation installation, Holdings alice, Holdings carol, Map<Principal, String> bearers) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  static Doors of(Installation installation) {
    var bob = Account.open(installation, "BOB");
    var alice = Holdings.of(installation, "ALICE", bob);
    var carol = Holdings.of(installation, "CAROL", bob);
    var bearers = new EnumMap<Principal, String>(Principal.class);
    bearers.put(Principal.OWNER, bearer(installation, alice.account(), "owner"));
    bearers.put(Principal.NETWORK_ADMIN, bearer(installation, alice.account(), "network-admin"));
    bearers.put(Principal.VIEWER, bearer(installation, alice.account(), "viewer"));
    bearers.put(Principal.STRANGER, bearer(installation, carol.account(), "owner"));
    bearers.put(Principal.PEER, bearer(installation, bob, "owner"));
    bearers.put(Principal.DISABLED_KEY, disabled(installation, alice.account()));
    bearers.put(Principal.WRONG_SECRET, bearers.get(Principal.OWNER) + "x");
    bearers.put(Principal.OPERATOR, installation.operatorKey());
    bearers.put(Principal.OPERATOR_FOR_THE_ACCOUNT, installation.operatorKey());
    bearers.put(Principal.NO_KEY, "");
    return new Doors(installation, alice, carol, Map.copyOf(bearers));
  }

  private static String bearer(Installation installation, Account account, String role) {
    return Holdings.key(installation, account, role).text("bearer");
  }

  private static String disabled(Installation installation, Account account) {
    var key = Holdings.key(installation, account, "owner");
    installation
        .operator()
        .post("/v1/accounts/" + account.id() + "/api-keys/" + key.text("id") + "/disable", Map.of())
        .expect(200);
    return key.text("bearer");
  }

  String bearer(Principal principal) {
    return Optional.ofNullable(bearers.get(principal)).orElseThrow();
  }

  /** How somebody sends requests. */
  HttpProbe as(Principal principal) {
    var probe = HttpProbe.of(installation.url().toString());
    return switch (principal) {
      case NO_KEY -> probe;
      case OPERATOR_FOR_THE_ACCOUNT ->
          probe.withBearer(bearer(principal)).with("Landbridge-Account", alice.account().id());
      case OWNER, NETWORK_ADMIN, VIEWER, STRANGER, PEER, OPERATOR, DISABLED_KEY, WRONG_SECRET ->
          probe.withBearer(bearer(principal));
    };
  }

  /** Repeats what nothing was decided about. */
  static HttpProbe.Answer send(HttpProbe probe, Endpoint.Draft draft) {
    var key = UUID.randomUUID().toString();
    var sender = draft.method().equals("POST") ? probe.with("Idempotency-Key", key) : probe;
    return valueWithin(
        PATIENCE,
        () -> {
          var body = draft.body().isEmpty() ? null : draft.body();
          var answer = sender.send(draft.method(), draft.path(), body);
          if (answer.code().equals("not-caught-up")) {
            throw new IOException("Expected an answer, but got " + answer);
          }
          return answer;
        });
  }

  /** How many events there are; nobody else is at work. */
  long events() {
    return Stream.of("accounts", "peering", "routing")
        .mapToLong(context -> installation.store(context).countOfEvents())
        .sum();
  }

  /** All that the logs bring about has been brought about. */
  void settle() {
    var last = new long[] {-1, -1};
    eventually(
        () -> {
          last[0] = last[1];
          last[1] = events();
          for (var principal : List.of(Principal.OWNER, Principal.STRANGER, Principal.PEER)) {
            as(principal).get("/v1/topology").expect(200);
          }
          assertThat(last[1]).isEqualTo(last[0]);
        });
  }

  /** Holds what ALICE's own requests would hold, until it is closed. */
  Connection lockAlice(String context) {
    var locks =
        Stream.concat(alice.ids().values().stream(), Stream.of("guard/" + alice.id("account")));
    return installation
        .store(context)
        .holding(locks.filter(id -> context.equals("peering") || !id.startsWith("tkt-")).toList());
  }

  /** Of the same shape; nobody has it. */
  static String absent(String id) {
    var last = id.charAt(id.length() - 1);
    var middle = id.charAt(id.length() - 4) == '0' ? '1' : '0';
    return id.substring(0, id.length() - 4)
        + middle
        + id.substring(id.length() - 3, id.length() - 1)
        + (last == '7' ? '3' : '7');
  }
}
