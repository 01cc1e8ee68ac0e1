package dev.landbridge.e2e.hostile;

import static dev.landbridge.e2e.hostile.Spite.once;
import static dev.landbridge.e2e.hostile.Spite.pick;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests of the cloud API, now and then wrongly. */
record CloudSignature(String keyId, String secret, String host) {
  private static final List<String> TIMES =
      List.of("0", "-1", "x", "99999999999999999999", "", "1e9");
  private static final List<String> HEADERS =
      List.of(
          "TC3-HMAC-SHA256",
          "Bearer x",
          "TC3-HMAC-SHA256 Credential=, SignedHeaders=, Signature=",
          "TC3-HMAC-SHA256 Credential=a/b/c/d/e/f, SignedHeaders=host, Signature=zz",
          "TC3-HMAC-SHA256 " + "Credential=x,".repeat(300),
          "tc3-hmac-sha256 x",
          "");

  void sign(Draft draft, JsonGrammar json, RandomGenerator random) {
    var now = Long.toString(Instant.now().getEpochSecond());
    var at = json.isHostile() && once(random, 3) ? pick(random, TIMES) : now;
    draft.header("X-TC-Timestamp", at);
    if (json.isHostile() && once(random, 3)) {
      draft.header("Authorization", pick(random, HEADERS));
      return;
    }
    var date = Instant.ofEpochSecond(Long.parseLong(now)).atZone(ZoneOffset.UTC).toLocalDate();
    var scope = (json.isHostile() ? "1970-01-01" : date.toString()) + "/vpc/tc3_request";
    var question = draft.target.indexOf('?');
    var canonical =
        "%s\n/\n%s\ncontent-type:application/json\nhost:%s\n\ncontent-type;host\n%s"
            .formatted(
                draft.method,
                question < 0 ? "" : draft.target.substring(question + 1),
                host,
                sha256(draft.body));
    var toSign =
        "TC3-HMAC-SHA256\n%s\n%s\n%s".formatted(at, scope, sha256(canonical.getBytes(UTF_8)));
    var key = hmac(hmac(("TC3" + secret).getBytes(UTF_8), scope.split("/")[0]), "vpc");
    draft.header(
        "Authorization",
        "TC3-HMAC-SHA256 Credential=%s/%s, SignedHeaders=content-type;host, Signature=%s"
            .formatted(
                keyId, scope, HexFormat.of().formatHex(hmac(hmac(key, "tc3_request"), toSign))));
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
