package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.events.net.IpAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One way of a path: what packets pass, and what stops them if anything does.
 *
 * @param destinationAddress the address that the hops and the blocker are about, if there is one
 * @param carrying the hops of those packets that arrive, where others do not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Direction(
    State state,
    @Nullable IpAddress destinationAddress,
    List<Hop> hops,
    @Nullable Blocker blocker,
    @JsonIgnore List<Hop> carrying) {

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
    carrying = List.copyOf(carrying);
  }

  static Direction open(List<Hop> hops) {
    return new Direction(State.REACHABLE, null, hops, null, hops);
  }

  static Direction blocked(Blocker blocker, List<Hop> hops) {
    return new Direction(
        blocker.isUnknown() ? State.UNKNOWN : State.BLOCKED, null, hops, blocker, List.of());
  }

  static Direction blocked(Blocker blocker) {
    return blocked(blocker, List.of());
  }

  Direction to(IpAddress address) {
    return new Direction(state, address, hops, blocker, carrying);
  }

  Direction withoutAddress() {
    return new Direction(state, null, hops, blocker, carrying);
  }

  /** Some packets are stopped as told here, others arrive. */
  Direction besides(Direction open) {
    return new Direction(
        State.PARTLY_REACHABLE, destinationAddress, hops, blocker, open.carrying());
  }

  /** Whether any packets arrive. */
  boolean carriesSome() {
    return state == State.REACHABLE || state == State.PARTLY_REACHABLE;
  }

  boolean isOpen() {
    return Optional.ofNullable(blocker).isEmpty();
  }
}
