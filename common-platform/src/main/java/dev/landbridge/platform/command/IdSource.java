package dev.landbridge.platform.command;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Function;

/** Makes identifiers: a prefix and 17 random hexadecimal digits. */
public final class IdSource {
  private final SecureRandom random = new SecureRandom();

  public <T> T next(Function<String, T> parse, String prefix) {
    var bytes = new byte[9];
    random.nextBytes(bytes);
    return parse.apply(prefix + HexFormat.of().formatHex(bytes).substring(1));
  }
}
