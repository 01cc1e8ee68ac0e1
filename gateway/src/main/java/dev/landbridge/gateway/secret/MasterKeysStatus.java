package dev.landbridge.gateway.secret;

import dev.landbridge.gateway.secret.SealedSecretsRegister.Count;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the operator is told of the master keys: numbers, never keys.
 *
 * @param sealing the one that seals
 * @param known all that this gateway has
 * @param missing those that secrets are sealed with and this gateway does not have
 * @param refused why what is in the file now does not count
 * @param damaged how many secrets the known key that sealed them does not open any more
 * @param sealed how many secrets of all gateways are sealed with which
 */
record MasterKeysStatus(
    int sealing,
    Set<Integer> known,
    Set<Integer> missing,
    @Nullable String refused,
    int damaged,
    List<Count> sealed) {

  /** Written into a sealed secret by hand: its master key is lost, and it is given up. */
  private static final int LOST = 0;

  static MasterKeysStatus of(KeyRing ring, List<Count> sealed, int damaged) {
    var keys = ring.keys();
    var missing = new TreeSet<Integer>();
    sealed.forEach(count -> missing.add(count.masterKey()));
    missing.removeAll(keys.numbers());
    missing.remove(LOST);
    return new MasterKeysStatus(
        keys.current(), keys.numbers(), missing, ring.refusal().orElse(null), damaged, sealed);
  }

  boolean isWell() {
    return missing.isEmpty() && refused == null && damaged == 0;
  }

  /** Secrets that nobody gets at here. */
  long unreadable() {
    return damaged + withoutKey();
  }

  private long withoutKey() {
    return sealed.stream()
        .filter(count -> missing.contains(count.masterKey()))
        .mapToLong(Count::secrets)
        .sum();
  }

  /** A sentence for a log or an exception. */
  String whatIsMissing() {
    return "Expected master keys %s, since %d secrets are sealed with them, but there are only %s"
        .formatted(missing, withoutKey(), known);
  }
}
