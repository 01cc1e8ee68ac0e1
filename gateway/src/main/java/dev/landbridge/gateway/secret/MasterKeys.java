package dev.landbridge.gateway.secret;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that secrets are sealed with, numbered 1 to 255. The first seals; the others still open
 * what they once sealed, so that a key can be replaced while everything runs.
 */
final class MasterKeys {
  private static final int KEY_BYTES = 32;
  private static final String FORM =
      "Expected a master key as base64 of 32 bytes, or lines '<number 1-255>:<base64>', the first"
          + " in use";

  private final int current;
  private final Map<Integer, SecretKey> keys;

  private MasterKeys(int current, Map<Integer, SecretKey> keys) {
    this.current = current;
    this.keys = Map.copyOf(keys);
  }

  /** Lines or comma-separated parts; a key without a number is number 1. */
  static MasterKeys parse(String text) {
    var keys = new LinkedHashMap<Integer, SecretKey>();
    for (var part : text.strip().split("[\\s,]+")) {
      var colon = part.indexOf(':');
      var number = colon < 0 ? 1 : number(part.substring(0, colon));
      if (keys.put(number, key(part.substring(colon + 1))) != null) {
        throw new IllegalArgumentException(FORM + "; number " + number + " occurs twice");
      }
    }
    return new MasterKeys(keys.keySet().iterator().next(), keys);
  }

  private static int number(String text) {
    try {
      var number = Integer.parseInt(text);
      if (number >= 1 && number <= 255) {
        return number;
      }
    } catch (NumberFormatException _) {
      // falls through: the same answer, without the text, which may be half a key
    }
    throw new IllegalArgumentException(FORM);
  }

  private static SecretKey key(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(FORM);
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(FORM + "; got " + bytes.length + " bytes");
    }
    return new SecretKeySpec(bytes, "AES");
  }

  int current() {
    return current;
  }

  SecretKey inUse() {
    return Objects.requireNonNull(keys.get(current));
  }

  Optional<SecretKey> key(int number) {
    return Optional.ofNullable(keys.get(number));
  }

  Set<Integer> numbers() {
    return new TreeSet<>(keys.keySet());
  }

  /**
   * Whether these may take the place of {@code others}: a number stands for one key for ever, and
   * what is still needed stays.
   */
  void requireToSucceed(MasterKeys others, Set<Integer> needed) {
    for (var number : others.numbers()) {
      var key = keys.get(number);
      if (key == null && needed.contains(number)) {
        throw new IllegalArgumentException(
            "Expected master key %d to stay, since secrets are sealed with it, but there is only %s"
                .formatted(number, this));
      }
      if (key != null && !key.equals(others.keys.get(number))) {
        throw new IllegalArgumentException(
            "Expected another key to have another number than " + number);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MasterKeys that && current == that.current && keys.equals(that.keys);
  }

  @Override
  public int hashCode() {
    return Objects.hash(current, keys.keySet());
  }

  @Override
  public String toString() {
    return "MasterKeys" + numbers();
  }
}
