package dev.landbridge.gateway.tencentapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class Tc3AuthorizationTest {
  private static final String SIGNATURE = "0123456789abcdef".repeat(4);

  private static String header(String credential, String signedHeaders, String signature) {
    return "TC3-HMAC-SHA256 Credential=%s, SignedHeaders=%s, Signature=%s"
        .formatted(credential, signedHeaders, signature);
  }

  @Test
  void theHeaderIsTakenApart() {
    var header = header("AKID1234/2023-11-14/vpc/tc3_request", "content-type;host", SIGNATURE);
    assertThat(Tc3Authorization.parse(header))
        .contains(
            new Tc3Authorization(
                "AKID1234", "2023-11-14", "vpc", List.of("content-type", "host"), SIGNATURE));
    assertThat(Tc3Authorization.parse(header.replace(", ", ","))).isPresent();
  }

  @Test
  void anythingElseIsNone() {
    var credential = "AKID1234/2023-11-14/vpc/tc3_request";
    for (var header :
        new String[] {
          "",
          "Bearer key.secret",
          "TC3-HMAC-SHA256",
          header("AKID1234/2023-11-14/vpc", "content-type;host", SIGNATURE),
          header("AKID1234/2023-11-14/vpc/aws4_request", "content-type;host", SIGNATURE),
          header("AKID1234/14.11.2023/vpc/tc3_request", "content-type;host", SIGNATURE),
          header("/2023-11-14/vpc/tc3_request", "content-type;host", SIGNATURE),
          header(credential, "", SIGNATURE),
          header(credential, "content-type;", SIGNATURE),
          header(credential, "content-type;host", SIGNATURE.substring(1)),
          header(credential, "content-type;host", SIGNATURE.replace('a', 'A')),
          header(credential, "content-type;host" + ";x".repeat(2000), SIGNATURE),
          header(credential, "content-type;host", SIGNATURE) + " "
        }) {
      assertThat(Tc3Authorization.parse(header)).as(header).isEmpty();
    }
  }

  @Test
  void moreHeadersMayBeSignedAndNotLess() {
    var credential = "AKID1234/2023-11-14/vpc/tc3_request";
    assertThat(signing(credential, "content-type;host;x-tc-action")).isTrue();
    assertThat(signing(credential, "content-type")).isFalse();
    assertThat(signing(credential, "host;x-tc-action")).isFalse();
  }

  private static boolean signing(String credential, String signedHeaders) {
    return Tc3Authorization.parse(header(credential, signedHeaders, SIGNATURE))
        .orElseThrow()
        .coversTheEssential();
  }
}
