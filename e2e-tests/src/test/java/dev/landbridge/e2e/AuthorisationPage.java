package dev.landbridge.e2e;

import static java.util.stream.Collectors.joining;

import dev.landbridge.events.account.Role;
import dev.landbridge.platform.access.Verb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page that tells who may do what, made from the code. */
final class AuthorisationPage {
  private static final String PAGE = "docs/api/authorisation.md";
  private static final List<Role> ROLES =
      List.of(Role.VIEWER, Role.NETWORK_ADMIN, Role.OWNER, Role.OPERATOR);
  private static final Map<Verb, String> MEANINGS =
      Map.of(
          Verb.LOOK_UP, "what the API offers; also without a key",
          Verb.BROWSE, "what the installation offers, to everybody the same",
          Verb.READ, "the resources of an account",
          Verb.ASK, "what only the view of one account can answer",
          Verb.CHANGE, "the network of an account",
          Verb.ADMINISTER, "the account itself and its keys",
          Verb.OPERATE, "the installation");

  private AuthorisationPage() {}

  static String committed() {
    return Files.exists(Repository.root().resolve(PAGE)) ? Repository.read(PAGE) : "";
  }

  /** Where the page as it should be lies after a run. */
  static void leave(String page) {
    try {
      Files.createDirectories(Path.of("target"));
      Files.writeString(Path.of("target", "authorisation.md"), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String of(List<Endpoint> endpoints, List<CloudAction> actions) {
    return """
    # Who may do what

    Made from the code by a test (`AuthorisationTest`), which also tries every endpoint and every action of the cloud API as everybody
    who may come. Each names one verb; which role may, is told by one table, the enum `Verb` of the platform. It is asked before a
    parameter is read, and an endpoint without a verb keeps its service from starting.

    | verb | %s | operator without an account | about |
    |---|%s---|---|
    """
            .formatted(
                ROLES.stream().map(AuthorisationPage::word).collect(joining(" | ")),
                "---|".repeat(ROLES.size()))
        + Arrays.stream(Verb.values()).map(AuthorisationPage::row).collect(joining())
        + """

        "No" is `403 not-allowed` (cloud API: `UnauthorizedOperation`), `account-required` a 403: an operator names the account in the header
        `Landbridge-Account`. No key, an unknown or disabled one and a wrong secret are one answer, `401 unauthenticated`. The cloud API tells
        `AuthFailure.InvalidAuthorization` (none), `.SecretIdNotFound` (unknown, disabled, the operator's) and `.SignatureFailure` apart, as
        it is documented.

        ## On whose resources

        A role holds within the account of the key. What belongs to another account is answered as if there were none: the same status, code,
        headers and words for a foreign id and one that nobody has, wherever in a request it stands. Nor does it take longer: one statement
        finds a resource and whose it is, and nobody waits for the lock of what is not the caller's. A peering connection belongs to both of
        its accounts; but only the accepter accepts and rejects (`not-the-accepter`), only the requester asks anew (`not-the-requester`) and
        changes the terms. Who requests a connection names a VPC of another account rightly by its id and its account, or it is not found. Whom the
        [guard](peering-guard.md) of that account does not let ask finds nothing either. Guards are about accounts by name: whether there is such an
        account is not looked at.

        ## Endpoints

        | endpoint | verb |
        |---|---|
        """
        + endpoints.stream()
            .map(e -> "| `%s` | %s |%n".formatted(e.name(), e.verb()))
            .collect(joining())
        + """

        Paths under `/internal` need `operate`, and those under `/actuator` but for the health of the gateway.

        ## Actions of the cloud API

        By the first word of the name; an action that begins with any other word keeps the gateway from starting.

        | action | verb |
        |---|---|
        """
        + actions.stream()
            .map(a -> "| `%s` | %s |%n".formatted(a.name(), a.verb().word()))
            .collect(joining());
  }

  private static String row(Verb verb) {
    var cells =
        Stream.concat(
            ROLES.stream().map(role -> verb.isFor(role) ? "yes" : "no"),
            Stream.of(
                verb.isAboutOneAccount()
                    ? "`account-required`"
                    : verb == Verb.READ ? "of all accounts" : "yes"));
    return "| %s | %s | %s |%n"
        .formatted(verb.word(), cells.collect(joining(" | ")), MEANINGS.get(verb));
  }

  private static String word(Role role) {
    return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
