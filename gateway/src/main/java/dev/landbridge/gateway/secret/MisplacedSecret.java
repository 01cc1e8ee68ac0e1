package dev.landbridge.gateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.platform.web.ProblemException;
import java.net.URLDecoder;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Refuses a request that shows the secret of its caller anywhere but where it authenticates: there
 * it would be stored as a name, become an event, be logged and told again.
 */
public final class MisplacedSecret {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  private MisplacedSecret() {}

  /**
   * Throws a problem where it is found.
   *
   * @param request all texts of the request: its address, headers and body
   */
  public static void refuse(Secret secret, Stream<String> request) throws ProblemException {
    var text = secret.reveal();
    if (request.flatMap(MisplacedSecret::readings).anyMatch(each -> each.contains(text))) {
      throw SecretProblems.misplaced();
    }
  }

  /** A body as text: the zero bytes of wider encodings, in which JSON may come, are left out. */
  public static String text(byte[] body) {
    return new String(body, UTF_8).replace("\0", "");
  }

  /** As it is, as JSON, as an address with and without pluses for spaces. */
  private static Stream<String> readings(String part) {
    return Stream.of(part, unquoted(part), decoded(part), decoded(part.replace("+", "%2B")));
  }

  private static String unquoted(String part) {
    return part.indexOf('\\') < 0
        ? part
        : ESCAPE.matcher(part).replaceAll(found -> Matcher.quoteReplacement(meant(found)));
  }

  private static String meant(MatchResult escape) {
    return escape.group(1) == null
        ? escape.group(2)
        : Character.toString((char) HexFormat.fromHexDigits(escape.group(1)));
  }

  private static String decoded(String part) {
    try {
      return part.indexOf('%') < 0 ? part : URLDecoder.decode(part, UTF_8);
    } catch (IllegalArgumentException _) {
      return part; // no such encoding: somebody else says so
    }
  }
}
