package dev.landbridge.gateway.edge;

import dev.landbridge.events.MalformedValue;
import dev.landbridge.events.account.ApiKeyId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a caller shows: the id of a key and, not yet believed, its secret. */
record Bearer(ApiKeyId keyId, String secret) {
  private static final String SCHEME = "Bearer ";
  private static final int LONGEST = 256;

  /** Empty where the header is no bearer of ours; the reason is nobody's business. */
  static Optional<Bearer> parse(@Nullable String authorization) {
    if (authorization == null
        || authorization.length() > LONGEST
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    return split(authorization.substring(SCHEME.length()).strip());
  }

  /** Key ids have no dot; secrets may have. */
  static Optional<Bearer> split(String text) {
    var dot = text.indexOf('.');
    try {
      return dot < 0
          ? Optional.empty()
          : Optional.of(new Bearer(new ApiKeyId(text.substring(0, dot)), text.substring(dot + 1)));
    } catch (MalformedValue _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "Bearer[" + keyId + ".***]";
  }
}
