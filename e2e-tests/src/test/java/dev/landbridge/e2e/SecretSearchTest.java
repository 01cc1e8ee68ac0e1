package dev.landbridge.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A search that finds nothing must be able to find something. */
class SecretSearchTest {
  private static final String SECRET = "Gu5t9xGARNpq\"86cd+98jo/QYCN3&EXAMPLE";
  private final SecretSearch search = new SecretSearch();

  SecretSearchTest() {
    search.add("it", SECRET);
  }

  private static List<String> told() {
    var bytes = SECRET.getBytes(UTF_8);
    return List.of(
        SECRET,
        SECRET.substring(0, 16),
        SECRET.substring(SECRET.length() - 16),
        SECRET.replace("\"", "\\\""),
        SECRET.replace("\"", "\\\"").replace("/", "\\/"),
        SECRET.replace("\"", "\\u0022").replace("&", "\\u0026"),
        "Gu5t9xGARNpq\\u002286cd\\u002b98jo\\u002fQYCN3\\u0026EXAMPLE",
        "Gu5t9xGARNpq\\u002286cd\\u002B98jo\\u002FQYCN3\\u0026EXAMPLE",
        URLEncoder.encode(SECRET, UTF_8),
        HexFormat.of().formatHex(bytes),
        HexFormat.of().withUpperCase().formatHex(bytes),
        base64("", SECRET),
        base64("1", SECRET),
        base64("12", SECRET),
        Base64.getUrlEncoder().encodeToString(("id:" + SECRET + "\n").getBytes(UTF_8)));
  }

  private static String base64(String before, String secret) {
    return Base64.getEncoder().encodeToString((before + secret + "after").getBytes(UTF_8));
  }

  @Test
  void aSecretIsFoundInEveryFormAndAtEveryPlace() {
    for (var form : told()) {
      for (var before : List.of("", "x", "\0".repeat(5000), "a longer text ")) {
        for (var after : List.of("", "\n", "\0".repeat(5000))) {
          assertThat(search.in(before + form + after)).as(form).isNotEmpty();
        }
      }
    }
  }

  @Test
  void whatIsNoSecretIsNotFound() {
    for (var form : told()) {
      assertThat(search.in(form.substring(1, 14) + "\0".repeat(9000))).as(form).isEmpty();
    }
    assertThat(search.in(SECRET.substring(0, 15) + "x" + SECRET.substring(17, 30))).isEmpty();
    assertThat(search.in("")).isEmpty();
  }

  @Test
  void rawBytesAreFound() {
    var key = new byte[32];
    key[0] = -1;
    key[31] = -128;
    search.add("key", key);
    assertThat(search.in(key)).contains("key");
    assertThat(search.in("1:" + Base64.getEncoder().encodeToString(key))).contains("key in base64");
  }
}
