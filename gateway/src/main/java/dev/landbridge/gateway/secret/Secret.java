package dev.landbridge.gateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.events.MalformedValue;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/** What only the holder of a key knows; compares without leaking time and never prints itself. */
public final class Secret {
  private static final int FEWEST = 16;
  private static final int MOST = 128;
  private static final int RANDOM_BYTES = 32;

  private final byte[] bytes;

  private Secret(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The malformed text is not repeated in the message: it may be nearly right. */
  public static Secret parse(String text) {
    if (!isWellFormed(text)) {
      throw new MalformedValue("16 to 128 printable ASCII characters without spaces", "***");
    }
    return new Secret(text.getBytes(UTF_8));
  }

  public static boolean isWellFormed(String text) {
    return text.length() >= FEWEST
        && text.length() <= MOST
        && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  public static Secret random(SecureRandom random) {
    var bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    return parse(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  static Secret of(byte[] bytes) {
    return new Secret(bytes);
  }

  /** In constant time for texts of one length. */
  public boolean matches(String text) {
    return MessageDigest.isEqual(bytes, text.getBytes(UTF_8));
  }

  /** For the one answer that shows it, and for signatures computed with it. */
  public String reveal() {
    return new String(bytes, UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
