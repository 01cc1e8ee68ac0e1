package dev.landbridge.gateway.tencentapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.landbridge.gateway.secret.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** TC3-HMAC-SHA256: what the holder of a secret would have written under a request. */
final class Tc3Signature {
  private static final String HMAC = "HmacSHA256";
  private static final String HOST = "host";
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private Tc3Signature() {}

  /**
   * Whether the signature shown is the one of this secret. Every host that could have been meant is
   * computed, whichever fits, so that the time tells nothing.
   */
  static boolean matches(Tc3Authorization shown, SignedRequest request, Secret secret) {
    boolean found = false;
    for (var host : hosts(request.header(HOST))) {
      var expected = of(shown, request, host, secret);
      found |= MessageDigest.isEqual(expected.getBytes(UTF_8), shown.signature().getBytes(UTF_8));
    }
    return found;
  }

  /** With or without the port: of the vendor's own clients some sign the one, some the other. */
  private static List<String> hosts(String host) {
    var port = host.lastIndexOf(':');
    return port > host.lastIndexOf(']')
        ? List.of(host, host.substring(0, port))
        : List.of(host, host + ":443", host + ":80");
  }

  private static String of(
      Tc3Authorization shown, SignedRequest request, String host, Secret secret) {
    var toSign =
        Stream.of(
                Tc3Authorization.ALGORITHM,
                request.header("x-tc-timestamp"),
                shown.scope(),
                sha256(canonical(shown, request, host).getBytes(UTF_8)))
            .collect(joining("\n"));
    var ofDate = hmac(("TC3" + secret.reveal()).getBytes(UTF_8), shown.date());
    var ofService = hmac(ofDate, shown.service());
    return hex(hmac(hmac(ofService, "tc3_request"), toSign));
  }

  static String canonical(Tc3Authorization shown, SignedRequest request, String host) {
    var headers =
        shown.signedHeaders().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .map(name -> name + ":" + canonical(name.equals(HOST) ? host : request.header(name)))
            .collect(joining("\n", "", "\n"));
    return Stream.of(
            request.method(),
            "/",
            request.method().equals("GET") ? request.query() : "", // of others none is signed
            headers,
            String.join(";", shown.signedHeaders()),
            sha256(payload(request)))
        .collect(joining("\n"));
  }

  private static String canonical(String value) {
    return value.strip().toLowerCase(Locale.ROOT);
  }

  private static byte[] payload(SignedRequest request) {
    return request.header("x-tc-content-sha256").equals(UNSIGNED)
        ? UNSIGNED.getBytes(UTF_8)
        : request.body();
  }

  static String sha256(byte[] bytes) {
    try {
      return hex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every Java to know SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected every Java to know " + HMAC, e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
