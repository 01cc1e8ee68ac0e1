package dev.landbridge.gateway.tencentapi.vpc;

import dev.landbridge.events.Tags;
import dev.landbridge.events.net.CidrBlock;
import dev.landbridge.events.peering.SubnetId;
import dev.landbridge.events.peering.VpcId;
import dev.landbridge.events.routing.RouteTableId;
import dev.landbridge.gateway.tencentapi.AllOrNothing;
import dev.landbridge.gateway.tencentapi.Call;
import dev.landbridge.gateway.tencentapi.CloudError;
import dev.landbridge.gateway.tencentapi.Tag;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Several subnets of one VPC in one action: all, or none. */
final class SubnetBatch {
  private static final int MOST = 100;

  /** One more is the zone. */
  private static final int MOST_TAGS = Tags.MOST - 1;

  private SubnetBatch() {}

  record CreateSubnets(
      String vpcId, List<SubnetInput> subnets, @Nullable List<Tag> tags, @Nullable String cdcId) {}

  record SubnetInput(
      String cidrBlock, String subnetName, String zone, @Nullable String routeTableId) {}

  record CreatedSubnets(List<Subnet> subnetSet) {}

  /** A subnet as our service is asked for it. */
  record NewSubnet(VpcId vpcId, String cidrBlock, String name, Map<String, String> tags) {
    static NewSubnet of(VpcId vpc, SubnetInput input, @Nullable List<Tag> given) {
      var tags = Tag.mapOf(given, MOST_TAGS);
      tags.put(SubnetView.ZONE, input.zone());
      return new NewSubnet(vpc, input.cidrBlock(), input.subnetName(), tags);
    }
  }

  static CreatedSubnets create(CreateSubnets input, Call call) {
    Extras.refuse("CdcId", input.cdcId());
    if (input.subnets().isEmpty() || input.subnets().size() > MOST) {
      throw new CloudError(
          "InvalidParameterValue.LimitExceeded", "Expected 1 to " + MOST + " subnets");
    }
    var vpc = VpcId.parse(input.vpcId());
    var wishes = // first: one that can be none shall not cost others a way back
        input.subnets().stream()
            .map(one -> Wish.of(NewSubnet.of(vpc, one, input.tags()), one))
            .toList();
    return AllOrNothing.of(
        steps -> {
          var made = wishes.stream().map(wish -> make(wish, call, steps)).toList();
          return new CreatedSubnets(served(made, call));
        });
  }

  /** One subnet, and the table that shall serve it, if not the usual one. */
  private record Wish(NewSubnet body, Optional<RouteTableId> table) {
    static Wish of(NewSubnet body, SubnetInput input) {
      CidrBlock.parse(input.cidrBlock());
      var table = Optional.ofNullable(input.routeTableId()).filter(id -> !id.isEmpty());
      return new Wish(body, table.map(RouteTableId::parse));
    }
  }

  private static SubnetView make(Wish wish, Call call, AllOrNothing steps) {
    var made = make(wish.body(), call, steps);
    wish.table().ifPresent(id -> ServingTables.serve(id, made.id(), call));
    return made;
  }

  static SubnetView make(NewSubnet body, Call call, AllOrNothing steps) {
    return steps.step(
        () -> call.post(SubnetView.PATH, body, SubnetView.class),
        subnet -> "created " + subnet.id(),
        subnet -> call.delete(SubnetView.path(subnet.id())));
  }

  /** With the table that serves each. */
  static List<Subnet> served(List<SubnetView> subnets, Call call) {
    var tables = ServingTables.of(subnets.stream().map(SubnetView::id).toList(), call);
    return subnets.stream().map(subnet -> served(subnet, tables)).toList();
  }

  static Subnet served(SubnetView subnet, Map<SubnetId, RouteTableId> tables) {
    var table = Optional.ofNullable(tables.get(subnet.id()));
    return Subnet.of(subnet, table.map(RouteTableId::text).orElse(""));
  }
}
