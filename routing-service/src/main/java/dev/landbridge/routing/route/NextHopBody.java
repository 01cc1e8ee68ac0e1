package dev.landbridge.routing.route;

import dev.landbridge.events.routing.NextHop;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.routing.table.NextHopFacts;
import dev.landbridge.routing.table.NextHopId;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a route shall lead from now on. */
record NextHopBody(
    @NotNull NextHopType nextHopType,
    @NotNull NextHopId nextHopId,
    @Nullable RouteDescription description) {
  NextHopBody {
    nextHopId = RouteBody.idOf(nextHopType, nextHopId);
  }

  NextHop nextHop() {
    return NextHopFacts.canonical(new NextHop(nextHopType, nextHopId.text()));
  }

  String text() {
    return Objects.requireNonNullElse(description, RouteDescription.NONE).text();
  }
}
