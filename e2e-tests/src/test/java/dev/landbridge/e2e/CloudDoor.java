package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.testkit.HttpProbe;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
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
    return CloudSigner.of(bearer, url.getAuthority())
        .authorization(
            "POST",
            "",
            body.getBytes(UTF_8),
            Long.toString(now.getEpochSecond()),
            now.atZone(ZoneOffset.UTC).toLocalDate().toString());
  }
}
