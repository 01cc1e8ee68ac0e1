package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.Action;
import dev.landbridge.gateway.tencentapi.ActionGroup;
import dev.landbridge.gateway.tencentapi.AllOrNothing;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.Done;
import dev.landbridge.gateway.tencentapi.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Route tables, and which subnets they serve. */
@Component
final class RouteTableActions implements ActionGroup {

  @Override
  public List<Action<?, ?>> actions() {
    return List.of(
        Action.of("CreateRouteTable", CreateRouteTable.class, RouteTableActions::create),
        Action.of("DescribeRouteTables", RouteTableList.Describe.class, RouteTableList::describe),
        Action.of("ModifyRouteTableAttribute", Modify.class, RouteTableActions::modify),
        Action.of("DeleteRouteTable", DeleteRouteTable.class, RouteTableActions::delete),
        Action.of("ReplaceRouteTableAssociation", Associate.class, RouteTableActions::associate));
  }

  record CreateRouteTable(String vpcId, String routeTableName, @Nullable List<Tag> tags) {}

  record CreatedRouteTable(RouteTable routeTable) {}

  private record NewTable(VpcId vpcId, String name) {}

  private static CreatedRouteTable create(CreateRouteTable input, Call call) {
    Tag.refuse(input.tags(), "InvalidParameterValue.TagNotSupportTag");
    var body = new NewTable(VpcId.parse(input.vpcId()), input.routeTableName());
    return AllOrNothing.of(
        steps -> {
          var made =
              steps.step(
                  () -> call.post(RouteTableView.PATH, body, RouteTableView.class),
                  table -> "created " + table.id(),
                  table -> call.delete(RouteTableView.path(table.id())));
          return new CreatedRouteTable(RouteTable.of(made, RouteView.of(made.id(), call)));
        });
  }

  record Modify(String routeTableId, String routeTableName) {}

  record Renamed(String name) {}

  private static Done modify(Modify input, Call call) {
    rename(RouteTableId.parse(input.routeTableId()), input.routeTableName(), call);
    return new Done();
  }

  static RouteTableView rename(RouteTableId table, String name, Call call) {
    return call.patch(RouteTableView.path(table), new Renamed(name), RouteTableView.class);
  }

  record DeleteRouteTable(String routeTableId) {}

  private static Done delete(DeleteRouteTable input, Call call) {
    call.delete(RouteTableView.path(RouteTableId.parse(input.routeTableId())));
    return new Done();
  }

  record Associate(String routeTableId, String subnetId) {}

  private record Served(SubnetId subnetId) {}

  /** Whichever table served the subnet before does so no longer. */
  private static Done associate(Associate input, Call call) {
    var table = RouteTableId.parse(input.routeTableId());
    var served = new Served(SubnetId.parse(input.subnetId()));
    call.post(RouteTableView.path(table) + "/associations", served, JsonNode.class);
    return new Done();
  }
}
