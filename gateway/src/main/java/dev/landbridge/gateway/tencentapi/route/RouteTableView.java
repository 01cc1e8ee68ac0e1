package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.RegionVpcs;
import java.time.Instant;
import java.util.List;

/** A route table as our service shows it. */
record RouteTableView(
    RouteTableId id,
    VpcId vpcId,
    boolean main,
    String name,
    List<SubnetId> subnetIds,
    long version,
    Instant createdAt) {
  static final String PATH = "/v1/route-tables";

  RouteTableView {
    subnetIds = List.copyOf(subnetIds);
  }

  static String path(RouteTableId id) {
    return PATH + "/" + id;
  }

  static RouteTableView of(RouteTableId id, Call call) {
    return call.get(path(id), RouteTableView.class);
  }

  /** Those of the region at hand. */
  static List<RouteTableView> all(Call call) {
    var vpcs = RegionVpcs.of(call);
    return call.all(PATH, RouteTableView.class).stream()
        .filter(table -> vpcs.have(table.vpcId()))
        .toList();
  }
}
