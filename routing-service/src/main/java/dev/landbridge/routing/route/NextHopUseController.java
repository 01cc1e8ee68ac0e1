package dev.landbridge.routing.route;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.table.NextHopId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Which routes of an account use a next hop, over all its tables. */
@RestController
class NextHopUseController {
  private final RouteQueries queries;

  NextHopUseController(RouteQueries queries) {
    this.queries = queries;
  }

  @GetMapping("/v1/routes")
  Page<RouteResource> list(
      Caller caller,
      @RequestParam(required = false) @Nullable NextHopId nextHopId,
      @RequestParam(required = false) @Nullable CidrBlock destination,
      @RequestParam(required = false) @Nullable RouteStatus state,
      PageRequest page) {
    return queries.page(
        caller.requireAccount(), new RouteFilter(destination, state, nextHopId), page);
  }
}
