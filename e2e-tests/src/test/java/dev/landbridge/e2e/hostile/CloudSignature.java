package dev.landbridge.e2e.hostile;

import static dev.landbridge.e2e.hostile.Spite.once;
import static dev.landbridge.e2e.hostile.Spite.pick;

import dev.landbridge.e2e.CloudSigner;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/** Signs requests of the cloud API, now and then wrongly. */
record CloudSignature(CloudSigner signer) {
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
    var question = draft.target.indexOf('?');
    draft.header(
        "Authorization",
        signer.authorization(
            draft.method,
            question < 0 ? "" : draft.target.substring(question + 1),
            draft.body,
            at,
            json.isHostile() ? "1970-01-01" : date.toString()));
  }
}
