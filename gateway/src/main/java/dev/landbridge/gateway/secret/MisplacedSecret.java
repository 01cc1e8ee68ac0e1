package dev.landbridge.gateway.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.landbridge.platform.web.ProblemException;
import java.net.URLDecoder;
import java.util.stream.Stream;

/**
 * Refuses a request that shows the secret of its caller anywhere but where it authenticates: there
 * it would be stored as a name, become an event, be logged and told again.
 */
public final class MisplacedSecret {
  private MisplacedSecret() {}

  /**
   * Throws a problem where it is found.
   *
   * @param request all texts of the request: its address, headers and body
   */
  public static void refuse(Secret secret, Stream<String> request) throws ProblemException {
    var text = secret.reveal();
    var quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
    if (request.anyMatch(
        part -> part.contains(text) || part.contains(quoted) || decoded(part).contains(text))) {
      throw SecretProblems.misplaced();
    }
  }

  private static String decoded(String part) {
    try {
      return part.indexOf('%') < 0 ? part : URLDecoder.decode(part, UTF_8);
    } catch (IllegalArgumentException _) {
      return part; // no such encoding: somebody else says so
    }
  }
}
