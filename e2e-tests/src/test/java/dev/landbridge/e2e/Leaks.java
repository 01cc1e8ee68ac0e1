package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Searches what an installation has written for secrets, and for controls, which are no secrets:
 * what is not found where it must be says that the search saw nothing.
 */
public final class Leaks {
  private final Installation installation;
  private final SecretSearch secrets = new SecretSearch();
  private final SecretSearch controls = new SecretSearch();
  private final Map<String, Set<String>> found = new TreeMap<>();
  private final Map<String, Set<String>> seen = new TreeMap<>();

  public Leaks(Installation installation) {
    this.installation = installation;
  }

  public Leaks secret(String name, String secret) {
    secrets.add(name, secret);
    return this;
  }

  public Leaks control(String name, String text) {
    controls.add(name, text);
    return this;
  }

  /** The secrets that the installation keeps in files of its own, as they are by now. */
  public Leaks itsOwnSecrets() {
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
    return this;
  }

  /** In all that it has written. */
  void searchEverything() {
    new Writings(installation).read(this::search);
  }

  /** In what others get to see of it: tables, topics, the log and the terminal. */
  public Leaks searchWhatIsShown() {
    new Writings(installation).readWhatIsShown(this::search);
    return this;
  }

  void search(String where, String piece) {
    search(where, piece.getBytes(UTF_8));
  }

  private void search(String where, byte[] piece) {
    note(found, where, secrets.in(piece));
    var kind = where.replaceFirst("^(file [^/]*|[^ ]*).*", "$1");
    note(seen, kind, controls.in(piece));
  }

  private static void note(Map<String, Set<String>> notes, String where, Set<String> names) {
    if (!names.isEmpty()) {
      notes.computeIfAbsent(where, _ -> new TreeSet<>()).addAll(names);
    }
  }

  /** The names of the secrets, by the place where each was found. */
  public Map<String, Set<String>> found() {
    return found;
  }

  /** The names of the controls that were found in places of this kind. */
  public Set<String> seen(String kind) {
    return seen.getOrDefault(kind, Set.of());
  }
}
