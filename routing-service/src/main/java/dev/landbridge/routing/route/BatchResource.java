package dev.landbridge.routing.route;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.landbridge.events.account.AccountId;
import dev.landbridge.events.routing.RouteId;
import dev.landbridge.events.routing.RouteTableId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each change of a batch, in the order in which they were sent. */
record BatchResource(
    RouteTableId routeTableId, AccountId accountId, long version, List<Result> results) {
  BatchResource {
    results = List.copyOf(results);
  }

  /**
   * One change.
   *
   * @param route as it is after the whole batch; absent if it is gone
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(int index, RouteId routeId, @Nullable RouteResource route) {}
}
