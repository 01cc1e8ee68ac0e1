package dev.landbridge.gateway.edge;

import dev.landbridge.events.account.AccountId;
import dev.landbridge.platform.web.ProblemException;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What the edge itself refuses. */
final class EdgeProblems {
  private static final String TOO_MANY = "too-many-at-once";

  private EdgeProblems() {}

  /** One answer for no key, an unknown one, a disabled one and a wrong secret. */
  static ProblemException unauthenticated() {
    return new ProblemException(
        HttpStatus.UNAUTHORIZED,
        "unauthenticated",
        "Expected the header Authorization: Bearer <keyId>.<secret> with an enabled key");
  }

  static boolean isUnauthenticated(ProblemException problem) {
    return problem.problem().status() == HttpStatus.UNAUTHORIZED;
  }

  static ProblemException accountSuspended(AccountId account) {
    return new ProblemException(
        HttpStatus.FORBIDDEN,
        "account-suspended",
        "Expected account " + account + " to be active, but it is suspended");
  }

  static ProblemException onlyTheOperatorActsForOthers() {
    return new ProblemException(
        HttpStatus.FORBIDDEN,
        "not-allowed",
        "Expected the header Landbridge-Account from the operator only");
  }

  static ProblemException rateLimited(long seconds) {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS,
        "rate-limited",
        "Expected fewer requests of this account; try again in " + seconds + " s",
        Map.of("retryAfterSeconds", seconds));
  }

  static ProblemException tooManyFailures(long seconds) {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-failed-authentications",
        "Expected fewer wrong keys from this address; try again in " + seconds + " s",
        Map.of("retryAfterSeconds", seconds));
  }

  static ProblemException tooManyAtOnce(int most) {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS,
        TOO_MANY,
        "Expected at most " + most + " requests of this sender at once; wait for their answers",
        Map.of("limit", most));
  }

  static ProblemException tooManyBodies() {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS,
        TOO_MANY,
        "Expected fewer bodies of this sender to arrive at once; send them faster, or one by one");
  }

  static ProblemException waitedTooLong(Duration patience) {
    return new ProblemException(
        HttpStatus.TOO_MANY_REQUESTS,
        TOO_MANY,
        "Expected a turn within "
            + patience.toSeconds()
            + " s, but earlier requests of this sender take longer; nothing was done");
  }

  static ProblemException methodNotAllowed() {
    return new ProblemException(
        HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed", "Expected another method");
  }

  static ProblemException noSuchPath() {
    return new ProblemException(HttpStatus.NOT_FOUND, "no-such-path", "Expected a documented path");
  }

  static ProblemException serviceUnavailable(Upstream upstream) {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "service-unavailable",
        "Expected " + upstream.name() + " to answer, but it cannot be reached now");
  }

  static ProblemException notCaughtUp(Upstream upstream) {
    return new ProblemException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "not-caught-up",
        "Expected " + upstream.name() + " to tell how far it is, but it has not yet; try again");
  }

  static ProblemException outcomeUnknown(Upstream upstream) {
    return new ProblemException(
        HttpStatus.BAD_GATEWAY,
        "outcome-unknown",
        "Expected "
            + upstream.name()
            + " to answer, but it broke off; the request may have had effect");
  }

  static ProblemException serviceTimeout(Upstream upstream) {
    return new ProblemException(
        HttpStatus.GATEWAY_TIMEOUT,
        "service-timeout",
        "Expected " + upstream.name() + " to answer in time; the request may have had effect");
  }
}
