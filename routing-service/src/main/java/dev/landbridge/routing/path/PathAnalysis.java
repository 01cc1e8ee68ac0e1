package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.landbridge.routing.path.Direction.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a question; both directions must be open for an answer to come back.
 *
 * @param blocker what to see to first
 * @param notConsidered what may stop packets although routes carry them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PathAnalysis(
    boolean reachable,
    Verdict verdict,
    @Nullable Blocker blocker,
    Direction forward,
    @JsonProperty("return") Direction back,
    @Nullable Protocol protocol,
    @Nullable Integer port,
    @Nullable Instant asOf,
    List<NotConsidered> notConsidered) {

  /** The answer in one word. */
  enum Verdict {
    REACHABLE,
    /** Some packets arrive and are answered, others are not. */
    PARTLY_REACHABLE,
    FORWARD_ONLY,
    RETURN_ONLY,
    UNREACHABLE,
    /** Too little is known to say. */
    UNKNOWN
  }

  /** What the question is about; it is told back, since no filter is known here. */
  enum Protocol {
    ANY,
    TCP,
    UDP,
    ICMP
  }

  /** What this system does not know. */
  enum NotConsidered {
    SECURITY_GROUPS,
    NETWORK_ACLS,
    /** Whether the servers run, listen, and send packets on. */
    HOST
  }

  static PathAnalysis of(Direction forward, Direction back) {
    return new PathAnalysis(
        forward.isOpen() && back.isOpen(),
        verdict(forward, back),
        first(forward, back).orElse(null),
        forward,
        back,
        null,
        null,
        null,
        List.of(NotConsidered.values()));
  }

  PathAnalysis about(@Nullable Protocol kind, @Nullable Integer number, @Nullable Instant moment) {
    return new PathAnalysis(
        reachable, verdict, blocker, forward, back, kind, number, moment, notConsidered);
  }

  PathAnalysis withoutAddress() {
    return new PathAnalysis(
        reachable,
        verdict,
        blocker,
        forward.withoutAddress(),
        back,
        protocol,
        port,
        asOf,
        notConsidered);
  }

  private static Verdict verdict(Direction forward, Direction back) {
    if (forward.state() == State.UNKNOWN
        || (forward.carriesSome() && back.state() == State.UNKNOWN)) {
      return Verdict.UNKNOWN;
    }
    if (forward.carriesSome() && back.carriesSome()) {
      return forward.isOpen() && back.isOpen() ? Verdict.REACHABLE : Verdict.PARTLY_REACHABLE;
    }
    if (forward.carriesSome()) {
      return Verdict.FORWARD_ONLY;
    }
    return back.carriesSome() ? Verdict.RETURN_ONLY : Verdict.UNREACHABLE;
  }

  private static Optional<Blocker> first(Direction forward, Direction back) {
    return Optional.ofNullable(forward.blocker())
        .or(
            () ->
                Optional.ofNullable(back.blocker())
                    .map(
                        blocker ->
                            blocker.isUnknown() || back.carriesSome()
                                ? blocker
                                : blocker.summedUpAs(BlockerCode.ONE_DIRECTION_ONLY)));
  }
}
