package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.landbridge.gateway.secret.Secret;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published samples, recomputed, and what must not make a difference. */
class Tc3SignatureTest {
  private static final String JSON = "application/json; charset=utf-8";
  private static final String GUIDE_KEY = "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE";
  private static final Secret GUIDE = Secret.parse("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE");
  private static final Secret OWN = Secret.parse("SecretKeyExample0001");
  private static final String GUIDE_BODY =
      "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"],"
          + " \"Name\": \"instance-name\"}]}";
  private static final String OWN_BODY = "{\"PeeringConnectionId\":\"pcx-aw8hzt6c\"}";
  private static final String OWN_SIGNATURE =
      "6cf861ef4228f5021d528b2b24585577e70634c5e9d81752b9ceaa07dfe50ef8";

  private static Tc3Authorization shown(String scope, String signedHeaders, String signature) {
    return Tc3Authorization.parse(
            "TC3-HMAC-SHA256 Credential="
                + scope
                + "/tc3_request, SignedHeaders="
                + signedHeaders
                + ", Signature="
                + signature)
        .orElseThrow();
  }

  private static SignedRequest post(String host, String timestamp, String body) {
    return new SignedRequest(
        "POST",
        "",
        Map.of("host", host, "content-type", JSON, "x-tc-timestamp", timestamp),
        () -> body.getBytes(UTF_8),
        "127.0.0.1");
  }

  private static SignedRequest with(SignedRequest request, String name, String value) {
    var headers = new LinkedHashMap<>(request.headers());
    headers.put(name, value);
    return new SignedRequest(
        request.method(), request.query(), headers, request.whole(), request.address());
  }

  private static SignedRequest guide() {
    return post("cvm.tencentcloudapi.com", "1551113065", GUIDE_BODY);
  }

  private static SignedRequest own(String host) {
    return post(host, "1700000000", OWN_BODY);
  }

  private static Tc3Authorization ownShown() {
    return shown("AKIDEXAMPLE0001/2023-11-14/vpc", "content-type;host", OWN_SIGNATURE);
  }

  @Test
  void theGuidesGet() {
    var request =
        new SignedRequest(
            "GET",
            "Limit=10&Offset=0",
            Map.of(
                "host", "cvm.tencentcloudapi.com",
                "content-type", "application/x-www-form-urlencoded",
                "x-tc-timestamp", "1539084154"),
            () -> new byte[0],
            "127.0.0.1");
    var shown =
        shown(
            GUIDE_KEY + "/2018-10-09/cvm",
            "content-type;host",
            "5da7a33f6993f0614b047e5df4582db9e9bf4672ba50567dba16c6ccf174c474");
    assertThat(Tc3Signature.matches(shown, request, GUIDE)).isTrue();
  }

  /** Of a POST no query is signed, whatever one says; of a GET all of it. */
  @Test
  void onlyTheQueryOfAGetIsSigned() {
    var post = own("vpc.example.test");
    assertThat(Tc3Signature.matches(ownShown(), asked(post, "POST", "a=b"), OWN)).isTrue();
    assertThat(canonicalHash(ownShown(), asked(post, "GET", "a=b")))
        .isNotEqualTo(canonicalHash(ownShown(), asked(post, "GET", "a=c")));
  }

  private static SignedRequest asked(SignedRequest request, String method, String query) {
    return new SignedRequest(method, query, request.headers(), request.whole(), "127.0.0.1");
  }

  @Test
  void theGuidesPost() {
    var shown =
        shown(
            GUIDE_KEY + "/2019-02-25/cvm",
            "content-type;host",
            "72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168");
    assertThat(Tc3Signature.sha256(guide().body()))
        .isEqualTo("35e9c5b0e3ae67532d3c9f17ead6c90222632e5b1ff7f6e89887f1398934f064");
    assertThat(canonicalHash(shown, guide()))
        .isEqualTo("5ffe6a04c0664d6b969fab9a13bdab201d63ee709638e2749d62a09ca18d7031");
    assertThat(Tc3Signature.matches(shown, guide(), GUIDE)).isTrue();
  }

  @Test
  void theGuidesPostWithASignedAction() {
    var shown =
        shown(
            GUIDE_KEY + "/2019-02-25/cvm",
            "content-type;host;x-tc-action",
            "644be983de9a8a3f00db8eadaba61467c3b429e2215758ba897b738ca469fd26");
    var request = with(guide(), "x-tc-action", "DescribeInstances");
    assertThat(Tc3Signature.matches(shown, request, GUIDE)).isTrue();
  }

  @Test
  void ourOwnPost() {
    assertThat(canonicalHash(ownShown(), own("vpc.example.test")))
        .isEqualTo("d85612d18ec5ca4cd695d1eabc825e1faacd1d0cdafa170626b48913a120e69b");
    assertThat(Tc3Signature.matches(ownShown(), own("vpc.example.test"), OWN)).isTrue();
  }

  @Test
  void ourOwnPostWithASignedAction() {
    var shown =
        shown(
            "AKIDEXAMPLE0001/2023-11-14/vpc",
            "content-type;host;x-tc-action",
            "8d8553cddee9212f78ba47bb683daea16b30438775ce13d325ec88946401b435");
    var request = with(own("vpc.example.test"), "x-tc-action", "AcceptVpcPeeringConnection");
    assertThat(canonicalHash(shown, request))
        .isEqualTo("0d4a39262e4233a7c3f983c1084b3cde52895a44d6da01175429d4fff6585d59");
    assertThat(Tc3Signature.matches(shown, request, OWN)).isTrue();
  }

  private static String canonicalHash(Tc3Authorization shown, SignedRequest request) {
    return Tc3Signature.sha256(
        Tc3Signature.canonical(shown, request, request.header("host")).getBytes(UTF_8));
  }

  /** The host that was signed had no port; the header has one. */
  @Test
  void theHostMayBeSignedWithoutItsPort() {
    assertThat(Tc3Signature.matches(ownShown(), own("vpc.example.test:8443"), OWN)).isTrue();
    assertThat(Tc3Signature.matches(ownShown(), own("VPC.Example.test"), OWN)).isTrue();
    assertThat(Tc3Signature.matches(ownShown(), own("other.example.test"), OWN)).isFalse();
  }

  @Test
  void whateverWasSignedMustBeAsItWas() {
    var request = own("vpc.example.test");
    assertThat(Tc3Signature.matches(ownShown(), request, GUIDE)).isFalse();
    assertThat(Tc3Signature.matches(ownShown(), with(request, "x-tc-timestamp", "1700000001"), OWN))
        .isFalse();
    assertThat(
            Tc3Signature.matches(
                ownShown(), with(request, "content-type", "application/json"), OWN))
        .isFalse();
    assertThat(
            Tc3Signature.matches(
                ownShown(), post("vpc.example.test", "1700000000", OWN_BODY + " "), OWN))
        .isFalse();
  }

  /** What was not signed may be anything. */
  @Test
  void anUnsignedPayloadIsItsOwnText() {
    var one = with(own("vpc.example.test"), "x-tc-content-sha256", "UNSIGNED-PAYLOAD");
    var other =
        with(
            post("vpc.example.test", "1700000000", "{}"),
            "x-tc-content-sha256",
            "UNSIGNED-PAYLOAD");
    assertThat(canonicalHash(ownShown(), one)).isEqualTo(canonicalHash(ownShown(), other));
  }
}
