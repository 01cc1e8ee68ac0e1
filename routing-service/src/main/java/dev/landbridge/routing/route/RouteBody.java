package dev.landbridge.routing.route;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.table.NextHopFacts;
import dev.landbridge.routing.table.NextHopId;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A route as callers write it.
 *
 * @param nextHopId what {@code blackhole} leads to has none
 * @param enabled absent: yes
 */
record RouteBody(
    @NotNull CidrBlock destination,
    @NotNull NextHopType nextHopType,
    @NotNull NextHopId nextHopId,
    @Nullable RouteDescription description,
    @Nullable Boolean enabled) {
  RouteBody {
    nextHopId = idOf(nextHopType, nextHopId);
  }

  /** What drops packets needs no id. */
  static NextHopId idOf(@Nullable NextHopType type, NextHopId given) {
    return type == NextHopType.BLACKHOLE
        ? Objects.requireNonNullElseGet(given, () -> new NextHopId(NextHop.BLACKHOLE.id()))
        : given;
  }

  NextHop nextHop() {
    return NextHopFacts.canonical(new NextHop(nextHopType, nextHopId.text()));
  }

  String text() {
    return Objects.requireNonNullElse(description, RouteDescription.NONE).text();
  }

  boolean isEnabled() {
    return Objects.requireNonNullElse(enabled, true);
  }
}
