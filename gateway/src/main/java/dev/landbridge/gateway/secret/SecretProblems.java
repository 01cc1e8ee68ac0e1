package dev.landbridge.gateway.secret;

import dev.landbridge.platform.web.ProblemException;
import org.springframework.http.HttpStatus;

/** What callers hear when a secret cannot be opened, or was shown in the wrong place. */
final class SecretProblems {
  private SecretProblems() {}

  /** Not the caller's fault, and over as soon as the operator has put the key back. */
  static ProblemException masterKeyMissing(int number) {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "master-key-missing",
        "The gateway lacks master key " + number + ", which this is sealed with");
  }

  static ProblemException misplaced() {
    return new ProblemException(
        HttpStatus.BAD_REQUEST,
        "secret-in-request",
        "Expected the secret of the key in no other place than the one that authenticates; nothing"
            + " was done. Whoever saw the request has seen the secret: make another key");
  }
}
