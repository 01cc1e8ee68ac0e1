package dev.landbridge.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.events.account.Role;
import dev.landbridge.platform.access.Verb;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every action of the cloud API for everybody who may come, as the one table says. */
@ExtendWith(SharedInstallation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CloudAuthorisationTest {
  private static final String ALLOWED = "allowed";
  private static final String NOT_FOUND = "ResourceNotFound";

  /** Neither done nor decided: the request was not one that could be. */
  private static final Set<String> UNDECIDED =
      Set.of(
          "UnauthorizedOperation",
          "InternalError",
          "InvalidAction",
          "InvalidParameter",
          "MissingParameter",
          "UnknownParameter");

  /** What only one of the two parties may. */
  private static final Map<String, String> OF_ONE_PARTY =
      Map.of(
          "AcceptVpcPeeringConnection", "UnsupportedOperation.VpcPeerPurviewError",
          "RejectVpcPeeringConnection", "UnsupportedOperation.VpcPeerPurviewError",
          "EnableVpcPeeringConnection", "UnsupportedOperation.VpcPeerPurviewError");

  /** Where the cloud documents another code for what is not found. */
  private static final Map<String, String> NOT_FOUND_OTHERWISE =
      Map.of(
          "NotifyRoutes", "InvalidRouteTableId.NotFound",
          "WithdrawNotifyRoutes", "InvalidRouteTableId.NotFound");

  /** Of whatever action; one that does not know a filter refuses it, whatever its value. */
  private static final Map<String, String> ID_FILTERS =
      Map.of(
          "vpc-id", "vpc",
          "subnet-id", "subnet",
          "route-table-id", "route-table",
          "gateway-id", "connection",
          "net-detect-id", "network-probe");

  /** Those that change something only when all else has been asked. */
  private static final List<Principal> IN_ORDER =
      List.of(
          Principal.VIEWER,
          Principal.STRANGER,
          Principal.NETWORK_ADMIN,
          Principal.PEER,
          Principal.OWNER);

  private final Doors doors;
  private final List<CloudAction> actions = CloudAction.all();

  CloudAuthorisationTest(Installation installation) {
    doors = Doors.of(installation);
  }

  private JsonNode call(CloudAction action, Principal principal, String parameters) {
    return new CloudDoor(doors.installation().url(), doors.bearer(principal))
        .call(action.name(), parameters);
  }

  @Test
  void everybodyMayWhatTheTableSaysAndNothingElse() throws SQLException {
    assertThat(actions).hasSizeGreaterThan(40);
    var wrong = new ArrayList<String>();
    doors.settle();
    var before = doors.events();
    for (var principal : Principal.values()) {
      for (var action : actions) {
        var expected = expected(action, principal);
        if (!expected.equals(ALLOWED)) {
          check(action, principal, expected, wrong);
        }
      }
    }
    assertThat(doors.events()).as("events after refusals only").isEqualTo(before);
    aForeignIdLooksLikeOneThatDoesNotExist(wrong);
    assertThat(wrong).isEmpty();
    for (var principal : IN_ORDER) {
      for (var action : actions) {
        if (expected(action, principal).equals(ALLOWED)) {
          check(action, principal, ALLOWED, wrong);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private void check(CloudAction action, Principal principal, String expected, List<String> wrong) {
    var real = principal != Principal.NETWORK_ADMIN || action.verb() == Verb.READ;
    var parameters =
        action.parameters(
            false,
            (_, kind) -> real ? doors.alice().id(kind) : Doors.absent(doors.alice().id(kind)));
    var response = call(action, principal, parameters);
    var code = CloudDoor.code(response);
    var told = code.startsWith("AuthFailure") || UNDECIDED.contains(code) ? code : ALLOWED;
    if (!(expected.equals(ALLOWED) ? told : code).equals(expected)) {
      wrong.add(
          "%s as %s: expected %s, got %s".formatted(action.name(), principal, expected, response));
    }
  }

  private static String expected(CloudAction action, Principal principal) {
    return switch (principal) {
      case NO_KEY -> "AuthFailure.InvalidAuthorization";
      case DISABLED_KEY -> "AuthFailure.SecretIdNotFound";
      case OPERATOR, OPERATOR_FOR_THE_ACCOUNT -> "AuthFailure.SecretIdNotFound";
      case WRONG_SECRET -> "AuthFailure.SignatureFailure";
      case OWNER -> ALLOWED;
      case NETWORK_ADMIN -> allowed(action, Role.NETWORK_ADMIN);
      case VIEWER -> allowed(action, Role.VIEWER);
      case STRANGER -> action.kinds(false).isEmpty() ? ALLOWED : notFound(action);
      case PEER -> expectedOfThePeer(action);
    };
  }

  private static String allowed(CloudAction action, Role role) {
    return action.verb().isFor(role) ? ALLOWED : "UnauthorizedOperation";
  }

  private static String expectedOfThePeer(CloudAction action) {
    var kinds = action.kinds(false);
    return Set.of("connection", "request").containsAll(kinds)
        ? OF_ONE_PARTY.getOrDefault(action.name(), ALLOWED)
        : notFound(action);
  }

  private static String notFound(CloudAction action) {
    return NOT_FOUND_OTHERWISE.getOrDefault(action.name(), NOT_FOUND);
  }

  /** While ALICE holds all her locks: whoever waited for one would know by the time it took. */
  private void aForeignIdLooksLikeOneThatDoesNotExist(List<String> wrong) throws SQLException {
    try (var _ = doors.lockAlice("peering");
        var _ = doors.lockAlice("routing")) {
      for (var action : actions) {
        var kinds = action.kinds(true);
        for (int place = 0; place < kinds.size(); place++) {
          int at = place;
          compare(action, "at " + at, kinds.get(at), id -> knock(action, at, id), wrong);
        }
      }
      int understood = 0;
      for (var action : actions) {
        if (action.hasFilters()) {
          for (var filter : ID_FILTERS.entrySet()) {
            var kind = filter.getValue();
            UnaryOperator<String> knock = id -> knockByFilter(action, filter.getKey(), id);
            understood += knock.apply(doors.carol().id(kind)).contains("\"Error\"") ? 0 : 1;
            compare(action, "by " + filter.getKey(), kind, knock, wrong);
          }
        }
      }
      assertThat(understood).as("filters that are understood").isGreaterThan(10);
    }
  }

  private void compare(
      CloudAction action,
      String where,
      String kind,
      UnaryOperator<String> knock,
      List<String> wrong) {
    var foreign = doors.alice().id(kind);
    var absent = Doors.absent(foreign);
    var one = knock.apply(foreign);
    var other = knock.apply(absent).replace(absent, foreign);
    if (!one.equals(other)) {
      wrong.add("%s %s: foreign %s, absent %s".formatted(action.name(), where, one, other));
    }
  }

  private String knockByFilter(CloudAction action, String filter, String id) {
    var own = action.parameters(false, (_, kind) -> doors.carol().id(kind));
    var parameters = (ObjectNode) JsonMapper.shared().readTree(own);
    parameters.putArray("Filters").addObject().put("Name", filter).putArray("Values").add(id);
    return answer(action, parameters.toString());
  }

  private String knock(CloudAction action, int place, String id) {
    var parameters =
        action.parameters(true, (at, kind) -> at == place ? id : doors.carol().id(kind));
    return answer(action, parameters);
  }

  private String answer(CloudAction action, String parameters) {
    return call(action, Principal.STRANGER, parameters)
        .toString()
        .replaceAll("\"RequestId\":\"[^\"]*\"", "");
  }
}
