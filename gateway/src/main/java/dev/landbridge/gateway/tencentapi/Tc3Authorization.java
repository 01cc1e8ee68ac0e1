package dev.landbridge.gateway.tencentapi;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Authorization} header of TC3-HMAC-SHA256, taken apart; nothing of it is believed. */
record Tc3Authorization(
    String keyId, String date, String service, List<String> signedHeaders, String signature) {
  static final String ALGORITHM = "TC3-HMAC-SHA256";
  private static final int LONGEST = 2048;
  private static final Pattern FORM =
      Pattern.compile(
          ALGORITHM
              + " +Credential=([^/, ]{1,128})/([0-9]{4}-[0-9]{2}-[0-9]{2})/([a-z0-9_-]{1,64})"
              + "/tc3_request, *SignedHeaders=([A-Za-z0-9_-]+(?:;[A-Za-z0-9_-]+)*)"
              + ", *Signature=([0-9a-f]{64})");

  Tc3Authorization {
    signedHeaders = List.copyOf(signedHeaders);
  }

  /** Empty where the header is not of the form. */
  static Optional<Tc3Authorization> parse(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    var parts = FORM.matcher(header);
    return parts.matches()
        ? Optional.of(
            new Tc3Authorization(
                parts.group(1),
                parts.group(2),
                parts.group(3),
                List.of(parts.group(4).split(";")),
                parts.group(5)))
        : Optional.empty();
  }

  /** Without these two a signature could be moved to another request. */
  boolean coversTheEssential() {
    return signedHeaders.contains("content-type") && signedHeaders.contains("host");
  }

  String scope() {
    return date + "/" + service + "/tc3_request";
  }
}
