package dev.landbridge.gateway.tencentapi.route;

import dev.landbridge.gateway.tencentapi.Tag;
import dev.landbridge.gateway.tencentapi.Times;
import java.util.List;

/** A route table on the wire; local routes are shown apart, as blocks. */
record RouteTable(
    String vpcId,
    String routeTableId,
    String routeTableName,
    List<RouteTableAssociation> associationSet,
    List<Route> routeSet,
    boolean main,
    String createdTime,
    List<Tag> tagSet,
    List<CidrForCcn> localCidrForCcn) {

  record RouteTableAssociation(String subnetId, String routeTableId) {}

  /** A block of the VPC, and whether it is published as a whole: here never. */
  record CidrForCcn(String cidr, boolean publishedToVbc) {}

  RouteTable {
    associationSet = List.copyOf(associationSet);
    routeSet = List.copyOf(routeSet);
    tagSet = List.copyOf(tagSet);
    localCidrForCcn = List.copyOf(localCidrForCcn);
  }

  /**
   * @param routes those to show
   */
  static RouteTable of(RouteTableView table, List<RouteView> routes) {
    return new RouteTable(
        table.vpcId().text(),
        table.id().text(),
        table.name(),
        table.subnetIds().stream()
            .map(subnet -> new RouteTableAssociation(subnet.text(), table.id().text()))
            .toList(),
        routes.stream().filter(route -> !route.isLocal()).map(Route::of).toList(),
        table.main(),
        Times.text(table.createdAt()),
        List.of(),
        routes.stream()
            .filter(RouteView::isLocal)
            .map(route -> new CidrForCcn(route.destination().text(), false))
            .toList());
  }
}
