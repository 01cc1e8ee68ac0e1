package dev.landbridge.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What a caller named its request, and what the request was.
 *
 * @param scope whose key it is; another caller's equal key is another key, since it may not hear
 *     the answer
 * @param key empty where none was given
 */
record IdempotencyKey(String scope, String key, byte[] requestHash) {
  static final String HEADER = "Idempotency-Key";
  private static final int LONGEST = 255;

  static IdempotencyKey of(BufferedRequest request) {
    var header = request.getHeader(HEADER);
    if (header == null) {
      return new IdempotencyKey("", "", new byte[0]);
    }
    var key = header.strip();
    if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new MalformedRequest(HEADER, "Expected 1 to 255 printable ASCII characters");
    }
    var scope =
        Callers.of(request)
            .map(caller -> caller.account().map(Record::toString).orElse("") + "/" + caller.actor())
            .orElse("");
    return new IdempotencyKey(scope, key, hash(request));
  }

  boolean isGiven() {
    return !key.isEmpty();
  }

  /** No two have the same. */
  String name() {
    return scope + '\n' + key;
  }

  private static byte[] hash(BufferedRequest request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.getMethod().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(request.getRequestURI().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      var query = request.getQueryString();
      digest.update((query == null ? "" : query).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return digest.digest(request.body());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java to know SHA-256", e);
    }
  }
}
