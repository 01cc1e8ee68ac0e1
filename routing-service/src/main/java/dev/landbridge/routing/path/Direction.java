package dev.landbridge.routing.path;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One way of a path: what packets pass, and what stops them if anything does. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Direction(List<Hop> hops, @Nullable Blocker blocker) {
  Direction {
    hops = List.copyOf(hops);
  }

  static Direction open(Hop... hops) {
    return new Direction(List.of(hops), null);
  }

  static Direction blocked(Blocker blocker, Hop... hops) {
    return new Direction(List.of(hops), blocker);
  }

  boolean isOpen() {
    return Optional.ofNullable(blocker).isEmpty();
  }
}
