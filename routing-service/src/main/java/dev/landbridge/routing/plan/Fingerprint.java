package dev.landbridge.routing.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short name that follows from a content: equal contents have equal ones. */
public final class Fingerprint {
  private static final int VERSION_DIGITS = 13; // 52 bits: exact in every JSON reader

  private Fingerprint() {}

  /** So many hexadecimal digits, at most 64. */
  public static String of(String content, int digits) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every JDK to have SHA-256", e);
    }
  }

  /** For an {@code ETag} of what is computed and has no version of its own. */
  public static long version(String content) {
    return Long.parseLong(of(content, VERSION_DIGITS), 16);
  }
}
