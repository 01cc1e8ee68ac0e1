package dev.landbridge.routing.route;

import static dev.landbridge.platform.access.Verb.ASK;

import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.net.IpAddress;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.NextHopType;
import dev.landbridge.events.routing.RouteOrigin;
import dev.landbridge.events.routing.RouteStatus;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.platform.access.Needs;
import dev.landbridge.platform.web.Caller;
import dev.landbridge.platform.web.Page;
import dev.landbridge.platform.web.PageRequest;
import dev.landbridge.routing.table.NextHopId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The stored routes of an account over all its tables, such as all that use one next hop. */
@RestController
class NextHopUseController {
  private final RouteQueries queries;

  NextHopUseController(RouteQueries queries) {
    this.queries = queries;
  }

  @Needs(ASK)
  @GetMapping("/v1/routes")
  Page<RouteResource> list(
      Caller caller,
      @RequestParam(required = false) @Nullable CidrBlock destination,
      @RequestParam(required = false) @Nullable IpAddress contains,
      @RequestParam(required = false) @Nullable CidrBlock overlaps,
      @RequestParam(required = false) @Nullable RouteStatus state,
      @RequestParam(required = false) @Nullable NextHopType nextHopType,
      @RequestParam(required = false) @Nullable NextHopId nextHopId,
      @RequestParam(required = false) @Nullable RouteOrigin origin,
      @RequestParam(required = false) @Nullable RouteTableId routeTableId,
      @RequestParam(required = false) @Nullable VpcId vpcId,
      PageRequest page) {
    var filter =
        new RouteFilter(
            destination,
            contains,
            overlaps,
            state,
            nextHopType,
            nextHopId,
            origin,
            routeTableId,
            vpcId);
    return queries.page(caller.requireAccount(), filter, page);
  }
}
