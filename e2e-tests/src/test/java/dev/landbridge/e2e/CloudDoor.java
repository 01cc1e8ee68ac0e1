package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.testkit.HttpProbe;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;

/**
 * Asks for actions of the cloud API, signed by hand, since the vendor's SDK signs rightly only.
 *
 * @param bearer id and secret of a key; empty where nothing is signed
 */
record CloudDoor(URI url, String bearer) {

  /** The {@code Response}. */
  JsonNode call(String action, String body) {
    var now = Instant.now();
    var probe =
        HttpProbe.of(url.toString())
            .with("X-TC-Action", action)
            .with("X-TC-Version", "2017-03-12")
            .with("X-TC-Region", "ap-guangzhou")
            .with("X-TC-Timestamp", Long.toString(now.getEpochSecond()));
    if (!bearer.isEmpty()) {
      probe = probe.with("Authorization", signature(now, body));
    }
    return probe.post("/", body).expect(200).body().path("Response");
  }

  /** Empty where nothing is refused. */
  static String code(JsonNode response) {
    return response.at("/Error/Code").asString("");
  }

  private String signature(Instant now, String body) {
    var dot = bearer.indexOf('.');
    var date = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
    var canonical =
        "POST\n/\n\ncontent-type:application/json\nhost:%s\n\ncontent-type;host\n%s"
            .formatted(url.getAuthority(), sha256(body));
    var scope = date + "/vpc/tc3_request";
    var toSign =
        "TC3-HMAC-SHA256\n%d\n%s\n%s".formatted(now.getEpochSecond(), scope, sha256(canonical));
    var secret = ("TC3" + bearer.substring(dot + 1)).getBytes(UTF_8);
    var key = hmac(hmac(hmac(secret, date), "vpc"), "tc3_request");
    return "TC3-HMAC-SHA256 Credential=%s/%s, SignedHeaders=content-type;host, Signature=%s"
        .formatted(bearer.substring(0, dot), scope, HexFormat.of().formatHex(hmac(key, toSign)));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
