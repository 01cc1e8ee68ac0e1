package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests of the cloud API by hand: the vendor's SDK signs rightly only. */
public record CloudSigner(String keyId, String secret, String host) {
  private static final String ALGORITHM = "TC3-HMAC-SHA256";

  /** From id and secret of a key with a dot between. */
  static CloudSigner of(String bearer, String host) {
    var dot = bearer.indexOf('.');
    return new CloudSigner(bearer.substring(0, dot), bearer.substring(dot + 1), host);
  }

  /**
   * The header {@code Authorization} of a request for {@code /}.
   *
   * @param query raw, empty where there is none
   * @param timestamp as it stands in the header
   * @param date of the scope
   */
  public String authorization(
      String method, String query, byte[] body, String timestamp, String date) {
    var canonical =
        "%s\n/\n%s\ncontent-type:application/json\nhost:%s\n\ncontent-type;host\n%s"
            .formatted(method, query, host, sha256(body));
    var scope = date + "/vpc/tc3_request";
    var toSign =
        "%s\n%s\n%s\n%s".formatted(ALGORITHM, timestamp, scope, sha256(canonical.getBytes(UTF_8)));
    var key = hmac(hmac(hmac(("TC3" + secret).getBytes(UTF_8), date), "vpc"), "tc3_request");
    return "%s Credential=%s/%s, SignedHeaders=content-type;host, Signature=%s"
        .formatted(ALGORITHM, keyId, scope, HexFormat.of().formatHex(hmac(key, toSign)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new LinkageError("Expected every Java to know SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new LinkageError("Expected every Java to know HMAC", e);
    }
  }
}
