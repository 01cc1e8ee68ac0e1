package dev.landbridge.routing.route;

import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import java.util.List;

/** A whole table as a JSON document. */
record RouteExport(RouteTableId routeTableId, VpcId vpcId, List<RouteResource> routes) {
  RouteExport {
    routes = List.copyOf(routes);
  }
}
