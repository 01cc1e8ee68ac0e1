package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.events.net.IpAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way of a path: what packets pass, and what stops them if anything does.
 *
 * @param destinationAddress the address that the hops and the blocker are about, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Direction(
    State state,
    @Nullable IpAddress destinationAddress,
    List<Hop> hops,
    @Nullable Blocker blocker) {

  /** What becomes of packets to all addresses in question. */
  enum State {
    REACHABLE,
    /** Some arrive, others do not. */
    PARTLY_REACHABLE,
    BLOCKED,
    /** Too little is known to say. */
    UNKNOWN
  }

  Direction {
    hops = List.copyOf(hops);
  }

  static Direction open(List<Hop> hops) {
    return new Direction(State.REACHABLE, null, hops, null);
  }

  static Direction blocked(Blocker blocker, List<Hop> hops) {
    return new Direction(blocker.isUnknown() ? State.UNKNOWN : State.BLOCKED, null, hops, blocker);
  }

  static Direction blocked(Blocker blocker) {
    return blocked(blocker, List.of());
  }

  Direction to(IpAddress address) {
    return new Direction(state, address, hops, blocker);
  }

  Direction withoutAddress() {
    return new Direction(state, null, hops, blocker);
  }

  Direction as(State other) {
    return new Direction(other, destinationAddress, hops, blocker);
  }

  boolean isOpen() {
    return Optional.ofNullable(blocker).isEmpty();
  }
}
