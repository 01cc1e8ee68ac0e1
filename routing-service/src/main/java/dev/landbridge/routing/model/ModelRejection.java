package dev.landbridge.routing.model;

import dev.landbridge.events.Rejection;
import java.time.Instant;

/** Why there is no picture of the network. */
sealed interface ModelRejection extends Rejection {

  record AsOfInTheFuture(Instant asOf, Instant now) implements ModelRejection {
    @Override
    public String code() {
      return "as-of-in-the-future";
    }

    @Override
    public String detail() {
      return "Expected a moment of the past, but %s is after %s.".formatted(asOf, now);
    }
  }
}
