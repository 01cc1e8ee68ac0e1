package dev.landbridge.gateway.secret;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master keys at hand. Those of a file are read again while the gateway serves, so that a key
 * is succeeded without a restart; what could not take their place is refused, and they stay.
 */
public final class KeyRing {
  private static final Logger log = LoggerFactory.getLogger(KeyRing.class);

  private static final Duration REREAD_AT_MOST_EVERY = Duration.ofSeconds(1);

  private final Supplier<String> source;
  private volatile MasterKeys keys;
  private long reread = System.nanoTime() - REREAD_AT_MOST_EVERY.toNanos();
  private volatile Optional<String> refusal = Optional.empty();

  public KeyRing(Supplier<String> source) {
    this.source = source;
    this.keys = MasterKeys.parse(source.get());
  }

  MasterKeys keys() {
    return keys;
  }

  /** Why what is in the file now does not count. */
  Optional<String> refusal() {
    return refusal;
  }

  /** Another gateway may have heard of a new key a moment earlier, and have sealed with it. */
  Optional<SecretKey> key(int number) {
    var found = keys.key(number);
    if (found.isPresent()) {
      return found;
    }
    if (mayReread()) {
      reread(keys::numbers);
    }
    return keys.key(number);
  }

  /** Whoever shows a key of which the master key is missing must not keep the disk busy. */
  private synchronized boolean mayReread() {
    long now = System.nanoTime();
    if (now - reread < REREAD_AT_MOST_EVERY.toNanos()) {
      return false;
    }
    reread = now;
    return true;
  }

  /**
   * Reads the file again.
   *
   * @param needed the numbers that may not go
   */
  synchronized void reread(Supplier<Set<Integer>> needed) {
    try {
      var found = MasterKeys.parse(source.get());
      if (!found.equals(keys)) {
        found.requireToSucceed(keys, needed.get());
        log.info("Master keys succeeded: {} instead of {}, {} seals", found, keys, found.current());
        keys = found;
      }
      refusal = Optional.empty();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      refuse(String.valueOf(e.getMessage()));
    }
  }

  private void refuse(String reason) {
    if (!refusal.equals(Optional.of(reason))) {
      log.error("Master keys refused, {} stay: {}", keys, reason);
    }
    refusal = Optional.of(reason);
  }
}
