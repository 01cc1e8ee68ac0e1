package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Call;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which route table serves a subnet, as routing-service says. */
final class ServingTables {
  private static final String PATH = "/v1/route-table-associations";
  private static final int FEW = 5;

  private ServingTables() {}

  private record AssociationView(SubnetId subnetId, RouteTableId routeTableId) {}

  /** A few are asked for one by one, more are found in the list of all. */
  static Map<SubnetId, RouteTableId> of(List<SubnetId> subnets, Call call) {
    var found =
        subnets.size() > FEW
            ? call.all(PATH, AssociationView.class)
            : subnets.stream()
                .flatMap(id -> call.all(PATH + "?subnetId=" + id, AssociationView.class).stream())
                .toList();
    return found.stream()
        .collect(
            Collectors.toMap(
                AssociationView::subnetId, AssociationView::routeTableId, (one, _) -> one));
  }

  private record Served(SubnetId subnetId) {}

  /** Gives a subnet another table. */
  static void serve(RouteTableId table, SubnetId subnet, Call call) {
    call.post(
        "/v1/route-tables/" + table + "/associations",
        new Served(subnet),
        tools.jackson.databind.JsonNode.class);
  }
}
